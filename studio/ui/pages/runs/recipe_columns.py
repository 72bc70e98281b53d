"""A column of the Runs page for each field of a recipe."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.recipes.fields import FIELDS, Field, Form, Kind, fields_of
from studio.core.recipes.place import Place, value_at
from studio.core.recipes.recipe import Recipe
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
                    table=AUGMENTATION,
                )
        elif field.path not in _ELSEWHERE:
            yield _column(field)


def tables_alike(recipes: Sequence[Recipe]) -> frozenset[str]:
    """Return the tables that are equal in all of these recipes, without a look at their fields."""
    tables = {field.table for field in FIELDS if field.table}
    return frozenset(
        name
        for name in tables
        if all(getattr(one, name) == getattr(recipes[0], name) for one in recipes)
    )


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
    return RunColumn(
        field.path,
        field.title.text,
        _from_recipe(lambda recipe: _value(recipe, field)),
        _written(lambda recipe: _text(recipe, field)),
        is_number=field.kind in _NUMBERS,
        field=field,
        table=field.table,
    )


def _values(recipe: Recipe, field: Field) -> tuple[Any, ...]:
    """Return what the field has in each stage; one value where it is none of a stage's.

    A field of another task's table has none.
    """
    if field.table in foreign_tables(recipe.task):
        return ()
    is_of_a_stage = Place(field.path).is_of_a_stage
    stages = range(len(recipe.stage)) if is_of_a_stage else range(1)
    return tuple(value_at(recipe, Place(field.path, stage)) for stage in stages)


def _value(recipe: Recipe, field: Field) -> Hashable:
    """Return what is compared and sorted by: None, of no layer, could not be sorted."""
    return tuple(map(_comparable, _values(recipe, field))) or None


def _comparable(value: object) -> Hashable:
    if isinstance(value, dict):
        return tuple(value.items())
    return "" if value is None else value


def _text(recipe: Recipe, field: Field) -> str:
    """Return what each stage has, said once where all have the same."""
    written = list(dict.fromkeys(value_text(field, value) for value in _values(recipe, field)))
    if len(written) < 2:
        return "".join(written)
    return _THEN.join(value_text(field, value) for value in _values(recipe, field))


def _from_recipe(read: Callable[[Recipe], Hashable]) -> Callable[[RunSummary], Hashable]:
    return lambda run: read(run.recipe) if run.recipe is not None else None


def _written(write: Callable[[Recipe], str]) -> Callable[[RunSummary], str]:
    return lambda run: write(run.recipe) if run.recipe is not None else ""
