"""The editor that a field of a recipe is edited with: one maker for each kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Field, Kind, field_at
from studio.core.recipes.recipe_ranges import range_of
from studio.ui.editors.angle import AngleEditor
from studio.ui.editors.choice import Choice, ChoiceEditor
from studio.ui.editors.decimal import DecimalEditor
from studio.ui.editors.drop import DropEditor
from studio.ui.editors.editor import Editor
from studio.ui.editors.factors import FactorsEditor
from studio.ui.editors.image_size import ImageSizeEditor
from studio.ui.editors.integer import IntegerEditor
from studio.ui.editors.integer_list import IntegerListEditor
from studio.ui.editors.learning_rate import LearningRateEditor
from studio.ui.editors.number import NumberEditor
from studio.ui.editors.percent import PercentEditor, SpreadEditor
from studio.ui.editors.switch import SwitchEditor
from studio.ui.editors.text import TextEditor
from studio.ui.texts.fields import help_text, lowest_text, title_text, value_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.help_tip import explain

_Maker = Callable[[Theme, Field], Editor[Any]]


def make_editor(theme: Theme, field: Field) -> Editor[Any]:
    """Return a fresh editor of `field`, with the range of the recipe.

    That of a LAYER, and of WEIGHTS, offers nothing until it is told what there is. Its "" stands
    for no layer.

    Raises:
        KeyError: fields of this kind are edited in another way.
    """
    return EDITORS[field.kind](theme, field)


def make_number_editor(theme: Theme, field: Field) -> NumberEditor[Any]:
    """Return a fresh editor of a number alone: of a share that is dropped, without what is kept.

    Raises:
        KeyError: the field is no number.
    """
    made = EDITORS[Kind.SHARE if field.kind is Kind.DROP else field.kind](theme, field)
    if not isinstance(made, NumberEditor):
        raise KeyError(field.path)
    return made


def explain_field(widget: QWidget, path: str) -> None:
    """Let F1 on `widget`, where a field is edited that has no row, show the help of that field."""
    field = field_at(path)
    explain(widget, title_text(field), help_text(field))


def choices_of(field: Field, task: str | None = None) -> tuple[Choice, ...]:
    """Return what a field offers, in the language of the window; to one task, or to any."""
    return tuple(
        Choice(one.value, translated(one.title), translated(one.help) if one.help else "")
        for one in (field.choices if task is None else field.choices_for(task))
    )


def _choice(theme: Theme, field: Field) -> Editor[Any]:
    return ChoiceEditor(theme, title_text(field), choices_of(field))


def _found_choice(theme: Theme, field: Field) -> Editor[Any]:
    return ChoiceEditor(theme, title_text(field))


def _switch(theme: Theme, field: Field) -> Editor[Any]:
    return SwitchEditor(theme, title_text(field))


_Number = IntegerEditor | DecimalEditor | PercentEditor | AngleEditor | DropEditor


def _number(kind: type[_Number]) -> _Maker:
    """Return a maker of such editors."""

    def make(theme: Theme, field: Field) -> Editor[Any]:
        return kind(
            theme,
            title_text(field),
            range_of(field.path),
            step=field.step,
            text_for_lowest=lowest_text(field),
        )

    return make


def _counts(theme: Theme, field: Field) -> Editor[Any]:
    placeholder = lowest_text(field)
    return IntegerListEditor(
        theme, title_text(field), range_of(field.path), placeholder=placeholder
    )


def _rate(theme: Theme, field: Field) -> Editor[Any]:
    return LearningRateEditor(theme, title_text(field), range_of(field.path))


def _factors(theme: Theme, field: Field) -> Editor[Any]:
    return FactorsEditor(theme, title_text(field), partial(value_text, field))


def _text(theme: Theme, field: Field) -> Editor[Any]:
    return TextEditor(theme, title_text(field), limits=range_of(field.path))


def _size(theme: Theme, field: Field) -> Editor[Any]:
    return ImageSizeEditor(theme, title_text(field), range_of(field.path))


EDITORS: dict[Kind, _Maker] = {
    Kind.CHOICE: _choice,
    Kind.SWITCH: _switch,
    Kind.COUNT: _number(IntegerEditor),
    Kind.COUNTS: _counts,
    Kind.AMOUNT: _number(DecimalEditor),
    Kind.SHARE: _number(PercentEditor),
    Kind.DROP: _number(DropEditor),
    Kind.SPREAD: _number(SpreadEditor),
    Kind.ANGLE: _number(AngleEditor),
    Kind.RATE: _rate,
    Kind.FACTORS: _factors,
    Kind.TEXT: _text,
    Kind.SIZE: _size,
    Kind.LAYER: _found_choice,
    Kind.WEIGHTS: _found_choice,
}
