"""Variants from recipes, and from the values that fields of one recipe take in turn."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.comparison.comparison import Variant, check_count
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import with_values


class Vary(msgspec.Struct, frozen=True):
    """A field, and the values that it takes in turn.

    Attributes:
        field: its path, such as "data.batch_size"; "stage.epochs" is that of every stage,
            "stage[0].epochs" of the first alone.
        values: as in TOML.
    """

    field: str
    values: tuple[Any, ...]


def parsed(text: str) -> Vary:
    """Read "field=a,b,c"; a value is TOML, or text where it is none.

    Raises:
        InputError: no field, or no values.
    """
    field, equals, rest = text.partition("=")
    parts = _parts(rest) if equals else []
    if not field.strip() or not parts or not all(parts):
        raise InputError(
            "--vary: found {found}, allowed: a field and its values, such as "
            "stage.optimizer=sgd,adam.",
            found=text,
        )
    return Vary(field.strip(), tuple(_value(part) for part in parts))


def varied(recipe: Recipe, varies: Sequence[Vary], source: str) -> tuple[Variant, ...]:
    """Return a variant for every combination of the values, named by them.

    Args:
        recipe: what all else is taken from.
        varies: at least one field; the last one changes quickest.
        source: what the recipe is called in a sentence.

    Raises:
        InputError: a recipe has no such field, it may not have that value, or there are too many
            combinations.
    """
    check_count(math.prod(len(vary.values) for vary in varies))  # before they are made
    return tuple(
        Variant(_name(varies, values), _with(recipe, zip(varies, values, strict=True), source))
        for values in product(*(vary.values for vary in varies))
    )


def named(found: Iterable[tuple[str, Recipe]]) -> tuple[Variant, ...]:
    """Return recipes as variants, by their names; by their files' where names are the same."""
    pairs = list(found)
    names = [recipe.name for _, recipe in pairs]
    are_apart = len(set(names)) == len(names)
    return tuple(Variant(recipe.name if are_apart else file, recipe) for file, recipe in pairs)


def _with(recipe: Recipe, pairs: Iterable[tuple[Vary, Any]], source: str) -> Recipe:
    values = {vary.field: value for vary, value in pairs}
    return with_values(recipe, values, f"{source}, --vary")


def _parts(text: str) -> list[str]:
    """Split at commas outside brackets and quotes."""
    parts, depth, quote = [""], 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        depth += (sign in "[{") - (sign in "]}") if not quote else 0
        if sign == "," and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _value(text: str) -> Any:  # noqa: ANN401  # any TOML value
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):  # no TOML, or what is no number of ours
        return text


def _name(varies: Sequence[Vary], values: Sequence[object]) -> str:
    pairs = zip(varies, values, strict=True)
    return ", ".join(f"{vary.field.rpartition('.')[2]} {_shown(value)}" for vary, value in pairs)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(str(one) for one in value) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
