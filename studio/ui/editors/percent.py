"""A fraction, edited as a percentage."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.editors.number_text import exact_text
from studio.ui.theme import Theme


class PercentEditor(NumberEditor[float]):
    """A fraction within `limits` (0..1) shown as percent: 0.2 is "20 %", 0.125 is "12.5 %".

    Args:
        step: what an arrow key adds, a fraction too.
    """

    unit = "%"

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: float = 0.05,
        parent: QWidget | None = None,
    ) -> None:
        self._step = step
        super().__init__(theme, name, limits, limits.lowest or 0.0, parent=parent)

    def number_of(self, typed: Decimal) -> float | None:
        """Return the fraction of a typed percentage."""
        return float(typed / 100)

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def digits_of(self, value: float) -> str:
        """Return the percentage of a fraction, with every digit it has."""
        return exact_text(float(Decimal(repr(float(value))) * 100))

    def stepped(self, value: float, steps: int) -> float:
        """Return the value so many steps further."""
        return round(value + steps * self._step, 9)

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "a percentage")
