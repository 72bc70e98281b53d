"""Judging a trained classifier: a run on its own images, or on those of another folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset import scan as scans
from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.split import Split
from studio.core.evaluation import kept
from studio.core.evaluation import predictions as tables
from studio.core.evaluation.predictions import Predictions
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.look.view import Checkpoint
from studio.core.runs import run_folder as run_folders
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.classify.judgement import of_all_classes
from studio.engine.tasks.keeping import kept_or_made
from studio.engine.tasks.prediction import TrainedModel


def judge_run(
    job: Job, path: Path, checkpoint: Checkpoint = "best", part: Part | None = None
) -> tuple[Path, RunEvaluation]:
    """Return what is known of a run, and the file it is read from; predict where there is none.

    See `kept_or_made`.

    Raises:
        InputError: no classifier, or as there; likewise WorkError and Cancelled.
    """
    run = run_folders.open_run(path)
    kept.check_classifier(run)

    def make(trained: TrainedModel, parts: Split) -> Callable[[Path], None]:
        images = np.concatenate([parts.part(one) for one in PARTS])
        probabilities = judged_probabilities(job, trained, trained.dataset, images)
        labels = trained.dataset.labels().astype(np.int32)
        found = tables.of_split(parts, labels, probabilities)
        return lambda place: tables.write(found, place)

    return kept_or_made(job, run, checkpoint, part, kept.evaluation_of, make)


def judge_folder(job: Job, trained: TrainedModel, folder: Path) -> RunEvaluation:
    """Judge the model on every image of a folder with one folder a class.

    Returns:
        what is known of them; they count as test images.

    Raises:
        InputError: a class folder that the model does not know, or no images.
        Cancelled: the request was given up.
    """
    with job.phase(Phase.SCANNING) as progress:
        data = trained.recipe.data
        form = PixelForm(data.image_size, data.color)
        dataset = scans.scan(folder, progress=progress, cancelled=job.is_cancelled, pixels=form)
    unknown = [name for name in dataset.classes if name not in trained.classes]
    if unknown:
        raise InputError(
            "{folder} has class folders that the run does not know: {unknown}. Known: {known}.",
            folder=str(folder),
            unknown=", ".join(unknown),
            known=", ".join(trained.classes),
        )
    if not dataset.images:
        raise InputError("{folder} contains no readable images.", folder=str(folder))
    images = np.arange(len(dataset.images))
    probabilities = judged_probabilities(job, trained, dataset, images)
    column = {name: place for place, name in enumerate(trained.classes)}
    columns = np.array([column[name] for name in dataset.classes], np.int32)
    found = Predictions(
        images.astype(np.int32),
        np.full(len(images), PARTS.index("test"), np.int32),
        columns[dataset.labels()],
        probabilities,
    )
    return RunEvaluation(dataset, trained.classes, found)


def judged_probabilities(
    job: Job, trained: TrainedModel, dataset: Dataset, images: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return what a model says of some images of a data set, float32 (images, classes).

    Raises:
        InputError: an image is gone or changed.
        Cancelled: the request was given up.
    """
    data = trained.recipe.data
    form = PixelForm(data.image_size, data.color)
    with open_pixels(dataset, form) as pixels, job.phase(Phase.TESTING) as progress:
        pixels.check_reachable(images)
        pixels.expect(images)
        found = trained.predictor.predict(pixels, images, progress, job.is_cancelled)
        return of_all_classes(found)
