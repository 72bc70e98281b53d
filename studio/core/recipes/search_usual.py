"""What a search tries of a field at first: ranges and values around what a recipe says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.recipes.fields import Field, Kind, Scale, field_at
from studio.core.recipes.place import value_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_ranges import range_of
from studio.core.recipes.search_marks import Varied, marks_of, place_of, with_plan
from studio.core.recipes.search_methods import SEARCH_METHODS
from studio.core.recipes.search_space import dimension_of, with_values
from studio.core.recipes.search_table import Method, Span
from studio.core.recipes.type_range import Range

NUMBERS = frozenset(
    {Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.DROP, Kind.SPREAD, Kind.ANGLE, Kind.RATE}
)
"""Kinds that can vary over a range."""

_RATE_FACTOR = 10
_COUNT_FACTOR = 4
_RATIOS = (10, 5, 2)
"""Steps on a logarithmic scale, the largest that makes three values is taken."""

_MOST_OFFERED = 8
"""Of what a network offers, such as its layers, at first."""

_USUAL: dict[Kind, Span] = {
    Kind.SHARE: Span(low=0.0, high=0.5, step=0.1),
    Kind.DROP: Span(low=0.0, high=0.6, step=0.1),
    Kind.SPREAD: Span(low=0.0, high=0.4, step=0.1),
    Kind.ANGLE: Span(low=0.0, high=0.1, step=0.025),
    Kind.AMOUNT: Span(low=0.0, high=1.0, step=0.1),
}


def usual_values(recipe: Recipe, path: str, offered: Sequence[Any] = ()) -> Varied | None:
    """Return what a search tries of a field at first, None where there is nothing to try.

    Args:
        recipe: what it says now is among what is tried.
        path: as in `Search.vary`.
        offered: values of a field whose choices hang on the network or on this computer.
    """
    place = place_of(path)
    field = field_at(place.path)
    value = value_at(recipe, place)
    if field.kind in NUMBERS:
        varied = _numbers(field, value)
        is_grid = recipe.search is not None and recipe.search.row.is_exhaustive
        return with_step(recipe, path, varied) if is_grid else varied
    values = [one for one in _values(field, value, recipe, offered) if fits(recipe, path, one)]
    return tuple(values) if len(values) > 1 else None


def fits(recipe: Recipe, path: str, value: object) -> bool:
    """Return whether a field may have a value beside what else a recipe says."""
    try:
        with_values(recipe, {path: value}, "")
    except InputError:
        return False
    return True


def with_method(recipe: Recipe, method: Method) -> Recipe:
    """Return the recipe with another method of its search; a grid gets the steps that it needs.

    It may still vary what the method sets itself, see `search_checks`.
    """
    marks = marks_of(recipe)
    if SEARCH_METHODS[method].is_exhaustive:
        marks = {path: with_step(recipe, path, varied) for path, varied in marks.items()}
    return with_plan(recipe, method=method, vary=marks)


def with_step(recipe: Recipe, path: str, varied: Varied) -> Varied:
    """Return what is tried, with a step that makes three to ten values of a range without one."""
    if not isinstance(varied, Span) or varied.step is not None:
        return varied
    dimension = dimension_of(recipe, path, varied)
    if dimension.is_log:
        whole = varied.high / varied.low
        ratios = (ratio for ratio in _RATIOS if whole >= ratio**2)
        return replace(varied, step=next(ratios, float(f"{whole**0.5:.6g}")))
    distance = (varied.high - varied.low) / 4
    step = max(1, round(distance)) if dimension.is_whole else float(f"{distance:.3g}")
    return replace(varied, step=step)


def _numbers(field: Field, value: float) -> Varied:
    limits = range_of(field.path)
    if isinstance(field.tried, tuple):
        return tuple(sorted({*field.tried, value}))
    if field.tried is not None:
        return _around(field.tried, value)
    if field.kind is Kind.RATE:
        return _scaled(value, _RATE_FACTOR, limits, None)
    if field.kind is not Kind.COUNT:
        return _around(_USUAL[field.kind], value)
    if field.scale is Scale.LOG and value > 0:
        return _scaled(value, _COUNT_FACTOR, limits, 2)
    low = limits.lowest or 0
    return _clipped(Span(low=max(int(low), int(value) // 2), high=max(2 * int(value), 10)), limits)


def _around(usual: Span, value: float) -> Span:
    """Return the range, as wide as it must be for `value`."""
    return replace(usual, low=min(usual.low, value), high=max(usual.high, value))


def _scaled(value: float, factor: int, limits: Range, step: int | None) -> Span:
    low, high = value / factor, value * factor
    if isinstance(value, int):
        return _clipped(Span(low=max(int(low), 1), high=int(high), step=step), limits)
    return _clipped(Span(low=float(f"{low:.6g}"), high=float(f"{high:.6g}"), step=step), limits)


def _clipped(span: Span, limits: Range) -> Span:
    low, high = span.low, span.high
    if limits.lowest is not None and limits.is_too_low(low):
        low = type(low)(limits.lowest)
    if limits.highest is not None and limits.is_too_high(high):
        high = type(high)(limits.highest)
    return replace(span, low=low, high=high)


def _values(field: Field, value: Any, recipe: Recipe, offered: Sequence[Any]) -> list[Any]:  # noqa: ANN401  # any TOML value
    match field.kind:
        case Kind.SWITCH:
            return [False, True]
        case Kind.CHOICE:
            return [choice.value for choice in field.choices_for(recipe.task)]
        case Kind.COUNTS:
            return _lists(field, list(value))
        case Kind.SIZE:
            sizes = [[max(side // 2, 1) for side in value], list(value), [2 * one for one in value]]
            return [size for size in sizes if fits(recipe, field.path, size)][:2]
    first = [value] if value in offered else []
    others = [one for one in offered if one != value]
    return [*first, *others][:_MOST_OFFERED]


def _lists(field: Field, value: list[int]) -> list[list[int]]:
    """Return none, half as many, as many and twice as many."""
    empty: list[list[int]] = [] if field.lowest is None else [[]]
    if not value:
        return [[], [64], [256]]
    halves = [max(one // 2, 1) for one in value]
    return [*empty, halves, value, [2 * one for one in value]]
