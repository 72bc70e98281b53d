"""Sorting images into classes: from a recipe to a run's folder.

`train` and `resume` are the whole of it; the window's engine and `studio train` both call them.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core import run_folder as run_folders
from studio.core.dataset.split import split
from studio.core.dataset.trainable import check_trainable
from studio.core.errors import InputError
from studio.core.recipe import Recipe
from studio.core.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.networks.from_recipe import absolute_model
from studio.engine.tasks.beginning import look_and_build
from studio.engine.tasks.changes import Changes, changed, is_over
from studio.engine.tasks.rehearsal import rehearse
from studio.engine.tasks.sitting import Sitting
from studio.engine.training.checkpoints import newest_checkpoint
from studio.engine.training.material import prepare


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
    recipe = _with_absolute_paths(recipe, base)
    dataset, network = look_and_build(job, recipe)
    data = recipe.data
    parts = split(dataset, data.validation, data.test, recipe.seed, data.limit_per_class)
    check_trainable(dataset, parts)
    material = prepare(job, recipe, dataset, parts, network)
    rehearsal = rehearse(job, material, runs)
    folder = run_folders.create(runs, recipe, dataset, parts)
    Sitting(job, material, rehearsal, folder, None).run()
    return folder


def resume(job: Job, path: Path, changes: Changes | None = None) -> RunFolder:
    """Go on with a run that was paused, stopped or cut off, or train a finished one further.

    Raises:
        InputError: no such run, all its epochs are done and no more are asked for, or its data
            are not what they were.
        WorkError: as `train`.
    """
    job.control.begin_run()
    folder = run_folders.open_run(path)
    found = newest_checkpoint(folder.checkpoints)
    if found is None:
        raise InputError(
            "{run} has no whole checkpoint to go on from. Start it anew.", run=str(folder.path)
        )
    recipe, position = changed(folder.recipe(), found[0], changes or Changes())
    if folder.has_report and is_over(recipe, position):
        raise InputError(
            "{run} has trained all its epochs. Say how many more it shall train.",
            run=str(folder.path),
        )
    dataset, parts = folder.dataset()
    material = prepare(job, recipe, dataset, parts)
    rehearsal = rehearse(job, material, folder.path)
    folder.reopen(recipe)
    Sitting(job, material, rehearsal, folder, (position, found[1])).run()
    return folder


def _with_absolute_paths(recipe: Recipe, base: Path) -> Recipe:
    """Return the recipe as a run keeps it: it means the same wherever the run's folder lies."""
    folder = (base / Path(recipe.data.folder).expanduser()).resolve()
    data = msgspec.structs.replace(recipe.data, folder=str(folder))
    model = absolute_model(recipe.model, base)
    return msgspec.structs.replace(recipe, data=data, model=model)
