"""In what recipes differ, field by field."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from studio.core.recipes.place import Place, has_table, places, value_at
from studio.core.recipes.recipe import Recipe

NAMES = frozenset({"name", "version"})
"""What says nothing of a training but what it is called."""

_NOT_OF_THE_TRAINING = NAMES | {"data.folder", "devices", "keep_checkpoints"}
"""Names are free, and images may move: a run knows its own images by their content. What is kept
to be looked at changes no weight, and how many devices share a batch none but by rounding."""


class Difference(msgspec.Struct, frozen=True):
    """One field with two values.

    Attributes:
        place: which field.
        before: its value in the first recipe, None where that lacks the table or the stage.
        after: its value in the second, likewise.
    """

    place: Place
    before: Any
    after: Any

    @property
    def field(self) -> str:
        """Its name as a sentence about a recipe file has it: "stage 2 epochs"."""
        place = self.place
        if not place.is_of_a_stage:
            return place.path
        return place.path.replace(".", f" {place.stage + 1} ", 1)


class Setting(msgspec.Struct, frozen=True):
    """One field in which some of several recipes differ.

    Attributes:
        place: which field.
        values: in each recipe, None where it lacks the table or the stage.
    """

    place: Place
    values: tuple[Any, ...]


def training_differences(before: Recipe, after: Recipe) -> tuple[Difference, ...]:
    """Return the fields that make another training of `after`, in the order of the file."""
    return tuple(
        Difference(one.place, *one.values)
        for one in differing_settings((before, after), _NOT_OF_THE_TRAINING)
    )


def differing_settings(
    recipes: Sequence[Recipe], ignored: Collection[str] = NAMES
) -> tuple[Setting, ...]:
    """Return the fields in which any two of these recipes differ, in the order of the file.

    Args:
        recipes: at least one.
        ignored: paths of fields that are not looked at.
    """
    longest = max(recipes, key=lambda recipe: len(recipe.stage))
    found = []
    for place in places(longest):
        values = [_value(recipe, place) for recipe in recipes]
        if place.path not in ignored and any(value != values[0] for value in values):
            found.append(Setting(place, tuple(_written(recipe, place) for recipe in recipes)))
    return tuple(found)


def difference_text(differences: tuple[Difference, ...]) -> str:
    """Return "seed 7 → 8, data.batch_size 32 → 16": a list in the words of the file."""
    return ", ".join(
        f"{one.field} {_text(one.before)} \N{RIGHTWARDS ARROW} {_text(one.after)}"
        for one in differences
    )


def _value(recipe: Recipe, place: Place) -> object:
    """Return what trains there: of a table that is left out, the default."""
    has_stage = not place.is_of_a_stage or has_table(recipe, place)
    return value_at(recipe, place) if has_stage else None


def _written(recipe: Recipe, place: Place) -> object:
    return value_at(recipe, place) if has_table(recipe, place) else None


def _text(value: object) -> str:
    return "(none)" if value is None or value == "" else str(value)
