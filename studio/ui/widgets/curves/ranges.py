"""Which values a plot shows while it follows the training."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.ticks import VALUE_GAP, round_step

Floats = NDArray[np.float64]

_SHARE_FLOORS = (0.9, 0.8, 0.5, 0.0)
_EARLY = 30
_FIRST = 10
"""Recorded values at the beginning of a line that are always in view."""
_FRACTION = 4
_HEADROOM = 1.2
"""Room above a learning rate, which begins where the names of stages stand."""


def value_range(
    figure: Figure, averages: Sequence[Floats], recorded: Sequence[Floats], height: float
) -> tuple[float, float]:
    """Return the lowest and highest value on a linear scale, both of them round.

    All averages are in it, and the first recorded values of each line; of the other recorded
    values the outermost fiftieth may lie outside. A number such as a loss starts at 0 unless
    that would flatten it; a share of which more is better ends at 1; what is set beforehand,
    such as a learning rate, starts at 0.

    Args:
        figure: what is drawn.
        averages: the bold lines as they are drawn.
        recorded: the faint lines as they are drawn.
        height: of the plot in pixels.
    """
    low, high = _extent(averages, recorded)
    if figure.written == "share" and figure.better == "higher":
        return next(floor for floor in _SHARE_FLOORS if floor <= max(low, 0.0)), 1.0
    if figure.better == "neither":
        # A schedule is drawn whole: its high start is no outlier, and 0 is what it goes to.
        highest = max((float(part.max()) for part in averages if len(part)), default=0.0)
        return _rounded(0.0, highest * _HEADROOM if highest > 0 else 1.0, height)
    is_early = sum(len(part) for part in recorded) < _EARLY
    if low >= 0 and (is_early or low < 0.75 * high):
        low = 0.0
    if high - low <= 1e-9 * max(abs(high), 1e-30):
        room = abs(high) * 0.1 or 1.0
        low, high = low - room, high + room
    return _rounded(low, high, height)


def log_range(averages: Sequence[Floats], recorded: Sequence[Floats]) -> tuple[float, float]:
    """Return the range of logarithms that shows values whose logarithms are given."""
    low, high = _extent(averages, recorded)
    room = max(0.05 * (high - low), 0.02)
    return low - room, high + room


def _extent(averages: Sequence[Floats], recorded: Sequence[Floats]) -> tuple[float, float]:
    faint = _finite(recorded)
    shown = _finite([*averages, *(part[:_FIRST] for part in recorded)])
    if not len(shown):
        return 0.0, 1.0
    low, high = float(shown.min()), float(shown.max())
    if len(faint):
        lower, upper = np.quantile(faint, (0.02, 0.98))
        low, high = min(low, float(lower)), max(high, float(upper))
    return low, high


def _finite(parts: Sequence[Floats]) -> Floats:
    joined: Floats = np.concatenate([*parts, np.empty(0)])
    finite: Floats = joined[np.isfinite(joined)]
    return finite


def _rounded(low: float, high: float, height: float) -> tuple[float, float]:
    lines = max(height / VALUE_GAP, 1.0)
    for _ in range(3):
        step = round_step((high - low) / lines)
        fine = step / _FRACTION
        low = float(np.floor(low / fine + 1e-6) * fine)
        high = float(np.ceil(high / fine - 1e-6) * fine)
    return low, high
