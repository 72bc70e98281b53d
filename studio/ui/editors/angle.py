"""A fraction of a full turn either way, edited in degrees."""

from PySide6.QtCore import QCoreApplication

from studio.ui.editors.fraction import FractionEditor
from studio.ui.texts.exact_numbers import EITHER_WAY, degree_digits


class AngleEditor(FractionEditor):
    """A fraction of a turn shown in degrees: 0.15 is "±54°"."""

    parts = 360
    unit = "\N{DEGREE SIGN}"
    gap = ""
    sign = EITHER_WAY

    def digits_of(self, value: float) -> str:
        """Return the degrees of a fraction of a turn."""
        return degree_digits(value)

    def kind(self) -> str:
        """Return what is to be entered."""
        return QCoreApplication.translate("NumberEditor", "an angle in degrees")
