"""What may be changed when a run goes on: more epochs, a lower rate, smaller batches."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.solvers import ends_solved
from studio.engine.training.position import Position


class Changes(msgspec.Struct, frozen=True):
    """Changes to the recipe of a run that goes on.

    Attributes:
        more_epochs: added to the last stage, to the epochs that it had when it ended early; below
            0 the plan is as much shorter, at its end, but never so short that nothing is left.
        rate_factor: multiplies the learning rate of the stage at work and of later ones.
        batch_size: 0 keeps it; another one begins with the epoch that was at work.
        discard_edits: take the recipe of the last session where the run's recipe.toml was edited.
    """

    more_epochs: int = 0
    rate_factor: float = 1.0
    batch_size: int = 0
    discard_edits: bool = False


def changed(recipe: Recipe, position: Position, changes: Changes) -> tuple[Recipe, Position]:
    """Return recipe and position to go on with.

    Raises:
        InputError: a change that is out of its range, or makes the recipe so.
    """
    if not 0 < changes.rate_factor <= 100:
        raise InputError(
            "Learning rate factor: found {found}, allowed: above 0, at most 100.",
            found=changes.rate_factor,
        )
    if changes.batch_size < 0:
        raise InputError("Batch size: found {found}, allowed: 1 or more.", found=changes.batch_size)
    replace = msgspec.structs.replace
    stages = list(recipe.stage)
    for index in range(position.stage, len(stages)):
        rate = stages[index].learning_rate * changes.rate_factor
        stages[index] = replace(stages[index], learning_rate=rate)
    if changes.more_epochs < 0:
        stages = _shortened(stages, position, -changes.more_epochs)
    elif changes.more_epochs:
        if ends_solved(recipe):
            raise InputError(
                "Stage “{stage}” is solved exactly, so more epochs would change nothing. Start a "
                "new run with a further stage behind it.",
                stage=stages[-1].name,
            )
        # A stage that ended for want of progress goes on from there, not from its planned end.
        before = position.epoch if is_over(recipe, position) else stages[-1].epochs
        stages[-1] = replace(stages[-1], epochs=before + changes.more_epochs)
    data = recipe.data
    if changes.batch_size and changes.batch_size != data.batch_size:
        data = replace(data, batch_size=changes.batch_size)
        position = at_epoch_start(position)
    if changes.more_epochs:
        position = replace(position, epochs_without_improvement=0)
    recipe = replace(recipe, stage=tuple(stages), data=data)
    return recipes.parse(recipes.dump(recipe), recipes.FILE_NAME), position


def _shortened(stages: Sequence[Stage], position: Position, fewer: int) -> list[Stage]:
    """Return the stages with so many epochs fewer at the end.

    Raises:
        InputError: no epoch would be left to train.
    """
    left = sum(stage.epochs for stage in stages[position.stage :]) - position.epoch
    if fewer >= left:
        raise InputError(
            "Additional epochs: found {found}, allowed: {least} or more, or the run is over.",
            found=-fewer,
            least=min(1 - left, 0),
        )
    kept = list(stages)
    while fewer >= kept[-1].epochs and len(kept) - 1 > position.stage:
        fewer -= kept.pop().epochs
    kept[-1] = msgspec.structs.replace(kept[-1], epochs=kept[-1].epochs - fewer)
    return kept


def at_epoch_start(position: Position) -> Position:
    """Return `position` at the beginning of its epoch."""
    return msgspec.structs.replace(position, batch=0, sums={})


def is_over(recipe: Recipe, position: Position) -> bool:
    """Whether the last stage's epochs are all done, by their number or by patience."""
    stage = recipe.stage[-1]
    if position.stage < len(recipe.stage) - 1:
        return False
    return (
        position.epoch >= stage.epochs
        or 0 < stage.early_stopping <= position.epochs_without_improvement
    )
