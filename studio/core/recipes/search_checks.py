"""What is wrong with [search] of a recipe: its fields and values, held against the recipe.

What a field may be is asked of the recipe itself: each end of a range and each choice is put into
it, and refused in the words in which a recipe file is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.recipes import recipe_errors
from studio.core.recipes.search_space import (
    dimension_of,
    no_field,
    plain_path,
    values_at,
    with_values,
)
from studio.core.recipes.search_table import Span, is_path
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import task

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Recipe

HELD = frozenset(
    {
        "version",
        "name",
        "task",
        "seed",
        "devices",
        "keep_checkpoints",
        "data.folder",
        "data.validation",
        "data.test",
        "data.split_seed",
        "data.limit_per_class",
        "data.exclude",
        "data.duplicates",
        "stage.name",
    }
)
"""Fields that no search varies: trials would be judged by other images, or not differ at all."""

MOST_CHOICES = 1000

_LARGEST_STEP = 1e308


def check_search(recipe: Recipe, source: str) -> None:
    """Refuse a search that cannot be carried out.

    Raises:
        InputError: a field that there is not or that cannot vary, a range that is none, a value
            that the field may not have, or an objective that the task does not measure.
    """
    search = recipe.search
    if search is None:
        return
    known = [one.key for one in objectives(recipe)]
    if search.objective and search.objective not in known:
        raise InputError(
            "{file}: search.objective: found {found}, allowed: {known}.",
            file=source,
            found=recipe_errors.shown(search.objective),
            known=", ".join(recipe_errors.shown(key) for key in known),
        )
    where = f"{source}: search.vary"
    for path, varied in search.vary.items():
        _check_field(recipe, path, where)
        _check_apart(search.vary, path, where)
        if isinstance(varied, Span):
            with_values(recipe, {path: varied.low}, where)
            with_values(recipe, {path: varied.high}, where)
            _check_span(recipe, path, varied, where)
            continue
        if not 2 <= len(varied) <= MOST_CHOICES:
            raise _wrong(where, path, f"{len(varied)} values", f"2 to {MOST_CHOICES} of them")
        for place, value in enumerate(varied):
            with_values(recipe, {path: value}, where)
            if value in varied[:place]:
                shown = recipe_errors.shown(value)
                raise _wrong(where, path, f"{shown} a second time", "each value once")


def objectives(recipe: Recipe) -> tuple[Figure, ...]:
    """Return the figures that trials of a recipe can be compared by."""
    return tuple(one for one in task(recipe.task).figures if one.better in ("lower", "higher"))


def _check_field(recipe: Recipe, path: str, where: str) -> None:
    if not is_path(path):
        raise no_field(recipe, path, where)
    plain, known = plain_path(path), msgspec.to_builtins(recipe)
    if plain in HELD or plain.partition(".")[0] == "search":
        raise InputError(
            "{file}: {field} cannot vary: its trials could not be compared.",
            file=where,
            field=path,
        )
    if path in known and isinstance(known[path], dict | list | tuple | None):
        raise InputError(
            "{file}: {field}: found a table, allowed: a field, such as model.dropout or "
            "stage[0].learning_rate.",
            file=where,
            field=path,
        )
    if plain == "stage.epochs" and recipe.search and recipe.search.row.sets_epochs:
        raise InputError(
            '{file}: {field} cannot vary with method = "{method}", which sets the epochs of each '
            "trial itself.",
            file=where,
            field=path,
            method=recipe.search.method,
        )


def _check_apart(vary: Mapping[str, Any], path: str, where: str) -> None:
    """Refuse the field of one stage beside that of every stage: one would undo the other."""
    plain = plain_path(path)
    if path != plain and plain in vary:
        raise InputError(
            "{file}: {field}: found beside {every}, allowed: one of them. {every} is that of every "
            "stage.",
            file=where,
            field=path,
            every=plain,
        )


def _check_span(recipe: Recipe, path: str, span: Span, where: str) -> None:
    try:
        current = values_at(recipe, path)
    except KeyError:
        raise no_field(recipe, path, where) from None
    if not all(type(value) in (int, float) for value in current):
        raise _wrong(where, path, "a range", "a list of values")
    if not span.low < span.high:
        raise _wrong(where, path, f"low = {span.low}, high = {span.high}", "low below high")
    dimension = dimension_of(recipe, path, span)
    if dimension.is_log and span.low <= 0:
        raise _wrong(where, path, f"low = {span.low}", "above 0 on a logarithmic scale")
    if span.step is None:
        if recipe.search and recipe.search.row.is_exhaustive:
            raise _wrong(where, path, "a range without step", "a step, which a grid needs")
        return
    least = 1 if dimension.is_log else 0
    if not least < span.step <= _LARGEST_STEP:
        shown = f"step = {recipe_errors.shown(span.step)}"
        raise _wrong(where, path, shown, f"above {least} and at most 1e308")
    if dimension.is_whole and not float(span.step).is_integer():
        raise _wrong(where, path, f"step = {span.step}", "a whole number")
    if (dimension.count or 0) > MOST_CHOICES:
        raise _wrong(where, path, f"step = {span.step}", f"at most {MOST_CHOICES} values")


def _wrong(where: str, path: str, found: str, allowed: str) -> InputError:
    return InputError(
        "{file}: {field}: found {found}, allowed: {allowed}.",
        file=where,
        field=path,
        found=found,
        allowed=allowed,
    )
