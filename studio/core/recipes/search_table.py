"""[search] of a recipe: which of its fields a search varies, and how it goes about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from studio.core.recipes.search_methods import SEARCH_METHODS, SearchMethod

if TYPE_CHECKING:  # the table is what a recipe may say; a type checker cannot read it
    Method = str
else:
    Method = Literal[tuple(SEARCH_METHODS)]

USUAL_TRIALS = 20

MOST_TRIALS = 9999

_PATH = re.compile(
    r"(?:(?P<table>[^.\[\]]*)(?:\[(?P<stage>0|[1-9][0-9]{0,3})\])?\.)?(?P<name>[^.\[\]]*)"
)
"""Each field has one path only: two that mean the same could not be told apart."""


class Span(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range of numbers to try.

    Attributes:
        low: the least; `high` the greatest, both included.
        step: distance of neighbours on a linear scale, their ratio on a logarithmic one; None
            takes any number between.
        scale: how the numbers are spread; None as the field's row says.
    """

    low: int | float
    high: int | float
    step: int | float | None = None
    scale: Literal["linear", "log"] | None = None

    @property
    def tried(self) -> tuple[int | float, ...]:
        """Numbers that show whether the field takes all of the range."""
        return self.low, self.high


class Search(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The search for the best values of some fields.

    Attributes:
        method: a key of `SEARCH_METHODS`.
        trials: at most so many; 0 takes 20, and all of a method that comes to an end.
        seed: of what the method draws; trainings have that of the recipe.
        objective: key of the figure that trials are compared by, "" for the one that lists show.
        vary: values by the path of a field, such as "model.dropout": a list of choices, or a range.
            "stage.epochs" is that of every stage, "stage[0].epochs" of the first alone.
    """

    method: Method = "random"
    trials: Annotated[int, Meta(ge=0, le=MOST_TRIALS)] = 0
    seed: Annotated[int, Meta(ge=0, lt=2**31)] = 7
    objective: str = ""
    vary: Mapping[str, Span | tuple[Any, ...]] = {}

    @property
    def row(self) -> SearchMethod:
        """The method's row of the table."""
        return SEARCH_METHODS[self.method]


def is_path(path: str) -> bool:
    """Whether a field of a recipe may have that path."""
    return _PATH.fullmatch(path) is not None


def settings_at(tables: dict[str, Any], path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield table and name of each field that `path` means; a table that is left out is made.

    Raises:
        KeyError: there is no such stage, or it is no path of a field.
    """
    if (parts := _PATH.fullmatch(path)) is None:
        raise KeyError(path)
    table, number, name = parts["table"], parts["stage"], parts["name"]
    if table is None:
        yield tables, name
        return
    found = tables.get(table)
    if found is None:
        found = tables[table] = {}
    if isinstance(found, dict) and number is None:
        yield found, name
        return
    if not isinstance(found, list | tuple) or int(number or 0) >= len(found):
        raise KeyError(path)
    for one in found if number is None else [found[int(number)]]:
        yield one, name


def misshapen(vary: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Return the first field, and what was found there, that is neither a list nor a range."""
    for path, found in vary.items():
        try:
            msgspec.convert(found, Span | tuple[Any, ...])
        except msgspec.ValidationError:
            return path, found
    return None
