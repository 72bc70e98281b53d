"""What each number and text of a recipe may be, read from the recipe's own types.

Editors ask here, so that a window and a recipe file never disagree about what is allowed.
"""

from __future__ import annotations

from functools import cache

import msgspec

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_checks import MOST_HELD_BACK
from studio.core.recipes.type_range import Range, range_in

__all__ = ["Range", "range_beside", "range_of"]

_TOGETHER = {"data.validation": "data.test", "data.test": "data.validation"}
"""Fractions that must leave something for training."""


@cache
def range_of(field: str) -> Range:
    """Return what the recipe allows in `field`, such as "data.batch_size" or "stage.epochs".

    Of a list or a pair it is what each item may be.

    Raises:
        KeyError: a recipe has no such field, or it is neither number nor text.
    """
    return range_in(Recipe, field)


def range_beside(field: str, recipe: Recipe) -> Range:
    """Return what the recipe allows in `field` beside what else `recipe` says.

    Raises:
        KeyError: as `range_of`.
    """
    own = range_of(field)
    if field not in _TOGETHER or own.highest is None:
        return own
    other = float(getattr(recipe.data, _TOGETHER[field].removeprefix("data.")))
    left = max(round(MOST_HELD_BACK - other, 9), 0.0)
    return msgspec.structs.replace(own, highest=min(own.highest, left))
