"""The proof of an export: a fresh process opens the file and must predict the same."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import WorkError

TOLERANCE = 1e-5
"""Largest difference of a class probability."""

_SECONDS = 300
_SCRIPT = Path(__file__).with_name("reopen.py")


class NotReopenedError(WorkError):
    """The file was written but a fresh Keras cannot open it, or it predicts something else."""


def largest_difference(
    file: Path, images: NDArray[np.uint8], expected: NDArray[np.float32]
) -> float:
    """Open `file` in a fresh process and compare its probabilities with `expected`.

    Args:
        images: probe images (n, height, width, channels), 0..255.
        expected: probabilities (n, classes) of the run's own model.

    Raises:
        NotReopenedError: it does not open, or differs by more than `TOLERANCE`.
    """
    with tempfile.TemporaryDirectory(prefix="studio-export-") as folder:
        probes, answer = Path(folder, "probes.npz"), Path(folder, "answer.npz")
        np.savez(probes, images=images)
        command = [sys.executable, "-s", str(_SCRIPT), str(file), str(probes), str(answer)]
        try:
            done = subprocess.run(  # our own interpreter and script
                command, capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise NotReopenedError(
                "{file} was written, but opening it again took more than {seconds} s.",
                file=file.name,
                seconds=_SECONDS,
            ) from error
        if done.returncode != 0 or not answer.exists():
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise NotReopenedError(
                "{file} was written, but a fresh Keras cannot open it: {reason}",
                file=file.name,
                reason=reason[:300],
            )
        found = np.load(answer)["probabilities"]
    difference = float(np.abs(found - expected).max())
    if not difference <= TOLERANCE:
        raise NotReopenedError(
            "{file} was written and opened again, but its probabilities differ by {difference}.",
            file=file.name,
            difference=f"{difference:.2g}",
        )
    return difference
