"""A recipe's fields in the language of the window: titles, help, and values as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.fields import Field, Kind, field_at
from studio.core.recipes.place import Place, value_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_difference import Difference
from studio.core.recipes.recipe_ranges import range_of
from studio.ui.texts.exact_numbers import (
    angle_text,
    exact_text,
    rate_digits,
    share_text,
    spread_text,
)
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated

translate = QCoreApplication.translate

_ARROW = "\N{RIGHTWARDS ARROW}"
_TIMES = "\N{MULTIPLICATION SIGN}"
_LONGEST = 60
"""Characters of a list that are written out."""


def title_text(field: Field) -> str:
    """Return what a field is called."""
    return translated(field.title)


def help_text(field: Field) -> str:
    """Return what explains a field."""
    return translated(field.help)


def lowest_text(field: Field) -> str:
    """Return what the lowest value, an empty list or no layer is called; "" without a name."""
    return translated(field.lowest) if field.lowest is not None else ""


def place_text(place: Place, recipe: Recipe) -> str:
    """Return what a field is called within a sentence: "batch size", "epochs of stage 2"."""
    title = _inside(title_text(field_at(place.path)))
    if not place.is_of_a_stage or len(recipe.stage) == 1:
        return title
    text = translate("FieldTexts", "{title} of stage {number}")
    return text.format(title=title, number=place.stage + 1)


def value_text(field: Field, value: Any) -> str:  # noqa: ANN401  # of any field
    """Return a value as it is written: 0.2 is "20 %", 0.05 of a turn "±18°"."""
    return _WRITERS[field.kind](field, value)


def value_text_at(recipe: Recipe, place: Place) -> str:
    """Return the value of a field of `recipe` as it is written."""
    return value_text(field_at(place.path), value_at(recipe, place))


def differences_text(differences: Iterable[Difference], before: Recipe, after: Recipe) -> str:
    """Return "batch size 32 → 16, stage 2 removed": how `after` differs from `before`."""
    said = []
    for one in differences:
        place = one.place
        of_both = min(len(before.stage), len(after.stage))
        if place.is_of_a_stage and place.stage >= of_both:
            is_new = len(after.stage) > of_both
            text = (
                translate("FieldTexts", "stage {number} added")
                if is_new
                else translate("FieldTexts", "stage {number} removed")
            )
            said.append(text.format(number=place.stage + 1))
            continue
        longer = before if len(before.stage) > len(after.stage) else after
        values = f"{value_text_at(before, place)} {_ARROW} {value_text_at(after, place)}"
        said.append(f"{place_text(place, longer)} {values}")
    return ", ".join(dict.fromkeys(said))


def _inside(title: str) -> str:
    """Return a title as it stands within a sentence; "ImageNet" and "RGB" stay as they are."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _choice(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    choice = field.choice(value)
    return translated(choice.title) if choice is not None else str(value)


def _switch(_field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    return translate("FieldTexts", "on") if value else translate("FieldTexts", "off")


def _number(write: Callable[[Any], str]) -> Callable[[Field, Any], str]:
    """Return a writer of numbers whose lowest may have a name."""

    def written(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
        is_named = field.lowest is not None and value == range_of(field.path).lowest
        return lowest_text(field) if is_named else write(value)

    return written


def _listed(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    text = ", ".join(map(str, value))
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"
    return short or lowest_text(field)


def _size(_field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    return f" {_TIMES} ".join(map(str, value))


def _layer(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    return str(value) if value else lowest_text(field)


def _factors(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    given = (f"{pattern} {_TIMES}{exact_text(factor)}" for pattern, factor in value.items())
    return _listed(field, tuple(given))


def _file(field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    choice = field.choice(value)
    return translated(choice.title) if choice is not None else PurePath(value).name


def _plain(_field: Field, value: Any) -> str:  # noqa: ANN401  # any TOML value
    return str(value)


_WRITERS: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.CHOICE: _choice,
    Kind.SWITCH: _switch,
    Kind.COUNT: _number(count_text),
    Kind.COUNTS: _listed,
    Kind.AMOUNT: _number(exact_text),
    Kind.SHARE: _number(share_text),
    Kind.DROP: _number(share_text),
    Kind.SPREAD: _number(spread_text),
    Kind.ANGLE: _number(angle_text),
    Kind.RATE: _number(rate_digits),
    Kind.TEXT: _plain,
    Kind.SIZE: _size,
    Kind.FACTORS: _factors,
    Kind.LAYER: _layer,
    Kind.LAYERS: _listed,
    Kind.FILES: _listed,
    Kind.FOLDER: _file,
    Kind.BACKBONE: _file,
    Kind.WEIGHTS: _file,
    Kind.CONSTANT: _plain,
}
