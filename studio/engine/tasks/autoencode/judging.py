"""Measuring how well a run restores each of its images, where that is not kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.dataset.images import Part
from studio.core.dataset.split import only
from studio.core.evaluation import kept
from studio.core.evaluation import restorations as tables
from studio.core.evaluation.restorations import Restorations
from studio.core.look.view import Checkpoint
from studio.core.runs import run_folder as run_folders
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.autoencode.evaluation import restorations_of
from studio.engine.tasks.keeping import keep, opened


def judge_run(
    job: Job, path: Path, checkpoint: Checkpoint = "best", part: Part | None = None
) -> tuple[Path, Restorations]:
    """Return how well a run restores each image, and the file it is read from.

    The file is kept in the run's folder, or in the cache where that cannot be written, the run has
    not ended, or another checkpoint than the best or a single part is meant.

    Raises:
        InputError: no autoencoder, nothing is learned yet, its model is missing or damaged, its
            images are not what they were, or it was trained further meanwhile.
        WorkError: neither its folder nor the cache can be written.
        Cancelled: the request was given up; nothing is kept.
    """
    run = run_folders.open_run(path)
    kept.check_autoencoder(run)
    file = kept.find(run, checkpoint, part)
    if file is not None:
        with suppress(InputError):  # damaged, so it is made again
            return file, tables.read(file, run.dataset()[0])
    cached = kept.cached_file(run, checkpoint, part)
    with job.phase(Phase.BUILDING):
        trained = opened(job, run, checkpoint)
    parts = trained.parts if part is None else only(trained.parts, part)
    found = restorations_of(job, trained, trained.dataset, parts)
    is_own = checkpoint == "best" and part is None and run.has_report
    return keep(run, cached, lambda place: tables.write(found, place), is_own=is_own), found
