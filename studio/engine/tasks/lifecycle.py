"""A run from its recipe to its folder, whatever the task.

`train`, `resume` and `keep` are the whole of it; the window's engine and `studio train` both call
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np

from studio.core.advice.run_rules import has_risen
from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import Arrays
from studio.core.metrics import read_metrics
from studio.core.projects.pinned_images import path_of, pinned_images, pinned_layer
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import RunEnded
from studio.engine.device import prove_device
from studio.engine.job import Job
from studio.engine.tasks.beginning import look_and_build, with_absolute_paths
from studio.engine.tasks.changes import Changes, at_epoch_start, changed, is_over
from studio.engine.tasks.choice import fastest, precisions
from studio.engine.tasks.dry_run import DryRun, dry_run
from studio.engine.tasks.model_so_far import living_model
from studio.engine.tasks.restored import Restored, restored
from studio.engine.tasks.task import engine_task
from studio.engine.tasks.training_session import TrainingSession
from studio.engine.training.checkpoints import newest_checkpoint, restore_best
from studio.engine.training.position import Position
from studio.engine.training.prepared_run import (
    Followed,
    Pinned,
    PreparedRun,
    expected_pixels,
    prepare,
)

_UNSAVED_EPOCHS = 2
"""An epoch's checkpoint is on the disk before that of the next one is begun."""


def train(job: Job, recipe: Recipe, base: Path, runs: Path) -> RunFolder:
    """Train `recipe` from the start.

    Nothing is written before the data, the network and every stage's choice of layers have been
    found good.

    Args:
        base: folder that the recipe's relative paths start from.
        runs: folder that the run's folder is made in.

    Raises:
        InputError: something in the recipe or the data is wrong.
        WorkError: the disk is full, the loss is not a number, ...
        Cancelled: given up before the run began.
    """
    job.control.begin_run()
    task = engine_task(recipe.task)
    recipe = with_absolute_paths(recipe, base)
    choices = precisions(prove_device().kind, recipe.precision)
    recipe = msgspec.structs.replace(recipe, precision=choices[0])
    dataset, parts, pixels, network = look_and_build(job, task, recipe)
    pinned = _pinned(job, base)
    tried = []
    with pixels:
        for precision in choices:
            recipe = msgspec.structs.replace(recipe, precision=precision)
            prepared = prepare(job, task, recipe, dataset, parts, pixels, network, pinned)
            with job.questions.about("", living_model(prepared)):
                tried.append((prepared, dry_run(job, prepared, runs)))
            network = None
        prepared, trial = tried[fastest([found.forecast.seconds for _, found in tried])]
        job.emit(trial.forecast)
        folder = run_folders.create(runs, prepared.recipe, dataset, parts)
        with folder.held():
            ended = TrainingSession(job, prepared, trial, folder, None).run()
    job.emit(ended)
    return folder


def resume(job: Job, path: Path, changes: Changes | None = None) -> RunFolder:
    """Go on with a run that was paused, stopped or cut off, or train a finished one further.

    A run that was cut off before its first checkpoint starts over in its folder.

    Raises:
        InputError: no such run, another program trains it, all its epochs are done and no more
            are asked for, its recipe was edited, or its data are not what they were.
        WorkError: as `train`.
    """
    job.control.begin_run()
    folder = run_folders.open_run(path)
    with folder.held():
        ended = _go_on(job, folder, changes or Changes())
    job.emit(ended)
    return folder


def keep(job: Job, path: Path, *, discard_edits: bool = False) -> RunFolder:
    """Test a paused or interrupted run and keep its best epoch, as if it had been stopped there.

    Args:
        job: carries it out.
        path: of the run's folder.
        discard_edits: set recipe.toml back to what was trained where it was edited since.

    Raises:
        InputError: no such run, it has ended already, nothing was saved yet, another program
            trains it, its recipe was edited, or its data are not what they were.
        WorkError: as `train`.
    """
    job.control.begin_run()
    folder = run_folders.open_run(path)
    with folder.held():
        if folder.has_report:
            raise InputError("{run} has already ended; its model is kept.", run=str(path))
        found, arrays = _newest(folder)
        if arrays is None:
            raise InputError(
                "{run} has not learned anything yet that could be kept.", run=str(path)
            )
        found = _without_lost_best(job, folder, found, arrays)
        recipe = folder.trained_recipe(discard_edits=discard_edits)
        with _prepared(job, folder, recipe, found, arrays) as (prepared, trial, begin):
            if recipe != folder.recipe():
                folder.reopen(recipe)
            ended = TrainingSession(job, prepared, trial, folder, begin, only_keeps=True).run()
    job.emit(ended)
    return folder


def _go_on(job: Job, folder: RunFolder, changes: Changes) -> RunEnded:
    found, arrays = _newest(folder)
    # What was saved while it diverged is finite, and far from anything that can be learned from.
    is_slower = changes.rate_factor < 1
    has_diverged = _has_diverged(folder, is_slower=is_slower)
    is_from_best = found.best is not None and not found.is_best and has_diverged
    if is_from_best:
        found = msgspec.structs.replace(at_epoch_start(found), epochs_without_improvement=0)
    elif arrays is not None:
        found = _without_lost_best(job, folder, found, arrays)
    recipe = folder.trained_recipe(discard_edits=changes.discard_edits)
    recipe, position = changed(recipe, found, changes)
    if folder.has_report and is_over(recipe, position):
        raise InputError(
            "{run} has trained all its epochs. Say how many more to train.",
            run=str(folder.path),
        )
    made = _prepared(job, folder, recipe, position, arrays, is_from_best=is_from_best)
    with made as (prepared, trial, begin):
        job.emit(trial.forecast)
        folder.reopen(recipe)
        return TrainingSession(job, prepared, trial, folder, begin).run()


@contextmanager
def _prepared(
    job: Job,
    folder: RunFolder,
    recipe: Recipe,
    position: Position,
    arrays: Arrays | None,
    *,
    is_from_best: bool = False,
) -> Iterator[tuple[PreparedRun, DryRun, Restored | None]]:
    """Yield what a run needs to go on from `position` with `recipe`.

    Args:
        arrays: of the checkpoint; None where the run starts over.
        is_from_best: as in `restored`.
    """
    dataset, parts = folder.dataset()
    place = (position.stage, position.epoch, position.batch)
    with expected_pixels(recipe, dataset, parts, *place) as pixels:
        prepared = prepare(job, engine_task(recipe.task), recipe, dataset, parts, pixels)
        begin = None
        if arrays is not None:
            begin = restored(job, prepared, folder, position, arrays, is_from_best=is_from_best)
        with job.questions.about(str(folder.path), living_model(prepared, folder)):
            trial = dry_run(job, prepared, folder.path, position.jit)
        yield prepared, trial, begin


def _newest(folder: RunFolder) -> tuple[Position, Arrays | None]:
    """Return where to go on; no arrays where the run was cut off before anything was saved.

    Raises:
        InputError: something was saved, and it is gone or damaged.
    """
    found = newest_checkpoint(folder.checkpoints, folder.recipe())
    if found is not None:
        return found
    if folder.has_report or folder.checkpoint_files() or _epochs(folder) > _UNSAVED_EPOCHS:
        raise InputError(
            "{run} has no intact checkpoint to continue from. Start a new run.",
            run=str(folder.path),
        )
    return Position(), None


def _without_lost_best(job: Job, folder: RunFolder, found: Position, arrays: Arrays) -> Position:
    """Return the position without a best epoch whose weights are lost.

    So they are in a copy that was made of the folder while it was written. What is known of that
    epoch would only keep later ones from being the best, and the run from ending.

    Raises:
        InputError: the run has ended: another training may not end with a worse model than it has.
        WorkError: the folder cannot be written.
    """
    best = found.best
    if best is None or restore_best(folder.checkpoints, found, arrays):
        return found
    if folder.has_report:
        raise InputError(
            "{run}: the weights of its best epoch are missing or damaged in {folder}, so it cannot "
            "be trained further. Its model is untouched.",
            run=str(folder.path),
            folder=str(folder.checkpoints),
        )
    job.log(
        "The weights of its best epoch, {epoch} of stage {stage}, are missing or damaged. The best "
        "of the epochs that follow is kept instead.",
        epoch=best.epoch,
        stage=best.stage,
    )
    return msgspec.structs.replace(found, best=None, best_number=0)


def _has_diverged(folder: RunFolder, *, is_slower: bool) -> bool:
    """Whether the last figures are no numbers, or, for who asks for a lower rate, are hopeless."""
    if not folder.metrics_file.exists():
        return False
    series = read_metrics(folder.metrics_file)
    about = task_of(folder.recipe())
    if is_slower and about.needs_classes and has_risen(series, len(folder.dataset()[0].classes)):
        return True
    loss = about.figures[0].key
    losses = [series.track(split).values(loss)[-1:] for split in ("train", "validation")]
    return not all(np.isfinite(loss).all() for loss in losses)


def _pinned(job: Job, project: Path) -> Pinned:
    """Return what is pinned in the folder of a project."""
    try:
        images, layer = pinned_images(project), pinned_layer(project)
    except InputError as error:  # a training does not end for it
        job.log("Pinned images are not recorded. {reason}", reason=error.sentence)
        return Pinned()
    followed = (Followed(path_of(project, one), one.name) for one in images)
    return Pinned(tuple(followed), layer)


def _epochs(folder: RunFolder) -> int:
    file = folder.metrics_file
    return len(read_metrics(file).train_epochs) if file.exists() else 0
