"""Every field of a recipe has a row that says what a person needs to know of it."""

import typing

import msgspec
import pytest
from msgspec import inspect

from studio.core.recipes.fields import FIELDS, Field, Form, Kind, Scale, field_at, fields_of
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_ranges import range_of

NUMBERS = {
    Kind.COUNT,
    Kind.COUNTS,
    Kind.AMOUNT,
    Kind.SHARE,
    Kind.DROP,
    Kind.SPREAD,
    Kind.ANGLE,
    Kind.RATE,
    Kind.SIZE,
}


def walked(struct: type[msgspec.Struct], table: str = "") -> dict[str, inspect.Type]:
    """Return the type of every field below `struct`, by its path."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    found: dict[str, inspect.Type] = {}
    for field in info.fields:
        kind = field.type
        if isinstance(kind, inspect.UnionType):
            (kind,) = (one for one in kind.types if not isinstance(one, inspect.NoneType))
        inner = kind.item_type if isinstance(kind, inspect.VarTupleType) else kind
        path = f"{table}.{field.name}" if table else field.name
        if isinstance(inner, inspect.StructType):
            found |= walked(inner.cls, path)
        else:
            found[path] = kind
    return found


TYPES = {path: kind for path, kind in walked(Recipe).items() if not path.startswith("search.")}
"""[search] is about fields; a training has none of it."""


def test_every_field_of_the_recipe_has_one_row() -> None:
    assert sorted(field.path for field in FIELDS) == sorted(TYPES)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.path))
def test_a_row_has_a_title_and_a_help_of_whole_sentences(field: Field) -> None:
    assert field.title.text[:1].isupper() or field.title.text == "float32"
    assert not field.title.text.endswith(".")
    assert field.help.text.endswith(".")
    assert len(field.help.text) > len(field.title.text)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.path))
def test_the_choices_are_those_of_the_recipe(field: Field) -> None:
    kind = TYPES[field.path]
    if field.kind is Kind.CHOICE:
        assert isinstance(kind, inspect.LiteralType)
        assert {choice.value for choice in field.choices} == set(kind.values)
    assert all(choice.title.text for choice in field.choices)


def innermost(kind: inspect.Type) -> inspect.Type:
    while isinstance(kind, inspect.VarTupleType | inspect.TupleType):
        kind = kind.item_type if isinstance(kind, inspect.VarTupleType) else kind.item_types[0]
    return kind


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.path))
def test_a_row_and_the_recipe_agree_on_what_is_a_number(field: Field) -> None:
    kind = innermost(TYPES[field.path])
    assert isinstance(kind, inspect.IntType | inspect.FloatType) == (field.kind in NUMBERS)
    if not isinstance(kind, inspect.IntType | inspect.FloatType):
        assert (field.scale, field.step) == (Scale.LINEAR, None)
        return
    limits = range_of(field.path)
    assert (limits.is_above, limits.lowest) == (
        (True, kind.gt) if kind.gt is not None else (False, kind.ge)
    )
    below = None if kind.lt is None else kind.lt - isinstance(kind, inspect.IntType)
    assert limits.highest == (kind.le if below is None else below)
    assert None not in (limits.lowest, limits.highest)


def test_a_number_that_is_searched_by_magnitude_is_never_negative() -> None:
    for field in FIELDS:
        if field.scale is Scale.LOG:
            lowest = range_of(field.path).lowest
            assert lowest is not None
            assert lowest >= 0


def test_every_form_has_fields_and_a_field_is_on_one_form() -> None:
    listed = [field for form in Form for field in fields_of(form)]
    assert all(fields_of(form) for form in Form)
    assert sorted(field.path for field in listed) == sorted(
        field.path for field in FIELDS if field.form is not None
    )


def test_a_field_that_is_not_there_is_a_mistake() -> None:
    assert field_at("stage.epochs").name == "epochs"
    assert field_at("seed").table == ""
    with pytest.raises(KeyError):
        field_at("stage.speed")


def test_titles_are_not_given_twice_within_a_table() -> None:
    for table in {field.table for field in FIELDS}:
        titles = [field.title.text for field in FIELDS if field.table == table]
        assert len(titles) == len(set(titles))
    assert typing.get_type_hints(Recipe)  # every table can be looked into
