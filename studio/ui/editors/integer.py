"""A whole number."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.theme import Theme

LARGEST = 10**15
"""Beyond it a typed number is a mistake, whatever the range; an exponent could fill the memory."""


class IntegerEditor(NumberEditor[int]):
    """A whole number within `limits`, with a unit behind it (" epochs")."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int | None = None,
        unit: str = "",
        text_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.unit = unit
        super().__init__(
            theme,
            name,
            limits,
            int(limits.lowest or 0),
            step=step,
            text_for_lowest=text_for_lowest,
            parent=parent,
        )

    def number_of(self, typed: Decimal) -> int | None:
        """Return a whole number, None for any other."""
        if abs(typed) > LARGEST:
            return LARGEST if typed > 0 else -LARGEST
        return int(typed) if typed == int(typed) else None

    def same_kind(self, number: float) -> int:
        """Return a limit as a whole number."""
        return int(number)

    def stepped(self, value: int, steps: int) -> int:
        """Return the value so many steps further."""
        return value + steps * self._step

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "a whole number")
