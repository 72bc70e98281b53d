"""What the epochs that a run keeps to be looked at take on the disk."""

from __future__ import annotations

from collections.abc import Sequence

from studio.core.base.errors import InputError
from studio.core.networks.layers import Layer
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Recipe
from studio.core.runs.kept_epochs import kept_at_most

_VALUE_BYTES, _ANSWER_BYTES = 4, 2


def kept_bytes(layers: Sequence[Layer], recipe: Recipe, answers: int = 0) -> int:
    """Return about how many bytes the kept epochs of a run of `recipe` take in the end.

    Of each only what trained is kept; 0 where the network is not known, or is another one.

    Args:
        layers: rows of the network.
        recipe: of the run.
        answers: numbers that are kept of the validation images after each of these epochs.
    """
    try:
        trained = frozenset().union(
            *(trainable_names(layers, stage.train, "stage.train") for stage in recipe.stage)
        )
    except InputError:  # the recipe and the rows are of different networks for a moment
        return 0
    weights = sum(row.parameters for row in layers if row.name in trained)
    # The best epoch is kept beside those that are evenly spaced.
    count = min(kept_at_most(recipe.epochs, recipe.keep_checkpoints) + 1, recipe.epochs)
    each = _VALUE_BYTES * weights + _ANSWER_BYTES * answers
    return each * count if recipe.keep_checkpoints else 0
