"""Measuring how well a run restores each of its images, where that is not kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio.core.dataset.images import Part
from studio.core.dataset.split import Split
from studio.core.evaluation import kept
from studio.core.evaluation import restorations as tables
from studio.core.evaluation.restorations import Restorations
from studio.core.look.view import Checkpoint
from studio.core.runs import run_folder as run_folders
from studio.engine.job import Job
from studio.engine.tasks.autoencode.evaluation import restorations_of
from studio.engine.tasks.keeping import kept_or_made
from studio.engine.tasks.prediction import TrainedModel


def judge_run(
    job: Job, path: Path, checkpoint: Checkpoint = "best", part: Part | None = None
) -> tuple[Path, Restorations]:
    """Return how well a run restores each image, and the file it is read from.

    See `kept_or_made`.

    Raises:
        InputError: no autoencoder, or as there; likewise WorkError and Cancelled.
    """
    run = run_folders.open_run(path)
    kept.check_autoencoder(run)

    def make(trained: TrainedModel, parts: Split) -> Callable[[Path], None]:
        found = restorations_of(job, trained, trained.dataset, parts)
        return lambda place: tables.write(found, place)

    return kept_or_made(job, run, checkpoint, part, tables.read, make)
