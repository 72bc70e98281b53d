"""Which stages, dots and best epoch are marked on a plot."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, BestEpoch, MetricSeries
from studio.ui.widgets.curves.drawn_line import DrawnLine
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.marks import BestMark, Dots, StageMark

_DOT = 3.0
_HOVER_DOT = 4.0


def height_of(value: float, is_log: bool) -> float:
    """Return where a value lies in the view, NaN where it cannot be drawn."""
    if not is_log:
        return value
    return math.log10(value) if value > 0 else math.nan


def stage_marks(
    series: MetricSeries, names: Mapping[int, str], axis: Axis
) -> tuple[StageMark, ...]:
    """Return a mark for each stage; a single stage needs none."""
    starts = series.stage_starts()
    if len(starts) == 1:
        return ()
    return tuple(
        StageMark(start.place(axis), _stage_label(start.stage, names), has_line=i > 0)
        for i, start in enumerate(starts)
    )


def best_label(best: BestEpoch) -> str:
    """Return the words beside the best epoch."""
    said = QCoreApplication.translate("Curves", "best: epoch %1")
    return said.replace("%1", str(best.place.ordinal))


def best_mark(
    own: Sequence[DrawnLine], best: BestEpoch | None, axis: Axis, is_log: bool, label: str
) -> BestMark | None:
    """Return the mark on the validation line, None where its value cannot be drawn.

    `own` are the lines of the run itself; `label` goes to the side where the training line
    seldom is.
    """
    drawn = next((drawn for drawn in own if drawn.line.split == "validation"), None)
    if drawn is None or best is None or best.row >= len(drawn.line):
        return None
    height = height_of(float(drawn.line.values[best.row]), is_log)
    if not math.isfinite(height):
        return None
    x = float(drawn.line.places(axis)[best.row])
    return BestMark(x, height, label, drawn.color, drawn.line.metric != "accuracy")


def line_dots(lines: Iterable[DrawnLine], axis: Axis, is_log: bool) -> tuple[Dots, ...]:
    """Return the dots at the newest values, and those of values that no line shows."""
    found = []
    for drawn in lines:
        end, lone = _end_dot(drawn, axis, is_log), drawn.lone_dots()
        found += [dots for dots in (end, lone) if dots is not None and len(dots.x)]
    return tuple(found)


def hover_dots(point: LinePoint, color: str, is_log: bool) -> Dots:
    """Return the dot at a point under the crosshair."""
    height = height_of(point.smoothed, is_log)
    return Dots(np.array([point.x]), np.array([height]), color, _HOVER_DOT)


def _end_dot(drawn: DrawnLine, axis: Axis, is_log: bool) -> Dots | None:
    """Return the dot at the newest value of a line, None where there is none."""
    row = drawn.line.last_row()
    if row is None:
        return None
    height = height_of(float(drawn.line.averages[row]), is_log)
    return Dots(drawn.line.places(axis)[row : row + 1], np.array([height]), drawn.color, _DOT)


def _stage_label(stage: int, names: Mapping[int, str]) -> str:
    name = names.get(stage, "")
    if not name:
        return QCoreApplication.translate("Curves", "stage %1").replace("%1", str(stage))
    said = QCoreApplication.translate("Curves", "stage %1: %2")
    return said.replace("%1", str(stage)).replace("%2", name)
