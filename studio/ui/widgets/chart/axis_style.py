"""What an axis is called, how its values are written, and how far it goes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from studio.ui.texts.format import count_text, exponent_text, figure_text, percent_text
from studio.ui.widgets.chart.ticks import number

Floats = NDArray[np.float64]

_MOST_DECADES = 300.0
_PLAIN = (1e-4, 1e6)
"""From the first up to below the second a label is written without an exponent."""


def plain_tick(value: float, decimals: int) -> str:
    """Return the label of a round number, with an exponent where it is very small or large."""
    if value and not _PLAIN[0] <= abs(value) < _PLAIN[1]:
        return exponent_text(value)
    return number(value, decimals)


@dataclass(frozen=True)
class AxisStyle:
    """One axis.

    Attributes:
        name: as a person reads it; "" leaves it out.
        write: a round value and the decimals that it needs -> the label of a tick.
        say: a value as it is read out and written in a card.
        bounds: what is shown while nothing is zoomed; None fits the data.
        is_log: whether the view's coordinates are logarithms to base 10.
        whole_from: steps between two ticks above this are whole numbers: 0 for what is counted.
    """

    name: str = ""
    write: Callable[[float, int], str] = plain_tick
    say: Callable[[float], str] = figure_text
    bounds: tuple[float, float] | None = None
    is_log: bool = False
    whole_from: float = math.inf

    def place(self, value: float) -> float:
        """Return where a value lies in the view, NaN where it cannot be drawn."""
        return logarithm(value) if self.is_log else value

    def places(self, values: Floats) -> Floats:
        """Return where values lie in the view, NaN for those that cannot be drawn."""
        return logarithms(values) if self.is_log else values

    def value(self, place: float) -> float:
        """Return what lies at a place in the view, of a logarithm as far as numbers go."""
        return float(10 ** min(max(place, -_MOST_DECADES), _MOST_DECADES)) if self.is_log else place


def share_axis(name: str) -> AxisStyle:
    """Return an axis from 0 to 1 that is written in per cent."""
    return AxisStyle(name, percent_tick, partial(percent_text, digits=1), (0.0, 1.0))


def count_axis(name: str, *, is_log: bool = False) -> AxisStyle:
    """Return an axis of what is counted one by one."""
    return AxisStyle(name, _count_tick, _count, is_log=is_log, whole_from=0.0)


def percent_tick(value: float, decimals: int) -> str:
    """Return the label of a round share."""
    return percent_text(value, max(decimals - 2, 0))


def _count_tick(value: float, decimals: int) -> str:
    return "" if decimals else _count(value)


def _count(value: float) -> str:
    return count_text(round(value))


def range_of(parts: Sequence[Floats]) -> tuple[float, float]:
    """Return the least and the greatest finite value of all, apart from each other."""
    joined = np.concatenate([*parts, np.empty(0)])
    finite = joined[np.isfinite(joined)]
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if high - low <= 1e-12 * max(abs(high), 1e-30):
        room = abs(high) * 0.1 or 1.0
        return low - room, high + room
    return low, high


def logarithms(values: Floats) -> Floats:
    """Return logarithms to base 10, NaN (a gap) for what has none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(values > 0, np.log10(values), np.nan)
    return found


def logarithm(value: float) -> float:
    """Return the logarithm to base 10, NaN where there is none."""
    return math.log10(value) if value > 0 else math.nan
