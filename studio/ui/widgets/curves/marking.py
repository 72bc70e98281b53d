"""Which stages, findings, dots and best epoch are marked on curves."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, BestRow, MetricSeries
from studio.ui.widgets.chart.axis_style import logarithm
from studio.ui.widgets.chart.marks import Dots, Ring, Section, Span, Tone
from studio.ui.widgets.curves.drawn_line import DrawnLine
from studio.ui.widgets.curves.line import LinePoint

_DOT = 3.0
_HOVER_DOT = 4.0


@dataclass(frozen=True)
class Finding:
    """Something found in a range of epochs, such as "overfits from epoch 12 on".

    Attributes:
        first: the epoch with whose figures it begins, from 1 through all stages.
        label: what was found, translated; without a full stop.
        last: the epoch with whose figures it ends; None: it goes on.
        tone: "warning" where it needs a look.
    """

    first: int
    label: str
    last: int | None = None
    tone: Tone = "warning"


def height_of(value: float, is_log: bool) -> float:
    """Return where a value lies in the view, NaN where it cannot be drawn."""
    return logarithm(value) if is_log else value


def stage_sections(
    series: MetricSeries, names: Mapping[int, str], axis: Axis
) -> tuple[Section, ...]:
    """Return a mark for each stage; a single stage needs none."""
    starts = series.stage_starts()
    if len(starts) == 1:
        return ()
    return tuple(
        Section(start.place(axis), _stage_label(start.stage, names), has_line=i > 0)
        for i, start in enumerate(starts)
    )


def finding_spans(
    series: MetricSeries, findings: Iterable[Finding], axis: Axis
) -> tuple[Span, ...]:
    """Return the ranges of what was found; of epochs that are not recorded yet there is none."""
    spans = []
    for finding in findings:
        low = _end_of(series, finding.first, axis)
        high = None if finding.last is None else _end_of(series, finding.last, axis)
        if low is not None:
            spans.append(Span(low, math.inf if high is None else high, finding.label, finding.tone))
    return tuple(spans)


def best_label(best: BestRow) -> str:
    """Return the text beside the best epoch."""
    said = QCoreApplication.translate("Curves", "best: epoch %1")
    return said.replace("%1", str(best.place.ordinal))


def best_ring(
    own: Sequence[DrawnLine], best: BestRow | None, axis: Axis, is_log: bool
) -> tuple[Ring, ...]:
    """Return the ring on the validation line, none where its value cannot be drawn.

    `own` are the lines of the run itself; the label goes to the side where the next of them is
    farther away.
    """
    drawn = next((drawn for drawn in own if drawn.line.split == "validation"), None)
    if drawn is None or best is None or best.row >= len(drawn.line):
        return ()
    height = height_of(float(drawn.line.values[best.row]), is_log)
    if not math.isfinite(height):
        return ()
    x = float(drawn.line.places(axis)[best.row])
    is_above = _is_clear_above(own, x, height, axis, is_log)
    return (Ring(x, height, best_label(best), drawn.color, is_above),)


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


def _is_clear_above(
    own: Iterable[DrawnLine], x: float, height: float, axis: Axis, is_log: bool
) -> bool:
    """Return whether the lines at `x` leave more room above the best value than below it.

    A line through that value lies, on both sides of it, where figures are worse.
    """
    above = below = math.inf
    for drawn in own:
        point = drawn.line.point(axis, x)
        distance = math.nan if point is None else height_of(point.smoothed, is_log) - height
        is_worse_above = drawn.line.figure.better == "lower"
        if distance > 0 or (distance == 0 and is_worse_above):
            above = min(above, distance)
        elif distance <= 0:
            below = min(below, -distance)
    return above > below


def _end_of(series: MetricSeries, ordinal: int, axis: Axis) -> float | None:
    """Return where the figures of a whole epoch lie, at its end; None where there are none."""
    for track in (series.validation, series.train_epochs, series.batches):
        _, ordinals = series.epochs_of(track)
        rows = np.flatnonzero(ordinals == ordinal)
        if len(rows):
            return float(track.places(axis)[rows[-1]])
    return None


def _stage_label(stage: int, names: Mapping[int, str]) -> str:
    name = names.get(stage, "")
    if not name:
        return QCoreApplication.translate("Curves", "stage %1").replace("%1", str(stage))
    said = QCoreApplication.translate("Curves", "stage %1: %2")
    return said.replace("%1", str(stage)).replace("%2", name)
