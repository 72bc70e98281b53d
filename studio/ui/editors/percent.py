"""A fraction, edited as a percentage."""

from PySide6.QtCore import QCoreApplication

from studio.ui.editors.fraction import FractionEditor
from studio.ui.texts.exact_numbers import EITHER_WAY, percent_digits


class PercentEditor(FractionEditor):
    """A fraction (0..1) shown as percent: 0.2 is "20 %", 0.125 is "12.5 %"."""

    parts = 100
    usual_step = 5
    unit = "%"

    def digits_of(self, value: float) -> str:
        """Return the percentage of a fraction, with every digit it has."""
        return percent_digits(value)

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "a percentage")


class SpreadEditor(PercentEditor):
    """A fraction either way: 0.2 is "±20 %"."""

    sign = EITHER_WAY
