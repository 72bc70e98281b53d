"""A fraction of a full turn either way, edited in degrees."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.texts.exact_numbers import EITHER_WAY, degree_digits
from studio.ui.theme import Theme

TURN = 360
"""Degrees."""


class AngleEditor(NumberEditor[float]):
    """A fraction of a turn within `limits` shown in degrees: 0.15 is "±54°".

    Args:
        step: what an arrow key adds, in degrees.
        words_for_lowest: what is shown for the lowest value, such as "off"; can be typed too.
    """

    unit = "\N{DEGREE SIGN}"
    gap = ""
    sign = EITHER_WAY

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int = 1,
        words_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._step = step
        first = limits.lowest or 0.0
        super().__init__(
            theme, name, limits, first, words_for_lowest=words_for_lowest, parent=parent
        )

    def number_of(self, typed: Decimal) -> float | None:
        """Return the fraction of a turn of typed degrees."""
        return float(typed / TURN)

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def digits_of(self, value: float) -> str:
        """Return the degrees of a fraction of a turn."""
        return degree_digits(value)

    def stepped(self, value: float, steps: int) -> float:
        """Return the value so many steps further, by whole degrees from whole degrees."""
        return round(value * TURN + steps * self._step, 9) / TURN

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "an angle in degrees")
