"""In what two recipes differ, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from studio.core.recipes.place import Place, has_table, places, value_at
from studio.core.recipes.recipe import Recipe

_NOT_OF_THE_TRAINING = frozenset({"name", "version", "data.folder", "keep_checkpoints"})
"""Names are free, and images may move: a run knows its own images by their content. What is kept
to be looked at changes no weight."""


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


def training_differences(before: Recipe, after: Recipe) -> tuple[Difference, ...]:
    """Return the fields that make another training of `after`, in the order of the file."""
    return tuple(
        Difference(place, _written(before, place), _written(after, place))
        for place in _places(before, after)
        if _value(before, place) != _value(after, place) and place.path not in _NOT_OF_THE_TRAINING
    )


def difference_text(differences: tuple[Difference, ...]) -> str:
    """Return "seed 7 → 8, data.batch_size 32 → 16": a list in the words of the file."""
    return ", ".join(
        f"{one.field} {_text(one.before)} \N{RIGHTWARDS ARROW} {_text(one.after)}"
        for one in differences
    )


def _places(before: Recipe, after: Recipe) -> Iterator[Place]:
    """Yield the fields of either recipe."""
    return places(before if len(before.stage) > len(after.stage) else after)


def _value(recipe: Recipe, place: Place) -> object:
    """Return what trains there: of a table that is left out, the default."""
    has_stage = not place.is_of_a_stage or has_table(recipe, place)
    return value_at(recipe, place) if has_stage else None


def _written(recipe: Recipe, place: Place) -> object:
    return value_at(recipe, place) if has_table(recipe, place) else None


def _text(value: object) -> str:
    return "(none)" if value is None or value == "" else str(value)
