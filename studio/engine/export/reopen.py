"""Run by a fresh interpreter: opens an exported file as the snippet does and predicts.

    python -P reopen.py PROGRAM.py PROBES.npz IMAGES ANSWER.npz

PROGRAM.py is the snippet that a person is shown, run as it stands in the folder IMAGES, which
holds its "image.jpg". It imports nothing of ours, and neither does this script, so what opens
here opens in everybody's Keras. It ends with its stdin, which whoever started it holds open.
"""

from __future__ import annotations

import os
import runpy
import sys
import threading
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")


def main(program: str, probes: str, images: str, answer: str) -> None:
    """Write what the model makes of the probes, and of the image files in order of name."""
    import numpy as np

    with np.load(probes) as held:
        given = held["inputs"].astype("float32")
        function = str(held["function"])
    os.chdir(images)
    shown = runpy.run_path(program)
    found = np.asarray(shown["model"](given))
    files = sorted(Path.cwd().iterdir()) if function else []
    by_program = np.stack([shown[function](file) for file in files]) if files else found[:0]
    with Path(answer).open("wb") as out:
        np.savez(out, outputs=found, by_program=by_program)


def _end_with_stdin() -> None:
    """End even while TensorFlow is being imported."""
    os.read(0, 1)  # sys.stdin's own lock would be held at the end of the interpreter
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    main(*sys.argv[1:])
