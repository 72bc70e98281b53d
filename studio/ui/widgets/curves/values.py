"""How the figures of a training are written: loss, accuracy, learning rate, seconds."""

import math
import re

from PySide6.QtCore import QLocale

from studio.core.metrics import MetricName
from studio.ui.widgets.curves.ticks import number

_EXPONENT_ZEROS = re.compile("(e[+-])0+", re.IGNORECASE)

GAP_TEXT = "–"  # an en dash stands for a number that is missing


def value_text(metric: MetricName, value: float) -> str:
    """Return a value as text of about three figures, a dash where it is not finite."""
    if not math.isfinite(value):
        return GAP_TEXT
    if metric == "accuracy":
        return f"{number(100 * value, 1)}\N{NO-BREAK SPACE}%"
    size = abs(value)
    if metric == "learning_rate" or (0 < size < 0.001):
        return _short(value)
    return number(value, 3 if size < 10 else 2 if size < 100 else 1)


def tick_text(metric: MetricName, value: float, decimals: int) -> str:
    """Return a round value as the label of a grid line."""
    if metric == "accuracy":
        return f"{number(100 * value, max(decimals - 2, 0))}\N{NO-BREAK SPACE}%"
    if value == 0:
        return number(0, 0)
    if abs(value) < 1e-4 or abs(value) >= 1e6:
        return _short(value)
    return number(value, decimals)


def _short(value: float) -> str:
    """Return about three figures, an exponent without leading zeros: 1e-5, as it is typed."""
    return _EXPONENT_ZEROS.sub(r"\1", QLocale().toString(value, "g", 3))
