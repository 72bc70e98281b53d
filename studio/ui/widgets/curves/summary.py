"""A plot in words, for screen readers and for whoever copies a line into a report."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, BestEpoch, MetricName, Split
from studio.core.tasks.table import figure
from studio.ui.widgets.curves.line import CurveLine
from studio.ui.widgets.curves.values import value_text

_STEADY = 0.02


def metric_name(metric: MetricName) -> str:
    """Return what a figure is called, as a title."""
    match metric:
        case "loss":
            return QCoreApplication.translate("Curves", "Loss")
        case "accuracy":
            return QCoreApplication.translate("Curves", "Accuracy")
        case "learning_rate":
            return QCoreApplication.translate("Curves", "Learning rate")
        case "seconds":
            return QCoreApplication.translate("Curves", "Seconds")
        case _:
            return QCoreApplication.translate("Figures", figure(metric).title)


def axis_name(axis: Axis) -> str:
    """Return what the axis below is called."""
    if axis == "epochs":
        return QCoreApplication.translate("Curves", "Epoch")
    return QCoreApplication.translate("Curves", "Batch")


def line_name(key: str) -> str:
    """Return what a line is called: "training" and "validation" translated, runs as they are."""
    match key:
        case "training":
            return QCoreApplication.translate("Curves", "training")
        case "validation":
            return QCoreApplication.translate("Curves", "validation")
        case _:
            return key


def full_name(run: str, split: Split) -> str:
    """Return the name of one part of a run; `run` is "" for the run itself."""
    part = line_name("training" if split == "train" else "validation")
    return f"{run} · {part}" if run else part


def summary_of(metric: MetricName, lines: Sequence[CurveLine], best: BestEpoch | None) -> str:
    """Return one or two sentences: each line's value and where it goes, and the best epoch."""
    parts = [_line_text(metric, line) for line in lines if line.last_row() is not None]
    if not parts:
        return QCoreApplication.translate("Curves", "%1: no values yet.").replace(
            "%1", metric_name(metric)
        )
    text = f"{metric_name(metric)}: {'; '.join(parts)}."
    if best is None:
        return text
    said = (
        QCoreApplication.translate("Curves", "Best epoch %1, by validation loss (%2).")
        if best.by == "loss"
        else QCoreApplication.translate("Curves", "Best epoch %1, by validation accuracy (%2).")
    )
    value = value_text(best.by, best.value)
    return f"{text} {said.replace('%1', str(best.place.ordinal)).replace('%2', value)}"


def _line_text(metric: MetricName, line: CurveLine) -> str:
    row = line.last_row()
    value = value_text(metric, float(line.averages[row])) if row is not None else ""
    return f"{full_name(line.name, line.split)} {value}, {_trend_text(line.trend())}"


def _trend_text(trend: float) -> str:
    if trend > _STEADY:
        return QCoreApplication.translate("Curves", "rising")
    if trend < -_STEADY:
        return QCoreApplication.translate("Curves", "falling")
    return QCoreApplication.translate("Curves", "steady")
