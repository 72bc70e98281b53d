"""What is known of single images of a run: the network that says it, and where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from studio.core.base.errors import InputError, WorkError
from studio.core.evaluation import kept
from studio.core.look.view import Checkpoint
from studio.core.runs.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.tasks.prediction import TrainedModel, open_trained


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
