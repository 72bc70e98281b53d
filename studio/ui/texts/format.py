"""Numbers, times and sizes as a person reads them, in the locale of the window.

Every function follows `QLocale()`, the default that `translation.install_language` sets.
"""

import math

from PySide6.QtCore import QCoreApplication, QLocale

from studio.core.recipes import rate_text as rates

_DASH = "\N{EN DASH}"
_GLUE = "\N{NO-BREAK SPACE}"


_PLAIN = (0.001, 9999.5)
"""From the first up to below the second a measured number is written without an exponent."""

_MOST_COUNTED = 10**15


def count_text(count: int) -> str:
    """1754 -> "1,754": what was counted, one by one."""
    return QLocale().toString(count) if abs(count) < _MOST_COUNTED else exponent_text(count)


def figure_text(number: float) -> str:
    """Write what was measured in at most four figures: "0.693", "23.46", "1,235", "4.75e17".

    Below 0.1 there is a decimal more, "0.0032", so that errors can be compared. Small ones get an
    exponent too, 0.00025 -> "2.5e-4"; not-a-number is a dash.
    """
    if not math.isfinite(number):
        return _DASH
    size = abs(number)
    if size and not _PLAIN[0] <= size < _PLAIN[1]:
        return exponent_text(number)
    limits = ((0.09995, 4), (9.9995, 3), (99.995, 2), (999.95, 1))
    decimals = next((count for limit, count in limits if size < limit), 0) if size else 3
    return QLocale().toString(float(number), "f", decimals)


def decibel_text(decibels: float) -> str:
    """15.93 -> "15.9 dB"."""
    return f"{decimal_text(decibels, 1)}{_GLUE}dB"


def short_text(number: float) -> str:
    """Write what was measured in two figures, where there is little room: 0.02493 -> "0.025".

    A zero at the end stays, 0.0299 -> "0.030": numbers beside each other are equally long.
    """
    if not math.isfinite(number):
        return _DASH
    size = float(f"{abs(number):.1e}")
    if size and not 1e-4 <= size < _PLAIN[1]:
        return exponent_text(number, 2)
    decimals = max(1 - math.floor(math.log10(size)), 0) if size else 0
    return QLocale().toString(float(number), "f", decimals)


def exponent_text(number: float, figures: int = 3) -> str:
    """12345 -> "1.23e4", 1e-5 -> "1e-5", as it is typed; not-a-number is a dash."""
    if number == 0 or not math.isfinite(number):
        return "0" if number == 0 else _DASH
    mantissa, _, exponent = f"{number:.{figures - 1}e}".partition("e")
    short = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{_localized(short)}e{int(exponent)}"


def rate_text(rate: float) -> str:
    """Write a learning rate the short way: 0.0001 -> "1e-4", 0.00025 -> "2.5e-4"."""
    return _localized(rates.rate_text(rate))


def whole_text(number: float) -> str:
    """Write a measured speed without decimals: 1234.4 -> "1,234"; not-a-number is a dash."""
    if not math.isfinite(number):
        return _DASH
    return count_text(round(number)) if abs(number) < 1e6 else exponent_text(number)


def decimal_text(number: float, digits: int = 2) -> str:
    """0.5 -> "0.50"; with an exponent from 10,000 on; not-a-number is a dash."""
    if math.isfinite(number) and abs(number) < _PLAIN[1]:
        return QLocale().toString(float(number), "f", digits)
    return figure_text(number)


def percent_text(fraction: float, digits: int = 0) -> str:
    """0.936 -> "94 %"; with one digit "93.6 %"; not-a-number is a dash."""
    if not math.isfinite(fraction):
        return _DASH
    return f"{decimal_text(fraction * 100, digits)}{_GLUE}%"


def interval_text(low: float, high: float) -> str:
    """(0.52, 0.83) -> "52–83 %"; a narrow one has a digit more, "95.3–98.7 %".

    An interval of a share says both of its ends: near 0 and 1 they are not equally far from it.
    """
    digits = 0 if high - low >= 0.19 else 1
    return f"{decimal_text(100 * low, digits)}{_DASH}{percent_text(high, digits)}"


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


def _localized(plain: str) -> str:
    return plain.replace(".", QLocale().decimalPoint())


def _units(pattern: str, a: str, b: str = "") -> str:
    translated = {
        "{a} s": QCoreApplication.translate("format", "{a} s"),
        "{a} min {b} s": QCoreApplication.translate("format", "{a} min {b} s"),
        "{a} h {b} min": QCoreApplication.translate("format", "{a} h {b} min"),
        "{a} d {b} h": QCoreApplication.translate("format", "{a} d {b} h"),
    }[pattern]
    return translated.format(a=a, b=b)
