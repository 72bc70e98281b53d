"""Run by a fresh interpreter: opens an exported file with plain Keras and predicts the probes.

    python -P reopen.py FILE PROBES.npz ANSWER.npz

It imports nothing of ours, so what it can open, everybody's Keras can. It ends with its stdin,
which whoever started it holds open.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")


def opened(file: str) -> keras.layers.Layer:
    """Return something that turns images into probabilities."""
    import keras

    if Path(file).is_dir():
        return keras.layers.TFSMLayer(file, call_endpoint="serve")
    if file.endswith(".weights.h5"):
        architecture = Path(file.removesuffix(".weights.h5") + ".json")
        model = keras.models.model_from_json(architecture.read_text(encoding="utf-8"))
        model.load_weights(file)
        return model
    return keras.models.load_model(file, compile=False)


def main(file: str, probes: str, answer: str) -> None:
    """Write the probabilities of `probes` to `answer`."""
    import numpy as np

    images = np.load(probes)["images"].astype("float32")
    model = opened(file)
    found = np.asarray(model(images, training=False))
    with Path(answer).open("wb") as out:
        np.savez(out, probabilities=found)


def _end_with_stdin() -> None:
    """End even while TensorFlow is being imported."""
    os.read(0, 1)  # sys.stdin's own lock would be held at the end of the interpreter
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    main(*sys.argv[1:])
