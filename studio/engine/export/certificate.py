"""The proof of an export: a fresh process opens the file and must predict the same."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, WorkError
from studio.core.base.scratch_folder import scratch_folder
from studio.core.dataset.decode import load_pixels
from studio.core.exports.formats import ExportFormat
from studio.core.exports.snippet import FUNCTIONS, Answer
from studio.core.recipes.allowed import Color
from studio.engine.export.awkward_images import write_awkward_images

Predict = Callable[[NDArray[Any]], NDArray[np.float32]]
"""Pixels (n, height, width, channels), 0..255, or codes (n, code), to outputs (n, ...)."""

_SECONDS = 300
_POLL_SECONDS = 0.1
_SCRIPT = Path(__file__).with_name("reopen.py")


class NotReopenedError(WorkError):
    """The file was written but a fresh process cannot open it, or it predicts something else."""


class Probes(msgspec.Struct, frozen=True):
    """What an exported file is asked, and what the run's own model answers.

    Attributes:
        inputs: images (n, height, width, channels), 0..255, or codes (n, code).
        expected: what the run's own model makes of them, (n, ...).
        predict: the run's own model.
        color: what it was trained on.
        seed: of the image files that are made for the snippet.
        answer: what the model gives.
        scale: range of its outputs; differences are told as shares of it.
    """

    inputs: NDArray[Any]
    expected: NDArray[np.float32]
    predict: Predict
    color: Color
    seed: int
    answer: Answer = "probabilities"
    scale: float = 1.0


class Proof(msgspec.Struct, frozen=True):
    """What came of it.

    Attributes:
        difference: largest one of an output on the probes, as a share of the outputs' range.
        program_files: image files that the snippet was run on.
        program_difference: largest one on them.
    """

    difference: float
    program_files: int
    program_difference: float


def proof_of(
    file: Path,
    form: ExportFormat,
    program: str,
    probes: Probes,
    is_cancelled: Callable[[], bool],
) -> Proof:
    """Let a fresh process open `file` by running `program`, and compare what it predicts.

    Args:
        file: what was exported.
        form: in which format.
        program: the snippet for it.
        is_cancelled: asked again and again while the other process works.

    Raises:
        NotReopenedError: it does not open, or differs by more than the format's tolerance on the
            probes.
        Cancelled: as asked; the other process is gone.
    """
    with scratch_folder("export") as folder:
        images = folder / "images"
        images.mkdir()
        files: list[Path] = []
        if probes.answer in FUNCTIONS:
            height, width = probes.inputs.shape[1:3]
            files = sorted(write_awkward_images(images, (height, width), probes.seed))
        found = _answer(file, form, program, probes, images, is_cancelled)
        by_us = _predicted(files, probes)
    difference = float(np.abs(found["outputs"] - probes.expected).max()) / probes.scale
    if not difference <= form.tolerance:
        raise NotReopenedError(
            "{file} was written and opened again, but its answers differ by {difference}.",
            file=file.name,
            difference=f"{difference:.2g}",
        )
    apart = np.abs(found["by_program"] - by_us).max(initial=0.0) / probes.scale
    return Proof(difference, len(files), float(apart))


def _predicted(files: list[Path], probes: Probes) -> NDArray[np.float32]:
    """Return what the program answers for image files, one at a time as the snippet does."""
    if not files:
        return probes.expected[:0]
    size = probes.inputs.shape[1:3]
    pixels = [load_pixels(file, (size[0], size[1]), probes.color) for file in files]
    return np.concatenate([probes.predict(image[np.newaxis]) for image in pixels])


def _answer(
    file: Path,
    form: ExportFormat,
    program: str,
    probes: Probes,
    images: Path,
    is_cancelled: Callable[[], bool],
) -> dict[str, NDArray[Any]]:
    folder = images.parent
    script, asked, answer = (folder / name for name in ("program.py", "probes.npz", "answer.npz"))
    script.write_text(program, encoding="utf-8")
    np.savez(asked, inputs=probes.inputs, function=np.array(FUNCTIONS.get(probes.answer, "")))
    given = (script, asked, images, answer)
    command = [sys.executable, "-P", str(_SCRIPT), *map(str, given)]
    with (folder / "errors.txt").open("w+b") as errors:
        status = _run(command, errors, file, is_cancelled)
        errors.seek(0)
        said = errors.read().decode(errors="replace")
    if status != 0 or not answer.exists():
        reason = (said.strip().splitlines() or ["no reason given"])[-1]
        raise NotReopenedError(
            "{file} was written, but a fresh {reader} cannot open it: {reason}",
            file=file.name,
            reader=form.reader,
            reason=reason[:300],
        )
    with np.load(answer) as held:
        return dict(held)


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
            if is_cancelled():
                raise Cancelled
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL_SECONDS)
            if time.monotonic() > end:
                raise NotReopenedError(
                    "{file} was written, but reloading it took more than {seconds} s.",
                    file=file.name,
                    seconds=_SECONDS,
                )
    finally:
        if process.stdin is not None:
            process.stdin.close()
        if process.poll() is None:
            process.kill()
            process.wait()
