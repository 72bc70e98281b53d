"""What a run leaves on the disk: its models, and the epochs that it keeps to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from studio.core.base.errors import InputError
from studio.core.networks.layers import Layer
from studio.core.networks.selection import trainable_names
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Recipe
from studio.core.runs.kept_epochs import kept_at_most

_VALUE_BYTES, _ANSWER_BYTES = 4, 2
_MODELS, _CHECKPOINTS = 2, 2
"""Whole networks (the best epoch, the last), and places that a run can go on from."""


def kept_bytes(layers: Sequence[Layer], recipe: Recipe, answers: int = 0) -> int:
    """Return about how many bytes the kept epochs of a run of `recipe` take in the end.

    Of each only what trained is kept; 0 where the network is not known, or is another one.

    Args:
        layers: rows of the network.
        recipe: of the run.
        answers: numbers that are kept of the validation images after each of these epochs.
    """
    weights = _trained(layers, recipe)
    if not weights:  # else the answers alone would pass for all that is kept
        return 0
    # The best epoch is kept beside those that are evenly spaced.
    count = min(kept_at_most(recipe.epochs, recipe.keep_checkpoints) + 1, recipe.epochs)
    each = _VALUE_BYTES * weights + _ANSWER_BYTES * answers
    return each * count if recipe.keep_checkpoints else 0


def run_bytes(layers: Sequence[Layer], recipe: Recipe) -> int:
    """Return about how many bytes a run of `recipe` leaves on the disk; 0 as in `kept_bytes`.

    Args:
        layers: rows of the network.
        recipe: of the run.
    """
    trained = _trained(layers, recipe)
    if not trained:
        return 0
    rows = (OPTIMIZERS.get(stage.optimizer) for stage in recipe.stage)
    slots = max(row.slots if row is not None else 0 for row in rows)
    whole = sum(row.parameters for row in layers)
    values = _MODELS * whole + _CHECKPOINTS * (1 + slots) * trained
    return _VALUE_BYTES * values + kept_bytes(layers, recipe)


def _trained(layers: Sequence[Layer], recipe: Recipe) -> int:
    """Return how many weights train in some stage, 0 where the rows are of another network."""
    try:
        names = frozenset().union(
            *(trainable_names(layers, stage.train, "stage.train") for stage in recipe.stage)
        )
    except InputError:  # the recipe and the rows are of different networks for a moment
        return 0
    return sum(row.parameters for row in layers if row.name in names)
