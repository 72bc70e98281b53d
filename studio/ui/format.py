"""Numbers, times and sizes as a person reads them, in the locale of the window.

Every function follows `QLocale()`, the default that `translation.install_language` sets.
"""

import math

from PySide6.QtCore import QCoreApplication, QLocale

_DASH = "\N{EN DASH}"
_GLUE = "\N{NO-BREAK SPACE}"


def count_text(count: int) -> str:
    """1754 -> "1,754"."""
    return QLocale().toString(count)


def decimal_text(number: float, digits: int = 2) -> str:
    """0.5 -> "0.50"; not-a-number is a dash."""
    return QLocale().toString(float(number), "f", digits) if math.isfinite(number) else _DASH


def percent_text(fraction: float, digits: int = 0) -> str:
    """0.936 -> "94 %"; with one digit "93.6 %"; not-a-number is a dash."""
    if not math.isfinite(fraction):
        return _DASH
    return f"{QLocale().toString(fraction * 100, 'f', digits)}{_GLUE}%"


def parameters_text(count: int) -> str:
    """132099 -> "132,099"; 14_789_955 -> "14.8 million"."""
    if count < 1_000_000:
        return count_text(count)
    if count < 999_950_000:
        millions = QLocale().toString(count / 1e6, "f", 1)
        return QCoreApplication.translate("format", "{number} million").format(number=millions)
    billions = QLocale().toString(count / 1e9, "f", 1)
    return QCoreApplication.translate("format", "{number} billion").format(number=billions)


def bytes_text(count: int) -> str:
    """2_400_000_000 -> "2.4 GB", in units of a thousand, as shops and most systems count."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def duration_text(seconds: float) -> str:
    """0.42 -> "0.4 s", 48 -> "48 s", 200 -> "3 min 20 s", 7500 -> "2 h 5 min", days above that."""
    if not math.isfinite(seconds):
        return _DASH
    seconds = max(0.0, seconds)
    if seconds < 9.95:
        return _units("{a} s", QLocale().toString(seconds, "f", 1))
    whole = round(seconds)
    if whole < 60:
        return _units("{a} s", count_text(whole))
    minutes, left = divmod(whole, 60)
    if minutes < 60:
        return _units("{a} min {b} s", count_text(minutes), count_text(left))
    hours, minutes = divmod(round(whole / 60), 60)
    if hours < 48:
        return _units("{a} h {b} min", count_text(hours), count_text(minutes))
    days, hours = divmod(round(whole / 3600), 24)
    return _units("{a} d {b} h", count_text(days), count_text(hours))


def shape_text(shape: tuple[int | None, ...]) -> str:
    """(14, 14, 512) as "14 14 512" with multiplication signs between; an open axis is "?"."""
    return "\N{MULTIPLICATION SIGN}".join("?" if side is None else str(side) for side in shape)


def _units(pattern: str, a: str, b: str = "") -> str:
    translated = {
        "{a} s": QCoreApplication.translate("format", "{a} s"),
        "{a} min {b} s": QCoreApplication.translate("format", "{a} min {b} s"),
        "{a} h {b} min": QCoreApplication.translate("format", "{a} h {b} min"),
        "{a} d {b} h": QCoreApplication.translate("format", "{a} d {b} h"),
    }[pattern]
    return translated.format(a=a, b=b)


def small_number(number: float) -> str:
    """Return 1.19e-07 as "1.2e-7", 0 as "0"."""
    if number == 0:
        return "0"
    mantissa, _, exponent = f"{number:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}"
