"""A column of the Runs page for each field of a recipe."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.recipes.fields import FIELDS, Field, Form, Kind, fields_of
from studio.core.recipes.place import Place, value_at
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.recipe_checks import foreign_tables
from studio.core.runs.run_summary import RunSummary
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.texts.fields import title_text, value_text, value_text_at

AUGMENTATION = "augment"
_THEN = " → "

_ELSEWHERE = {"name", "version", "stage.epochs"}
"""Fields without a column: a run has its own name, and a column of epochs that always shows."""

_NUMBERS = {
    Kind.COUNT,
    Kind.AMOUNT,
    Kind.SHARE,
    Kind.DROP,
    Kind.SPREAD,
    Kind.ANGLE,
    Kind.RATE,
    Kind.SIZE,
}


def recipe_columns() -> Iterator[RunColumn]:
    """Yield the columns in the order of the table of fields; augmentation has one for all of it."""
    for field in FIELDS:
        if field.table == AUGMENTATION:
            if field == fields_of(Form.AUGMENTATION)[0]:
                yield RunColumn(
                    AUGMENTATION,
                    str(QT_TRANSLATE_NOOP("RunColumns", "Augmentation")),
                    _from_recipe(augmentation_text),
                    _written(augmentation_text),
                    setting=AUGMENTATION,
                )
        elif field.path not in _ELSEWHERE:
            yield _column(field)


def settings_alike(recipes: Sequence[Recipe]) -> frozenset[str]:
    """Return the paths of tables and fields that are equal in all of these recipes.

    Tables are compared whole first, and then as tuples: to look into each field of a thousand
    recipes, a column at a time, would hold the window up.
    """
    found: set[str] = set()
    for table in dict.fromkeys(field.table for field in FIELDS if field.table):
        rows = [getattr(recipe, table) for recipe in recipes]
        own = [field.path for field in FIELDS if field.table == table]
        if all(row == rows[0] for row in rows):
            found.update((table, *own))
        elif isinstance(rows[0], tuple):
            found.update(_alike_in_stages(rows, own))
        elif None not in rows:
            found.update(_alike(rows, own))
    return frozenset(found)


def _alike_in_stages(stages: Sequence[tuple[Stage, ...]], paths: Sequence[str]) -> set[str]:
    """Return the fields that are equal stage by stage; none where the numbers of stages differ."""
    if len({len(one) for one in stages}) > 1:
        return set()
    return set.intersection(*(_alike(one, paths) for one in zip(*stages, strict=True)))


def _alike(rows: Sequence[msgspec.Struct], paths: Sequence[str]) -> set[str]:
    values = zip(*map(msgspec.structs.astuple, rows), strict=True)
    names = {
        name
        for name, column in zip(rows[0].__struct_fields__, values, strict=True)
        if all(value == column[0] for value in column)
    }
    return {path for path in paths if path.rpartition(".")[2] in names}


def augmentation_text(recipe: Recipe) -> str:
    """Return what is varied and how far, such as "Rotation ±18°, Zoom ±20 %"."""
    augment = recipe.augment
    if augment is None or not augment.is_active:
        return QCoreApplication.translate("RunColumns", "off")
    untouched = Recipe(name="-", data=recipe.data)
    said = []
    for field in fields_of(Form.AUGMENTATION):
        place = Place(field.path)
        if value_at(recipe, place) != value_at(untouched, place):
            said.append(f"{title_text(field)} {value_text_at(recipe, place)}")
    return ", ".join(said)


def _column(field: Field) -> RunColumn:
    values = _reader(field)
    return RunColumn(
        field.path,
        field.title.text,
        _from_recipe(lambda recipe: tuple(map(_comparable, values(recipe))) or None),
        _written(lambda recipe: _text(field, values(recipe))),
        is_number=field.kind in _NUMBERS,
        field=field,
        setting=field.path,
    )


def _reader(field: Field) -> Callable[[Recipe], tuple[Any, ...]]:
    """Return what reads the field's value in each stage; one value where it is none of a stage's.

    A field of another task's table has none.
    """
    place, name = Place(field.path), field.path.rpartition(".")[2]

    def read(recipe: Recipe) -> tuple[Any, ...]:
        if field.table in foreign_tables(recipe.task):
            return ()
        if place.is_of_a_stage:
            return tuple(getattr(stage, name) for stage in recipe.stage)
        return (value_at(recipe, place),)

    return read


def _comparable(value: object) -> Hashable:
    """Return what is compared and sorted by: None, of no layer, could not be sorted."""
    if isinstance(value, dict):
        return tuple(value.items())
    return "" if value is None else value


def _text(field: Field, values: tuple[Any, ...]) -> str:
    """Return what each stage has, said once where all have the same."""
    written = [value_text(field, value) for value in values]
    return written[0] if len(set(written)) == 1 else _THEN.join(written)


def _from_recipe(read: Callable[[Recipe], Hashable]) -> Callable[[RunSummary], Hashable]:
    return lambda run: read(run.recipe) if run.recipe is not None else None


def _written(write: Callable[[Recipe], str]) -> Callable[[RunSummary], str]:
    return lambda run: write(run.recipe) if run.recipe is not None else ""
