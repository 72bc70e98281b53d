"""What a search varies, as the axes of a space, and the training at one of its points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.recipes import recipe_errors
from studio.core.recipes.fields import FIELDS, Scale
from studio.core.recipes.recipe_checks import foreign_tables
from studio.core.recipes.search_table import Span, settings_at

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Recipe


_UNCOUNTED = 10**9
"""Steps that nobody counts: a search has far fewer, and a float may hold no such number."""

_NOISE = 1e-9
"""Share of a bound that a number of a range may lie beyond it."""


class Dimension(msgspec.Struct, frozen=True):
    """One field that varies.

    Attributes:
        path: as in `Search.vary`.
        choices: its values in their order; empty where it is a range of numbers.
        low: of a range, both ends included; likewise `high`.
        step: distance, or on a logarithmic scale ratio, of neighbours; None where any number
            between is tried.
        is_log: whether the scale is logarithmic.
        is_whole: whether only whole numbers are tried.
    """

    path: str
    choices: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float | None = None
    is_log: bool = False
    is_whole: bool = False

    @property
    def count(self) -> int | None:
        """How many values there are; None where they cannot be counted."""
        if self.choices:
            return len(self.choices)
        if self.step is None:
            return int(self.high - self.low) + 1 if self.is_whole else None
        if self.is_log:
            steps = (math.log(self.high) - math.log(self.low)) / math.log(self.step)
        else:
            steps = (self.high - self.low) / self.step
        return int(min(steps, _UNCOUNTED) + 1e-8) + 1

    @property
    def listed(self) -> tuple[Any, ...]:
        """Its values where they are choices, or steps of a range; () of a range without."""
        if self.choices or self.step is None:
            return self.choices
        step = self.step
        found = (
            self.low * step**place if self.is_log else self.low + place * step
            for place in range(self.count or 0)
        )
        return tuple(self.rounded(value) for value in found)

    def has(self, value: Any) -> bool:  # noqa: ANN401  # any TOML value
        """Whether a trial may have that value."""
        if self.choices:
            return value in self.choices
        if type(value) not in (int, float):
            return False
        noise = _NOISE * max(abs(self.low), abs(self.high))  # `rounded` may round a bound up
        return bool(self.low - noise <= value <= self.high + noise)

    def rounded(self, value: float) -> int | float:
        """Return a number of the range as a recipe has it, without the noise of arithmetic."""
        inside = min(max(value, self.low), self.high)
        return int(inside) if self.is_whole else float(f"{inside:.12g}")


def space(recipe: Recipe) -> tuple[Dimension, ...]:
    """Return what the search of a recipe varies, in the order of its file."""
    search = recipe.search
    if search is None:
        return ()
    return tuple(dimension_of(recipe, path, varied) for path, varied in search.vary.items())


def dimension_of(recipe: Recipe, path: str, varied: Span | tuple[Any, ...]) -> Dimension:
    """Return the axis of one field.

    Raises:
        KeyError: the recipe has no such field.
    """
    if not isinstance(varied, Span):
        return Dimension(path, varied)
    plain = plain_path(path)
    row = next((one for one in FIELDS if one.path == plain), None)
    is_log = varied.scale == "log" if varied.scale else row is not None and row.scale is Scale.LOG
    is_whole = all(type(value) is int for value in values_at(recipe, path))
    return Dimension(path, (), varied.low, varied.high, varied.step, is_log, is_whole)


def values_at(recipe: Recipe, path: str) -> list[Any]:
    """Return the value of a field that varies: one, or that of each stage.

    Raises:
        KeyError: the recipe has no such field.
    """
    from studio.core.recipes.recipe import Augment

    whole = msgspec.structs.replace(recipe, augment=recipe.augment or Augment())
    tables = msgspec.to_builtins(whole)
    return [table[name] for table, name in settings_at(tables, path)]


def with_values(recipe: Recipe, values: dict[str, Any], source: str) -> Recipe:
    """Return the training of `recipe` with other values in some fields.

    Args:
        recipe: whatever its [search], the result has none.
        values: as in TOML, by the path of the field as in `Search.vary`.
        source: what the recipe is called in sentences.

    Raises:
        InputError: a recipe has no such field, may not have that value, or not beside another.
    """
    from studio.core.recipes.recipe import from_tables

    tables = _training(recipe)
    for path, value in values.items():
        try:
            for table, name in settings_at(tables, path):
                table[name] = value
        except KeyError:
            raise no_field(recipe, path, source) from None
    return from_tables(tables, source)


def no_field(recipe: Recipe, path: str, source: str) -> InputError:
    """Return the failure that says that a recipe has no such field."""
    return InputError(
        "{file}: {field}: found no such field. Those of the first stage are stage[0].epochs and so "
        "on, up to stage[{last}]; stage.epochs is that of every stage.",
        file=source,
        field=recipe_errors.short(path),
        last=len(recipe.stage) - 1,
    )


def plain_path(path: str) -> str:
    """Return the path without the number of a stage."""
    return path.partition("[")[0] + path.partition("]")[2] if "[" in path else path


def _training(recipe: Recipe) -> dict[str, Any]:
    """Return the tables of a recipe's training: as in its file, without [search]."""
    left_out = {"search", *foreign_tables(recipe.task)}
    found = msgspec.to_builtins(recipe)
    return {name: value for name, value in found.items() if name not in left_out}
