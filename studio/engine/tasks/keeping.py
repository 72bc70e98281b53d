"""What is known of single images of a run: the network that says it, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from studio.core.base.errors import InputError, WorkError
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.split import Split, only
from studio.core.evaluation import kept
from studio.core.look.view import Checkpoint
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.tasks.prediction import TrainedModel, open_trained

T = TypeVar("T")


def opened(job: Job, run: RunFolder, checkpoint: Checkpoint) -> TrainedModel:
    """Open a run; its epochs take turns in one network, whose step is compiled once.

    Raises:
        InputError: as `TrainedModel`.
    """
    if not isinstance(checkpoint, int):
        return open_trained(job, run.path, checkpoint)
    began = run.base_file.stat().st_mtime_ns if run.base_file.exists() else 0
    key = ("epochs", str(run.path), began)
    trained = job.questions.trained.get(key, lambda: TrainedModel(run.path, checkpoint))
    trained.turn_to(checkpoint)
    return trained


def kept_or_made(
    job: Job,
    run: RunFolder,
    checkpoint: Checkpoint,
    part: Part | None,
    read: Callable[[Path, Dataset], T],
    make: Callable[[TrainedModel, Split], Callable[[Path], None]],
) -> tuple[Path, T]:
    """Return the file of what a run says of single images, and what it holds.

    The file is kept in the run's folder, or in the cache where that cannot be written, the run has
    not ended, or another checkpoint than the best or a single part is meant.

    Args:
        job: carries it out.
        run: that is asked.
        checkpoint: which of its weights.
        part: the only one whose images are asked about; None for all.
        read: what a file holds about the images of a data set; where it raises InputError, which
            says that it is damaged, the file is made again.
        make: asks a network about the images of some parts, and returns what writes the answers.

    Raises:
        InputError: nothing is learned yet, its model is missing or damaged, its images are not what
            they were, or it was trained further meanwhile.
        WorkError: neither its folder nor the cache can be written.
        Cancelled: the request was given up; nothing is kept.
    """
    file = kept.find(run, checkpoint, part)
    if file is not None:
        with suppress(InputError):
            return file, read(file, run.dataset()[0])
    cached = kept.cached_file(run, checkpoint, part)
    with job.phase(Phase.BUILDING):
        trained = opened(job, run, checkpoint)
    write = make(trained, trained.parts if part is None else only(trained.parts, part))
    is_own = checkpoint == "best" and part is None and run.has_report
    file = keep(run, cached, write, is_own=is_own)
    return file, read(file, trained.dataset)


def keep(run: RunFolder, cached: Path, write: Callable[[Path], None], *, is_own: bool) -> Path:
    """Write it where it belongs; return the file.

    Args:
        run: that was asked.
        cached: the file in the cache, named by the weights that were asked.
        write: writes a file, whole or not at all.
        is_own: whether it belongs into the run's folder.

    Raises:
        InputError: the run was trained further meanwhile.
        WorkError: neither its folder nor the cache can be written.
    """
    if is_own:
        with suppress(WorkError), run.held():
            if kept.cached_file(run, "best") != cached:
                raise InputError(
                    "{run} was trained further meanwhile. Evaluate it again.", run=str(run.path)
                )
            write(kept.own_file(run))
            return kept.own_file(run)
    write(cached)
    kept.keep_within_budget()
    return cached
