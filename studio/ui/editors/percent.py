"""A fraction, edited as a percentage."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.texts.exact_numbers import EITHER_WAY, percent_digits
from studio.ui.theme import Theme


class PercentEditor(NumberEditor[float]):
    """A fraction within `limits` (0..1) shown as percent: 0.2 is "20 %", 0.125 is "12.5 %".

    Args:
        step: what an arrow key adds, in hundredths.
        words_for_lowest: what is shown for the lowest value, such as "off"; can be typed too.
    """

    unit = "%"

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int = 5,
        words_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._step = step
        first = limits.lowest or 0.0
        super().__init__(
            theme, name, limits, first, words_for_lowest=words_for_lowest, parent=parent
        )

    def number_of(self, typed: Decimal) -> float | None:
        """Return the fraction of a typed percentage."""
        return float(typed / 100)

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def digits_of(self, value: float) -> str:
        """Return the percentage of a fraction, with every digit it has."""
        return percent_digits(value)

    def stepped(self, value: float, steps: int) -> float:
        """Return the value so many steps further."""
        return round(value + steps * self._step / 100, 9)

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "a percentage")


class SpreadEditor(PercentEditor):
    """A fraction either way: 0.2 is "±20 %"."""

    sign = EITHER_WAY
