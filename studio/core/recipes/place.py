"""One field of one recipe: reading it, and a recipe with another value there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect
from msgspec.structs import replace

from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.stage_edits import change

_STAGES = "stage"
_NO_SETTINGS = frozenset({"search"})
"""Tables that are about fields, and none of a training."""


class Place(msgspec.Struct, frozen=True):
    """A field of a recipe that may have several stages.

    Attributes:
        path: of the field, such as "data.batch_size" or "stage.epochs".
        stage: which stage, from 0; says nothing about other fields.
    """

    path: str
    stage: int = 0

    def __str__(self) -> str:
        table, _, name = self.path.rpartition(".")
        return f"{table}[{self.stage}].{name}" if self.is_of_a_stage else self.path

    @property
    def is_of_a_stage(self) -> bool:
        """Whether each stage has such a field."""
        return self.path.startswith(f"{_STAGES}.")


@cache
def paths() -> tuple[str, ...]:
    """Return the path of every field that a recipe may have, in the order of the file."""
    return tuple(_paths())


def places(recipe: Recipe) -> Iterator[Place]:
    """Yield every field of `recipe`, in the order of the file; those of a stage together."""
    of_stages = [path for path in paths() if Place(path).is_of_a_stage]
    for path in paths():
        if path not in of_stages:
            yield Place(path)
        elif path == of_stages[0]:
            yield from (Place(one, at) for at in range(len(recipe.stage)) for one in of_stages)


def value_at(recipe: Recipe, place: Place) -> Any:  # noqa: ANN401  # of any field
    """Return the value there; of a table that the recipe does without, the default.

    Raises:
        KeyError: a recipe has no such field.
        IndexError: this one has no such stage.
    """
    return getattr(table_at(recipe, place), _parts(place.path)[1])


def table_at(recipe: Recipe, place: Place) -> Any:  # noqa: ANN401  # one of the recipe's structs
    """Return the table of `place`, its stage, or the recipe itself for what is above them all.

    Of a table that the recipe does without, the default.

    Raises:
        KeyError: a recipe has no such field.
        IndexError: this one has no such stage.
    """
    table, _ = _parts(place.path)
    if place.is_of_a_stage:
        return recipe.stage[place.stage]
    return _table(recipe, table)


def with_value(recipe: Recipe, place: Place, value: object) -> Recipe:
    """Return the recipe with `value` there.

    A table that a recipe may do without is left out where all in it has its default. A stage's
    name that another has already is numbered.

    Raises:
        KeyError: a recipe has no such field.
        IndexError: this one has no such stage.
    """
    table, name = _parts(place.path)
    if place.is_of_a_stage:
        stage: Stage = replace(recipe.stage[place.stage], **{name: value})
        return change(recipe, place.stage, stage)
    if not table:
        return replace(recipe, **{name: value})
    changed = replace(_table(recipe, table), **{name: value})
    made = _tables()[table]
    is_left_out = made.is_optional and changed == made.kind()
    return replace(recipe, **{table: None if is_left_out else changed})


def has_table(recipe: Recipe, place: Place) -> bool:
    """Return whether the recipe has the table, or the stage, of `place`."""
    if place.is_of_a_stage:
        return place.stage < len(recipe.stage)
    table, _ = _parts(place.path)
    return not table or getattr(recipe, table) is not None


class _Table(msgspec.Struct, frozen=True):
    """A table of a recipe: its type, its names, whether a recipe may do without."""

    kind: type[msgspec.Struct]
    names: tuple[str, ...]
    is_optional: bool


@cache
def _tables() -> dict[str, _Table]:
    """Return every table by name, that of each stage too, and "" for what is above them all."""
    root = inspect.type_info(Recipe)
    assert isinstance(root, inspect.StructType)
    found = {"": _Table(Recipe, tuple(field.name for field in root.fields), is_optional=False)}
    for field in root.fields:
        kind, is_optional = field.type, False
        if isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
        if isinstance(kind, inspect.UnionType):
            kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
            is_optional = True
        if isinstance(kind, inspect.StructType) and field.name not in _NO_SETTINGS:
            names = tuple(one.name for one in kind.fields)
            found[field.name] = _Table(kind.cls, names, is_optional)
    return found


def _paths() -> Iterator[str]:
    for name in _tables()[""].names:
        if name in _NO_SETTINGS:
            continue
        if name in _tables():
            yield from (f"{name}.{inner}" for inner in _tables()[name].names)
        else:
            yield name


def _parts(path: str) -> tuple[str, str]:
    """Split a path into table and name.

    Raises:
        KeyError: a recipe has no such field.
    """
    if path not in paths():
        raise KeyError(path)
    table, _, name = path.rpartition(".")
    return table, name


def _table(recipe: Recipe, table: str) -> Any:  # noqa: ANN401  # one of the recipe's structs
    if not table:
        return recipe
    found = getattr(recipe, table)
    return _tables()[table].kind() if found is None else found
