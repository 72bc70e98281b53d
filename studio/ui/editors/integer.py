"""A whole number."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from studio.ui.editors.number import NumberEditor

LARGEST = 10**15
"""Beyond it a typed number is a mistake, whatever the range; an exponent could fill the memory."""


class IntegerEditor(NumberEditor[int]):
    """A whole number within `limits`."""

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
