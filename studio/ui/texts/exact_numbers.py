"""Numbers of a recipe with every digit they have, as they are typed, in the locale of the window.

What was measured is rounded instead, see `studio.ui.texts.format`.
"""

from decimal import Decimal

from PySide6.QtCore import QLocale

EITHER_WAY = "\N{PLUS-MINUS SIGN}"
_GLUE = "\N{NO-BREAK SPACE}"
_DEGREES = 360
_FIGURES = 12
"""Of an angle in degrees: a third of a turn is no fraction that a float can hold."""


def exact_text(number: float) -> str:
    """Write a number with every digit it has: 12.5 -> "12.5", 1754 -> "1,754"."""
    plain = format(Decimal(repr(number)).normalize(), "f")
    locale = QLocale()
    whole, _, digits = plain.partition(".")
    written = locale.toString(int(whole)) if abs(int(whole)) < 2**63 else whole
    if whole.startswith("-") and int(whole) == 0:
        written = f"-{written}"
    return f"{written}{locale.decimalPoint()}{digits}" if digits else written


def percent_digits(fraction: float) -> str:
    """Write the percentage of a fraction without its sign: 0.125 -> "12.5"."""
    return exact_text(float(Decimal(repr(float(fraction))) * 100))


def degree_digits(turn: float) -> str:
    """Write the degrees of a fraction of a full turn without their sign: 0.05 -> "18"."""
    degrees = float(Decimal(repr(float(turn))) * _DEGREES)
    return exact_text(float(f"{degrees:.{_FIGURES}g}"))


def rate_digits(rate: float) -> str:
    """Write a learning rate: 1e-4, 2.5e-4, 10."""
    if rate == 0 or rate >= 1:
        return exact_text(rate)
    mantissa, _, exponent = format(Decimal(repr(rate)).normalize(), "e").partition("e")
    return f"{mantissa.replace('.', QLocale().decimalPoint())}e{int(exponent)}"


def share_text(fraction: float) -> str:
    """0.125 -> "12.5 %"."""
    return f"{percent_digits(fraction)}{_GLUE}%"


def spread_text(fraction: float) -> str:
    """0.2 -> "±20 %"."""
    return f"{EITHER_WAY}{share_text(fraction)}"


def angle_text(turn: float) -> str:
    """0.05 -> "±18°"."""
    return f"{EITHER_WAY}{degree_digits(turn)}\N{DEGREE SIGN}"
