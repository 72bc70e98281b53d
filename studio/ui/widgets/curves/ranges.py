"""Which values a plot shows while it follows the training."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.metrics import MetricName
from studio.ui.widgets.curves.ticks import VALUE_GAP, round_step

Floats = NDArray[np.float64]

_ACCURACY_FLOORS = (0.9, 0.8, 0.5, 0.0)
_OUTLIER = 4.0


def value_range(
    metric: MetricName, averages: Sequence[Floats], recorded: Sequence[Floats], height: float
) -> tuple[float, float]:
    """Return the lowest and highest value on a linear scale, both on a line of the grid.

    All averages are in it, but for a start that towers over the rest; of the recorded values
    the outermost fiftieth may lie outside. A loss starts at 0 unless that would flatten it; an
    accuracy ends at 1.

    Args:
        metric: what is drawn.
        averages: the bold lines as they are drawn.
        recorded: the faint lines as they are drawn.
        height: of the plot in pixels.
    """
    low, high = _extent(averages, recorded)
    if metric == "accuracy":
        return next(floor for floor in _ACCURACY_FLOORS if floor <= max(low, 0.0)), 1.0
    if 0 <= low < 0.6 * high:
        low = 0.0
    if high - low <= 1e-9 * max(abs(high), 1e-30):
        room = abs(high) * 0.1 or 1.0
        low, high = low - room, high + room
    return _rounded(low, high, height)


def log_range(averages: Sequence[Floats], recorded: Sequence[Floats]) -> tuple[float, float]:
    """Return the range of logarithms that shows values whose logarithms are given."""
    low, high = _extent(averages, recorded, outlier=None)
    room = max(0.05 * (high - low), 0.02)
    return low - room, high + room


def _extent(
    averages: Sequence[Floats], recorded: Sequence[Floats], outlier: float | None = _OUTLIER
) -> tuple[float, float]:
    bold, faint = _finite(averages), _finite(recorded)
    if not len(bold):
        return 0.0, 1.0
    high = float(bold.max())
    if outlier is not None:
        usual = float(np.quantile(bold, 0.9))
        if 0 < usual * outlier < high:
            high = usual * outlier
    low = float(bold.min())
    if len(faint):
        lower, upper = np.quantile(faint, (0.02, 0.98))
        low, high = min(low, float(lower)), max(high, min(float(upper), high * 1.5 + 1e-12))
    return low, high


def _finite(parts: Sequence[Floats]) -> Floats:
    joined = np.concatenate([*parts, np.empty(0)])
    return joined[np.isfinite(joined)]


def _rounded(low: float, high: float, height: float) -> tuple[float, float]:
    lines = max(height / VALUE_GAP, 1.0)
    for _ in range(3):
        step = round_step((high - low) / lines)
        low = float(np.floor(low / step + 1e-6) * step)
        high = float(np.ceil(high / step - 1e-6) * step)
    return low, high
