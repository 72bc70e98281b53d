"""How the figures of a training are written: loss, accuracy, learning rate, seconds."""

from studio.core.metrics import MetricName
from studio.ui.texts.format import exponent_text, figure_text, percent_text
from studio.ui.widgets.curves.ticks import number

_TICKS = (1e-4, 1e6)
"""From the first up to below the second the labels of a grid are written without an exponent."""


def value_text(metric: MetricName, value: float) -> str:
    """Return a value in at most four figures, a dash where it is not finite."""
    return percent_text(value, 1) if metric == "accuracy" else figure_text(value)


def tick_text(metric: MetricName, value: float, decimals: int) -> str:
    """Return a round value as the label of a grid line."""
    if metric == "accuracy":
        return percent_text(value, max(decimals - 2, 0))
    if value == 0:
        return number(0, 0)
    if not _TICKS[0] <= abs(value) < _TICKS[1]:
        return exponent_text(value)
    return number(value, decimals)
