"""A number: typed, or moved in steps with the arrow keys and the wheel."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number_text import is_begun, read_number
from studio.ui.editors.typed import WIDTH, ShortEditor, Unfit
from studio.ui.texts.exact_numbers import exact_text
from studio.ui.theme import Theme

N = TypeVar("N", bound=float)
PAGE = 10
"""Steps of Page Up and Page Down."""

NOTCH = 120
"""Of a wheel, in the eighths of a degree in which Qt counts."""

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: PAGE,
    Qt.Key.Key_PageDown: -PAGE,
}
_ROOM = 24
"""Pixels of a field that are not for its text."""


translate = QCoreApplication.translate


class NumberEditor(ShortEditor[N]):
    """A number within a `Range`; a subclass says how it is written and what a step is.

    The wheel moves it only where the person has clicked first, else it scrolls the page.

    Args:
        step: what an arrow key adds, in the unit; None takes `usual_step`.
        unit: stands behind the number; None takes that of the class.
        text_for_lowest: what is shown for the lowest value, such as "off"; can be typed too.
        first: the value at first; None takes the lowest.
    """

    unit = ""
    """Stands behind the number; may be left out where it is typed."""

    gap = "\N{NO-BREAK SPACE}"
    """Between the number and its unit."""

    sign = ""
    """Stands before the number, such as "±"; may be left out as well."""

    usual_step = 1

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int | None = None,
        unit: str | None = None,
        text_for_lowest: str = "",
        first: N | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._limits = limits
        self._note = ""
        self._step = self.usual_step if step is None else step
        self._text = text_for_lowest
        self._turned = 0
        if unit is not None:
            self.unit = unit
        if first is None:
            first = self.same_kind(limits.lowest or 0)
        super().__init__(theme, name, first, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restore()

    def limits(self) -> Range:
        """Return what is allowed."""
        return self._limits

    def set_limits(self, limits: Range, note: str = "") -> None:
        """Allow another range; `note` says why, where that is not plain."""
        self._limits, self._note = limits, note
        self._check_again()

    def sizeHint(self) -> QSize:
        """Return room for what stands here and for the words of the lowest value."""
        texts = (self._text, self.written(self.value()))
        widest = max(map(self.fontMetrics().horizontalAdvance, texts))
        return QSize(max(WIDTH, widest + _ROOM), super().sizeHint().height())

    def number_of(self, typed: Decimal) -> N | None:
        """Return the value that a typed number stands for, None where it is of the wrong kind."""
        raise NotImplementedError

    def same_kind(self, number: float) -> N:
        """Return a limit as a value of this editor."""
        raise NotImplementedError

    def digits_of(self, value: float) -> str:
        """Return a number as it is written here, without the unit."""
        return exact_text(value)

    def stepped(self, value: N, steps: int) -> N:
        """Return the value so many steps further, within the range or not."""
        raise NotImplementedError

    def kind(self) -> str:
        """Return what is to be entered, such as "a number"."""
        return translate("NumberEditor", "a number")

    def written(self, value: N) -> str:
        """Return the number with its unit, or the words for the lowest."""
        if self._text and value == self._limits.lowest:
            return self._text
        return f"{self.sign}{self._with_unit(value)}"

    def read(self, text: str) -> N | Unfit:
        """Read what was typed."""
        label, lowest = self._text, self._limits.lowest
        if label and lowest is not None and text.strip().lower() == label.lower():
            return self.same_kind(lowest)
        text = text.strip().removeprefix(self.sign)
        beside = (self.unit, label)
        typed = next((n for one in beside if (n := read_number(text, one)) is not None), None)
        if typed is None:
            return Unfit(self.allowed(), any(is_begun(text, one) for one in beside))
        value = self.number_of(typed)
        if value is None or value in (math.inf, -math.inf):  # 1e400 is more than a float holds
            return Unfit(self.allowed())
        if self._limits.is_too_low(value):  # 1 may be on the way to 128
            return Unfit(self.allowed(), is_begun=not typed.is_signed())
        if self._limits.is_too_high(value):
            return Unfit(self.allowed())
        return value

    def allowed(self) -> str:
        """Return the sentence that says what may be entered, and what is in use until then."""
        sentences = [_range_label(self._limits, self._with_unit).format(kind=self.kind())]
        if self._note:
            sentences.append(self._note)
        in_use = translate("NumberEditor", "Still in use: {value}.")
        sentences.append(in_use.format(value=self.written(self.value())))
        return " ".join(sentences)

    def _with_unit(self, value: float) -> str:
        digits = self.digits_of(value)
        return f"{digits}{self.gap}{self.unit}" if self.unit else digits

    def step(self, steps: int) -> None:
        """Move by steps from what stands here, at most to an end of the range."""
        found = self.read(self.text())
        start = self.value() if isinstance(found, Unfit) else found
        value = self.stepped(start, steps)
        if self._limits.is_too_high(value) or self._limits.is_too_low(value):
            end = self._limits.highest if steps > 0 else self._limits.lowest
            is_open = end is None or not self._limits.allows(end)
            value = start if end is None or is_open else self.same_kind(end)
        self._take(value)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self.step(steps)
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move with the wheel where the focus is here."""
        if not self.hasFocus() or self.isReadOnly():
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self.step(notches)
        event.accept()


def _range_label(limits: Range, written: Callable[[float], str]) -> str:
    """Return the sentence about the range, with {kind} still in it."""
    low, high = limits.lowest, limits.highest
    if low is None or high is None:
        if low is None:
            return translate("NumberEditor", "Enter {kind}.")
        text = translate("NumberEditor", "Enter {kind} above {low}.")
        if not limits.is_above:
            text = translate("NumberEditor", "Enter {kind}, {low} or more.")
    elif limits.is_above:
        text = translate("NumberEditor", "Enter {kind} above {low}, at most {high}.")
    elif limits.is_below:
        text = translate("NumberEditor", "Enter {kind} from {low} to below {high}.")
    else:
        text = translate("NumberEditor", "Enter {kind} from {low} to {high}.")
    low_text = "" if low is None else written(low)
    high_text = "" if high is None else written(high)
    return text.replace("{low}", low_text).replace("{high}", high_text)
