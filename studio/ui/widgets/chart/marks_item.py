"""Paints what lies behind and before the data: grid, spans, sections, rings, dots, crosshair."""

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.widgets.chart.axes import ChartAxis
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.chart.legend import REFERENCE_DASHES
from studio.ui.widgets.chart.marks import Dots, Marks, ReferenceLine, Ring, Section, Span
from studio.ui.widgets.chart.over_view import OverView, draw_text
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.chart.view import ChartView

_LABEL_INSET = 6.0
_LABEL_HEIGHT = 20.0
_LABEL_ROW = 18.0
_RING = 4.5
_SHADE = 0.09
_POINTED_SHADE = 0.16


class _WithSpans(OverView):
    """An item that draws ranges along the axis below."""

    def ends(self, span: Span) -> tuple[float, float]:
        """Return the pixels between which a range is seen; not rising where it is out of sight."""
        width = self.boundingRect().width()
        low = float(self.at(span.low, 0.0)[0])
        high = float(self.at(span.high, 0.0)[0]) if math.isfinite(span.high) else width
        return max(low, 0.0), min(high, width)

    def tone(self, span: Span) -> str:
        """Return the colour of a range."""
        return self.colors.warning if span.tone == "warning" else self.colors.dim


class GridItem(_WithSpans):
    """Shaded ranges, and light horizontal lines at the values that are labelled."""

    def __init__(self, view: ChartView, axis: ChartAxis, colors: ChartColors) -> None:
        super().__init__(view, colors, depth=-10)
        self._axis = axis
        self._spans: tuple[Span, ...] = ()

    def set_spans(self, spans: tuple[Span, ...]) -> None:
        """Shade these from now on."""
        if spans != self._spans:
            self._spans = spans
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the ranges, then the lines."""
        rect = self.boundingRect()
        low, high = self.view.viewRange()[1]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for span in self._spans:
            self._draw_span(painter, span)
        painter.setPen(_pen(self.colors.line, 1))
        for value in self._axis.lines(low, high, rect.height()):
            _, down = self.at(0.0, value)
            level = min(round(float(down)), int(rect.height()) - 1)
            painter.drawLine(QLineF(0, level, rect.width(), level))

    def _draw_span(self, painter: QPainter, span: Span) -> None:
        height = self.boundingRect().height()
        left, right = self.ends(span)
        if right <= left:
            return
        color = self.tone(span)
        shade = QColor(color)
        shade.setAlphaF(_SHADE)
        painter.fillRect(QRectF(left, 0, right - left, height), shade)
        if self.at(span.low, 0.0)[0] >= 0:
            painter.setPen(_pen(color, 1))
            painter.drawLine(QLineF(round(left), 0, round(left), height))


class MarksItem(_WithSpans):
    """Names of spans, sections and level lines with theirs, rings, dots, and the crosshair."""

    def __init__(self, view: ChartView, colors: ChartColors) -> None:
        super().__init__(view, colors, depth=10)
        self.font = QFont()
        self._marks = Marks()
        self._reading: Reading | None = None

    @property
    def shown(self) -> Marks:
        """What is marked."""
        return self._marks

    def set_marks(self, marks: Marks) -> None:
        """Draw these from now on."""
        self._marks = marks
        self.update()

    def set_reading(self, reading: Reading | None) -> None:
        """Draw the crosshair of a reading, or none."""
        self._reading = reading
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw everything, the crosshair last."""
        painter.setFont(self.font)
        for span in self._marks.spans:
            self._draw_span_label(painter, span)
        self._draw_sections(painter, self._marks.sections)
        for line in self._marks.lines:
            self._draw_line(painter, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for dots in self._marks.dots:
            self._draw_dots(painter, dots)
        for ring in self._marks.rings:
            self._draw_ring(painter, ring)
        if self._reading is not None:
            self._draw_crosshair(painter, self._reading)

    def _draw_span_label(self, painter: QPainter, span: Span) -> None:
        """Write it where the names of sections stand, below those if there are any."""
        left, right = self.ends(span)
        if right <= left:
            return
        row = _LABEL_ROW if self._marks.sections else 0.0
        height = self.boundingRect().height()
        top = height - _LABEL_HEIGHT - row if self._marks.are_labels_below else 4.0 + row
        start, color = left + _LABEL_INSET, self.tone(span)
        if right - start < QFontMetricsF(self.font).horizontalAdvance(span.label):
            self._draw_label_before(painter, span.label, QPointF(left - _LABEL_INSET, top), color)
        else:
            self._draw_label(painter, span.label, QPointF(start, top), right - start, color)

    def _draw_label_before(self, painter: QPainter, text: str, corner: QPointF, color: str) -> None:
        """Write small text with its top right corner there."""
        width = min(QFontMetricsF(self.font).horizontalAdvance(text) + 1, corner.x())
        self._draw_label(painter, text, corner - QPointF(width, 0), width, color)

    def _draw_sections(self, painter: QPainter, sections: tuple[Section, ...]) -> None:
        rect = self.boundingRect()
        places = [float(self.at(section.x, 0.0)[0]) for section in sections]
        for i, (section, across) in enumerate(zip(sections, places, strict=True)):
            end = places[i + 1] if i + 1 < len(places) else rect.width()
            if end < 0 or across > rect.width():
                continue
            if section.has_line and across >= 0:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setPen(_pen(self.colors.edge, 1, dashes=(3, 4)))
                painter.drawLine(QLineF(round(across), 0, round(across), rect.height()))
            start = max(across, 0.0) + _LABEL_INSET
            top = rect.height() - _LABEL_HEIGHT if self._marks.are_labels_below else 4.0
            self._draw_label(painter, section.label, QPointF(start, top), end - start - 2)

    def _draw_line(self, painter: QPainter, line: ReferenceLine) -> None:
        """Draw it through the whole view; its name stands above it, or below where that is out."""
        rect, down = self.boundingRect(), float(self.at(0.0, line.y)[1])
        if not 0 <= down <= rect.height():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(_pen(self.colors.dim, 1.5, REFERENCE_DASHES))
        painter.drawLine(QLineF(0, round(down), rect.width(), round(down)))
        height = QFontMetricsF(self.font).height()
        top = down - height - 2 if down - height > 2 else down + 3
        # At the left: where curves come near the line, they do so at their end.
        room = rect.width() - 2 * _LABEL_INSET
        self._draw_label(painter, line.label, QPointF(_LABEL_INSET, top), room)

    def _draw_label(
        self, painter: QPainter, text: str, corner: QPointF, room: float, color: str = ""
    ) -> None:
        """Write small text with its top left corner there, with a rim of the ground."""
        metrics = QFontMetricsF(self.font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if len(shown) < min(len(text), 4):
            return
        baseline = QPointF(corner.x(), corner.y() + metrics.ascent())
        draw_text(
            painter, self.font, shown, baseline, color or self.colors.dim, self.colors.surface
        )

    def _draw_ring(self, painter: QPainter, ring: Ring) -> None:
        across, down = (float(v) for v in self.at(ring.x, ring.y))
        rect = self.boundingRect()
        if not rect.adjusted(-1, -1, 1, 1).contains(across, down):
            return
        across = _kept_inside(across, _RING + 1, rect.width())
        down = _kept_inside(down, _RING + 1, rect.height())
        painter.setPen(_pen(ring.color, 1.5))
        painter.setBrush(QColor(self.colors.surface))
        painter.drawEllipse(QPointF(across, down), _RING, _RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not ring.label:
            return
        metrics = QFontMetricsF(self.font)
        size = metrics.size(0, ring.label)
        # Beginning at the ring, it stands clear of the curve that led there.
        left = min(max(across - _RING, 2.0), rect.width() - size.width() - 2)
        above, below = down - 8 - size.height(), down + 8
        has_room_above, has_room_below = above > 0, below + size.height() < rect.height()
        is_above = has_room_above if ring.is_label_above else not has_room_below
        top = above if is_above else below
        self._draw_label(painter, ring.label, QPointF(left, top), size.width() + 1)

    def _draw_crosshair(self, painter: QPainter, reading: Reading) -> None:
        rect = self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if reading.band is not None:
            left, right = (float(self.at(end, 0.0)[0]) for end in reading.band)
            shade = QColor(self.colors.accent)
            shade.setAlphaF(_POINTED_SHADE)
            painter.fillRect(QRectF(left, 0, max(right - left, 1.0), rect.height()), shade)
        elif reading.has_line:
            across = round(float(self.at(reading.x, 0.0)[0]))
            painter.setPen(_pen(self.colors.edge, 1))
            painter.drawLine(QLineF(across, 0, across, rect.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for dots in reading.dots:
            self._draw_dots(painter, dots, has_rim=True)

    def _draw_dots(self, painter: QPainter, dots: Dots, has_rim: bool = False) -> None:
        painter.setPen(_pen(self.colors.surface, 1.5) if has_rim else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(dots.color))
        rect = self.boundingRect().adjusted(-4, -4, 4, 4)
        for across, down in zip(*self.at(dots.x, dots.y), strict=True):
            if np.isfinite(down) and rect.contains(float(across), float(down)):
                room = dots.radius + 1
                place = QPointF(
                    _kept_inside(float(across), room, rect.width() - 8),
                    _kept_inside(float(down), room, rect.height()),
                )
                painter.drawEllipse(place, dots.radius, dots.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _kept_inside(place: float, room: float, length: float) -> float:
    """Return where a mark is whole that the edge of the plot would cut."""
    return min(max(place, room), max(length - room, room))


def _pen(color: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    pen = QPen(QColor(color), width)
    if dashes:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
