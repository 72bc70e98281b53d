"""Round numbers for axes."""

import math

from PySide6.QtCore import QLocale

VALUE_GAP = 54
"""Pixels between two labels at the left, and two lines of the grid, about."""

PLACE_GAP = 84
"""Pixels between two labels under the plot, about."""

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_step(rough: float, is_whole: bool = False) -> float:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that is at least `rough`.

    Args:
        rough: above 0.
        is_whole: whether only whole numbers serve, as for batches.
    """
    scale = 10.0 ** math.floor(math.log10(rough))
    for step in _STEPS:
        wanted = step * scale
        if wanted >= rough * (1 - 1e-9) and not (is_whole and wanted % 1):
            return wanted
    return max(10.0 * scale, 1.0 if is_whole else 0.0)


def multiples(step: float, low: float, high: float) -> list[float]:
    """Return the multiples of `step` within low..high."""
    first = math.ceil(low / step - 1e-6)
    last = math.floor(high / step + 1e-6)
    return [i * step for i in range(first, last + 1)]


def decades(low: float, high: float, most: int) -> list[float]:
    """Return logarithms of round numbers within low..high, about `most` of them.

    Args:
        low: logarithm to base 10 of the lower end.
        high: of the upper end.
        most: how many labels have room.
    """
    if high - low > most:
        every = math.ceil((high - low) / most)
        return [float(k) for k in range(math.ceil(low), math.floor(high) + 1) if k % every == 0]
    whole = range(math.floor(low), math.ceil(high) + 1)
    for digits in ((1, 2, 3, 5), (1, 2, 5), (1, 3)):
        found = [k + math.log10(d) for k in whole for d in digits]
        found = [value for value in found if low - 1e-9 <= value <= high + 1e-9]
        if 2 <= len(found) <= most:
            return found
    found = [float(k) for k in whole if low - 1e-9 <= k <= high + 1e-9]
    if len(found) >= 2 or high - low <= 0:
        return found
    step = round_step((10**high - 10**low) / most)
    return [math.log10(value) for value in multiples(step, 10**low, 10**high) if value > 0]


def decimals_of(step: float) -> int:
    """Return how many decimals a multiple of `step` needs."""
    for count in range(12):
        if abs(step * 10**count - round(step * 10**count)) < 1e-6 * max(1.0, step * 10**count):
            return count
    return 12


def number(value: float, decimals: int) -> str:
    """Return a number as the person's language writes it."""
    return QLocale().toString(value + 0.0, "f", decimals)
