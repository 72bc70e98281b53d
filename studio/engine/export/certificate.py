"""The proof of an export: a fresh process opens the file and must predict the same."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import Cancelled, WorkError

TOLERANCE = 1e-5
"""Largest difference of a class probability."""

_SECONDS = 300
_POLL_SECONDS = 0.1
_SCRIPT = Path(__file__).with_name("reopen.py")


class NotReopenedError(WorkError):
    """The file was written but a fresh Keras cannot open it, or it predicts something else."""


def largest_difference(
    file: Path,
    images: NDArray[np.uint8],
    expected: NDArray[np.float32],
    is_cancelled: Callable[[], bool],
) -> float:
    """Open `file` in a fresh process and compare its probabilities with `expected`.

    Args:
        images: probe images (n, height, width, channels), 0..255.
        expected: probabilities (n, classes) of the run's own model.
        is_cancelled: asked again and again while the other process works.

    Raises:
        NotReopenedError: it does not open, or differs by more than `TOLERANCE`.
        Cancelled: as asked; the other process is gone.
    """
    with tempfile.TemporaryDirectory(prefix="studio-export-") as folder:
        probes, answer = Path(folder, "probes.npz"), Path(folder, "answer.npz")
        np.savez(probes, images=images)
        command = [sys.executable, "-P", str(_SCRIPT), str(file), str(probes), str(answer)]
        with Path(folder, "errors.txt").open("w+b") as errors:
            status = _run(command, errors, file, is_cancelled)
            errors.seek(0)
            said = errors.read().decode(errors="replace")
        if status != 0 or not answer.exists():
            reason = (said.strip().splitlines() or ["no reason given"])[-1]
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


def _run(
    command: list[str], errors: IO[bytes], file: Path, is_cancelled: Callable[[], bool]
) -> int:
    """Run our own script to its end and return its exit status.

    The script ends when its stdin does, so that it does not outlive this process.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors
    )
    end = time.monotonic() + _SECONDS
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL_SECONDS)
            if is_cancelled():
                raise Cancelled
            if time.monotonic() > end:
                raise NotReopenedError(
                    "{file} was written, but opening it again took more than {seconds} s.",
                    file=file.name,
                    seconds=_SECONDS,
                )
    finally:
        if process.stdin is not None:
            process.stdin.close()
        if process.poll() is None:
            process.kill()
            process.wait()
