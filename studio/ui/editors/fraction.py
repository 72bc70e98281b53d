"""A fraction, edited in parts of a whole such as percent or degrees."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.theme import Theme


class FractionEditor(NumberEditor[float]):
    """A fraction within `limits`; a subclass says what is counted and how it is written."""

    parts = 1
    """In the whole: 100 are percent, 360 degrees of a turn."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int | None = None,
        text_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            name,
            limits,
            limits.lowest or 0.0,
            step=step,
            text_for_lowest=text_for_lowest,
            parent=parent,
        )

    def number_of(self, typed: Decimal) -> float | None:
        """Return the fraction of typed parts."""
        return float(typed / self.parts)

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def stepped(self, value: float, steps: int) -> float:
        """Return the value so many steps further, by whole parts from whole parts."""
        return round(value * self.parts + steps * self._step, 9) / self.parts
