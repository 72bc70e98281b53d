"""How the figures of a training are written: numbers, and shares as a percentage."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.tasks.figure import Figure
from studio.ui.texts.format import figure_text, percent_text
from studio.ui.widgets.chart.axis_style import percent_tick, plain_tick


def figure_title(figure: Figure) -> str:
    """Return what a figure is called, translated."""
    return QCoreApplication.translate("Figures", figure.title)


def chart_title(figures: Sequence[Figure]) -> str:
    """Return what a chart of one or more figures is called, translated."""
    leader = figures[0]
    if len(figures) > 1 and leader.chart:
        return QCoreApplication.translate("Figures", leader.chart)
    return figure_title(leader)


def value_text(figure: Figure, value: float) -> str:
    """Return a value in at most four figures, a dash where it is not finite."""
    return percent_text(value, 1) if figure.written == "share" else figure_text(value)


def tick_text(figure: Figure, value: float, decimals: int) -> str:
    """Return a round value as the label of a grid line."""
    if figure.written == "share":
        return percent_tick(value, decimals)
    return plain_tick(value, decimals if value else 0)
