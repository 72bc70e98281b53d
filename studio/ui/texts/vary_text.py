"""What a search varies, in words: which field, and what is tried of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipes.fields import Field, Kind, field_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_marks import Varied, is_of_every_stage, place_of
from studio.core.recipes.search_space import dimension_of
from studio.core.recipes.search_table import Span
from studio.ui.texts.exact_numbers import degree_digits, exact_text, share_text
from studio.ui.texts.fields import lowest_text, title_text, value_text
from studio.ui.texts.format import count_text

translate = QCoreApplication.translate

_DASH = "\N{EN DASH}"
_TIMES = "\N{MULTIPLICATION SIGN}"


def mark_title(path: str, recipe: Recipe) -> str:
    """Return "Epochs of stage 2", "Epochs of every stage", or the field alone where that is plain.

    Args:
        path: of the mark, as in `Search.vary`; of a field that there is not, itself.
        recipe: which stages there are.
    """
    place = place_of(path)
    try:
        title = title_text(field_at(place.path))
    except KeyError:
        return path
    if not place.is_of_a_stage or len(recipe.stage) == 1:
        return title
    if is_of_every_stage(path):
        return translate("VaryTexts", "{title}, every stage").format(title=title)
    text = translate("VaryTexts", "{title}, stage {number}")
    return text.format(title=title, number=place.stage + 1)


def tried_text(recipe: Recipe, path: str, varied: Varied) -> str:
    """Return what is tried: "1e-4 – 1e-2", "0 % – 60 % in steps of 10 %", "Average, Maximum"."""
    field = field_at(place_of(path).path)
    if not isinstance(varied, Span):
        return ", ".join(tried_value_text(field, value) for value in varied)
    ends = f"{value_text(field, varied.low)} {_DASH} {value_text(field, varied.high)}"
    if varied.step is None:
        return ends
    dimension = dimension_of(recipe, path, varied)
    if dimension.is_log:
        return f"{ends} ({_TIMES}{exact_text(varied.step)})"
    text = translate("VaryTexts", "{ends} in steps of {step}")
    return text.format(ends=ends, step=_step_text(field, varied.step))


def tried_value_text(field: Field, value: Any) -> str:  # noqa: ANN401  # as in TOML
    """Return one of several values that are tried."""
    if field.kind is Kind.COUNTS:
        return "-".join(map(str, value)) or lowest_text(field)
    return value_text(field, value)


def count_of_values_text(count: int | None) -> str:
    """Return "7 values", or that there is no end of them."""
    if count is None:
        return translate("VaryTexts", "any value between")
    text = translate("VaryTexts", "{count} values")
    return text.format(count=count_text(count))


def _step_text(field: Field, step: float) -> str:
    if field.kind in (Kind.SHARE, Kind.DROP, Kind.SPREAD):
        return share_text(step)
    if field.kind is Kind.ANGLE:
        return f"{degree_digits(step)}\N{DEGREE SIGN}"
    return value_text(field, step)
