"""How a timeline is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from studio.core.plan.stage_grid import BlockState
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.stage_timeline.geometry import (
    LABEL_GAP,
    LANE,
    LINE,
    MARGIN,
    TimelineGeometry,
)
from studio.ui.widgets.stage_timeline.plan import TimelineStage, row_spans, span_label
from studio.ui.widgets.stage_timeline.titles import INSET, titles_of

_LEAST_LABEL = 13.0
"""Between the middles of two names that do not touch."""

_RADIUS = 4.0


def fill_of(theme: Theme, state: BlockState) -> QBrush:
    """Return what cells of that state are filled with."""
    match state:
        case BlockState.TRAINED:
            return QBrush(theme.color("accent"))
        case BlockState.PARTLY:
            return QBrush(theme.color("accent"), Qt.BrushStyle.BDiagPattern)
        case BlockState.CACHED:
            return QBrush(theme.color("good", 0.45))
        case BlockState.FROZEN:
            return QBrush(theme.color("track"))


def draw_labels(
    painter: QPainter,
    theme: Theme,
    geometry: TimelineGeometry,
    blocks: Sequence[str],
    stages: Sequence[TimelineStage],
) -> None:
    """Write the names of rows, those of neighbours that fare alike together.

    Where rows are low, names that would touch one above are left out; the pointer says them.
    """
    painter.setFont(theme.font_of(Role.CAPTION))
    painter.setPen(theme.color("dim"))
    room = geometry.label_width - LABEL_GAP
    former = -math.inf
    for first, last in row_spans(stages, len(blocks)):
        middle = geometry.rows_top + (first + last + 1) / 2 * geometry.row_height
        if middle - former < _LEAST_LABEL:
            continue
        former = middle
        text = span_label(blocks, first, last)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(room))
        rect = QRectF(0, middle - LINE / 2, room, LINE)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)


def draw_cells(
    painter: QPainter, theme: Theme, geometry: TimelineGeometry, at: int, stage: TimelineStage
) -> None:
    """Fill the cells of one stage; neighbours of one state are one bar, cut by thin lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    for state, group in groupby(range(len(stage.states)), key=lambda row: stage.states[row]):
        rows = list(group)
        rect = geometry.cell(at, rows[0], rows[-1]).adjusted(0, 1, 0, -1)
        if state is BlockState.PARTLY:
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setBrush(fill_of(theme, state))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    if geometry.row_height < 8:
        return
    painter.setPen(QPen(theme.color("surface"), 1))
    for row in range(1, len(stage.states)):
        cell = geometry.cell(at, row, row)
        painter.drawLine(cell.topLeft(), cell.topRight())


def draw_title(
    painter: QPainter,
    theme: Theme,
    geometry: TimelineGeometry,
    at: int,
    stage: TimelineStage,
    *,
    is_current: bool,
) -> None:
    """Write title and facts of a stage; the facts of all stages begin at one height."""
    column = geometry.column(at)
    shown = titles_of(theme, stage, column.width())
    color: ColorName = "text" if is_current else "dim"
    _draw_lines(painter, theme, column, 0, shown.title[: geometry.title_lines], Role.STRONG, "text")
    facts, first = shown.facts[: geometry.facts_lines], geometry.title_lines
    _draw_lines(painter, theme, column, first, facts, Role.CAPTION, color)


def _draw_lines(
    painter: QPainter,
    theme: Theme,
    column: QRectF,
    first: int,
    lines: Sequence[str],
    role: Role,
    color: ColorName,
) -> None:
    painter.setFont(theme.font_of(role))
    painter.setPen(theme.color(color))
    for number, text in enumerate(lines, first):
        top = column.top() + MARGIN + number * LINE
        line = QRectF(column.left() + INSET / 2, top, column.width() - INSET, LINE)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)


def draw_rates(
    painter: QPainter, theme: Theme, geometry: TimelineGeometry, stages: Sequence[TimelineStage]
) -> None:
    """Draw the learning rate through all stages, on one logarithmic scale.

    Where the training decides, the room between the highest and the lowest is tinted.
    """
    known = [
        rate
        for stage in stages
        for rate in (*stage.planned.rates, *stage.planned.lowest)
        if rate > 0
    ]
    if not known:
        return
    top = math.log10(max(known))
    # Schedules go down to 0 or almost: three decades are enough to see how.
    bottom = max(math.log10(min(known)), top - 3.0)
    for at, stage in enumerate(stages):
        if not stage.planned.rates:
            continue
        area = QRectF(geometry.cell(at, 0, 0))
        area.setTop(geometry.lane_top + 3)
        area.setHeight(LANE - 6)
        high = _line(area, stage.planned.rates, bottom, top)
        low = _line(area, stage.planned.lowest, bottom, top)
        if stage.planned.lowest != stage.planned.rates:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("validation", 0.22))
            painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
            painter.setPen(QPen(theme.color("validation"), 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(low))
        painter.setPen(QPen(theme.color("validation"), 1.6))
        painter.drawPolyline(QPolygonF(high))


def _line(area: QRectF, rates: Sequence[float], bottom: float, top: float) -> list[QPointF]:
    span = top - bottom
    points = []
    for at, rate in enumerate(rates):
        share = (math.log10(rate) - bottom) / span if rate > 0 and span > 0 else float(span == 0)
        x = area.left() + area.width() * at / max(len(rates) - 1, 1)
        points.append(QPointF(x, area.bottom() - area.height() * min(max(share, 0.0), 1.0)))
    return points


def draw_legend(
    painter: QPainter,
    theme: Theme,
    geometry: TimelineGeometry,
    entries: Sequence[tuple[BlockState, str]],
) -> None:
    """Say what the colours mean."""
    painter.setFont(theme.font_of(Role.CAPTION))
    left, top = geometry.label_width, geometry.height - LINE
    for state, text in entries:
        swatch = QRectF(left, top + 4, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        if state is BlockState.PARTLY:
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(swatch, 3, 3)
        painter.setBrush(fill_of(theme, state))
        painter.drawRoundedRect(swatch, 3, 3)
        painter.setPen(theme.color("dim"))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(
            QRectF(left + 15, top, width + 2, LINE), Qt.AlignmentFlag.AlignVCenter, text
        )
        left += 15 + width + 16


def draw_badge(painter: QPainter, theme: Theme, at: QPointF, text: str, width: float) -> None:
    """Write what a drag has come to beside the pointer, within `width`."""
    painter.setFont(theme.font_of(Role.CAPTION))
    room = painter.fontMetrics().horizontalAdvance(text) + 14
    left = min(max(at.x() - room / 2, 2.0), width - room - 2)
    rect = QRectF(left, max(at.y() - 26, 2.0), room, 20)
    painter.setPen(QPen(QColor(theme.color("edge")), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setPen(theme.color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
