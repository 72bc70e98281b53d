"""Class probabilities of image files: a few as an answer, any number as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.named_output import named_file
from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.given_files import given_files
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.evaluation.kept import cached_file
from studio.core.evaluation.rejection import NONE_OF_THESE
from studio.core.recipes.recipe import Data, task_of
from studio.core.runs.run_folder import open_run
from studio.core.wire.messages import REFUSED_LISTED, Phase, Tabulated
from studio.engine.job import Job
from studio.engine.tasks.classify.judgement import of_all_classes
from studio.engine.tasks.prediction import TrainedModel, open_trained

_CHUNK = 64
"""Files that are decoded, and classified, together."""


class PredictedFiles(msgspec.Struct, frozen=True):
    """Probabilities, float32 (files, classes); NaN where a file is refused, with its reason."""

    classes: tuple[str, ...]
    probabilities: NDArray[np.float32]
    refused: dict[int, Sentence]


class _Chunk(NamedTuple):
    """Files `start` and on: probabilities (files, classes) and refused ones by their places."""

    start: int
    probabilities: NDArray[np.float32]
    refused: dict[int, Sentence]


def predict_files(job: Job, run: Path, files: Sequence[Path]) -> PredictedFiles:
    """Return the class probabilities of image files.

    Raises:
        InputError: as `TrainedModel`, or the run knows no classes.
        Cancelled: the request was given up.
    """
    trained = _opened(job, run)
    found = np.full((len(files), len(trained.classes)), np.nan, np.float32)
    refused: dict[int, Sentence] = {}
    for chunk in _predicted(job, trained, files):
        found[chunk.start : chunk.start + len(chunk.probabilities)] = chunk.probabilities
        refused |= chunk.refused
    return PredictedFiles(trained.classes, found, refused)


def tabulate(
    job: Job, run: Path, paths: Sequence[Path], table: Path, threshold: float = 0.0
) -> Tabulated:
    """Write the class probabilities of image files as CSV, whole or not at all.

    Its columns are file, predicted, and one of probabilities for each class.

    Args:
        paths: image files, and folders of them.
        threshold: below it the predicted class is "none of these".

    Raises:
        InputError: as `predict_files`; no file is given, or none that is an image.
        WorkError: the table cannot be written.
        Cancelled: the request was given up.
    """
    files = given_files(paths)
    trained = _opened(job, run)
    refused: dict[str, Sentence] = {}
    count = 0
    with named_file(table) as binary:
        text = io.TextIOWrapper(binary, "utf-8", "surrogateescape", newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["file", "predicted", *trained.classes])
        for chunk in _predicted(job, trained, files):
            for place, row in enumerate(chunk.probabilities, chunk.start):
                if place in chunk.refused:
                    continue
                values = (repr(float(value)) for value in row)
                answer = answer_of(trained.classes, row, threshold)
                writer.writerow([files[place], answer, *values])
            count += len(chunk.refused)
            for place, reason in chunk.refused.items():
                if len(refused) < REFUSED_LISTED:
                    refused[str(files[place])] = reason
        if count == len(files):
            raise none_is_an_image(files[0], refused[str(files[0])])
        text.flush()
        text.detach()
    return Tabulated(job.request, str(table), len(files) - count, refused, count)


def answer_of(classes: Sequence[str], row: NDArray[np.float32], threshold: float) -> str:
    """Return the most probable class, or that it is none where its probability is too low."""
    best = int(row.argmax())
    return classes[best] if row[best] >= threshold else NONE_OF_THESE


def none_is_an_image(file: Path, reason: Sentence) -> InputError:
    """Return the failure of a prediction all of whose files were refused."""
    return InputError(
        "None of the files given is an image that this program reads; {file}: {reason}",
        file=str(file),
        reason=str(reason),
    )


def _opened(job: Job, run: Path) -> TrainedModel:
    """Return the run's model; it stays open, for who drops one image after the other."""

    def opened() -> TrainedModel:
        with job.phase(Phase.BUILDING):
            return open_trained(job, run)

    weights = cached_file(open_run(run), "best")
    trained = job.questions.trained.get(weights, opened)
    if not task_of(trained.recipe).needs_classes:
        raise InputError(
            "{run} knows no classes; `studio predict` needs a classifier. `studio evaluate` says "
            "how good it is at its own task.",
            run=str(run),
        )
    return trained


def _predicted(job: Job, trained: TrainedModel, files: Sequence[Path]) -> Iterator[_Chunk]:
    """Yield what the model says, in order; images are decoded ahead on all cores."""

    def cancelled() -> bool:
        return job.control.is_cancelled(job.request)

    decode = partial(_decoded, data=trained.recipe.data)
    start = 0
    with job.phase(Phase.TESTING) as progress:
        for decoded in in_parallel(decode, files, chunk=_CHUNK, cancelled=cancelled):
            found = np.full((len(decoded), len(trained.classes)), np.nan, np.float32)
            refused = {
                start + place: it for place, it in enumerate(decoded) if isinstance(it, Sentence)
            }
            places = [place for place, it in enumerate(decoded) if not isinstance(it, Sentence)]
            if places:
                pixels = np.stack([it for it in decoded if not isinstance(it, Sentence)])
                found[places] = of_all_classes(
                    trained.predictor.predict(pixels, np.arange(len(places)))
                )
            yield _Chunk(start, found, refused)
            start += len(decoded)
            progress(start, len(files))


def _decoded(file: Path, data: Data) -> NDArray[np.uint8] | Sentence:
    """Return the pixels of a file, or why it has none."""
    try:
        return load_pixels(file, data.image_size, data.color)
    except UnreadableImage as error:
        return error.sentence
