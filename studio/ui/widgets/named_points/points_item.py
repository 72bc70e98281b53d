"""Paints named points: lines of strands, dots, and names where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.chart.over_view import OverView, draw_text
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.named_points.named_point import NamedPoint

_DOT = 4.0
_RING = 7.5
_GAP = 7.0
_STRAND_ALPHA = 0.45


class PointsItem(OverView):
    """The points of a chart.

    Attributes:
        font: of the names.
        chosen: key of the point that has a ring, and whose name comes first.
        named: names written at the last painting, by key.
    """

    def __init__(self, view: ChartView, colors: ChartColors) -> None:
        super().__init__(view, colors, depth=1)
        self.font = QFont()
        self.chosen = ""
        self.named: dict[str, QRectF] = {}
        self._points: Sequence[NamedPoint] = ()
        self._x = np.zeros(0)
        self._y = np.zeros(0)

    def set_points(self, points: Sequence[NamedPoint], x: np.ndarray, y: np.ndarray) -> None:
        """Paint these from now on; their places (n,) are those of the view."""
        self._points, self._x, self._y = points, x, y
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the lines, then the dots, then the names."""
        places = [QPointF(*pair) for pair in zip(*self.at(self._x, self._y), strict=True)]
        rect = self.boundingRect()
        painter.save()
        painter.setClipRect(rect.adjusted(-_DOT, -_DOT, _DOT, _DOT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._draw_strands(painter, places)
        for point, place in zip(self._points, places, strict=True):
            color = QColor(self.colors.series(point.group))
            if point.key == self.chosen:
                painter.setPen(QPen(QColor(self.colors.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(place, _RING, _RING)
            painter.setPen(QPen(QColor(self.colors.surface), 1))
            painter.setBrush(color)
            painter.drawEllipse(place, _DOT + 0.5, _DOT + 0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_names(painter, places, rect)
        painter.restore()

    def _draw_strands(self, painter: QPainter, places: list[QPointF]) -> None:
        strands: dict[str, list[int]] = {}
        for at, point in enumerate(self._points):
            if point.strand:
                strands.setdefault(point.strand, []).append(at)
        for members in strands.values():
            ordered = sorted(members, key=lambda at: self._x[at])
            color = QColor(self.colors.series(self._points[ordered[0]].group))
            color.setAlphaF(_STRAND_ALPHA)
            painter.setPen(QPen(color, 1.5))
            painter.drawPolyline([places[at] for at in ordered])

    def _draw_names(self, painter: QPainter, places: list[QPointF], rect: QRectF) -> None:
        metrics = QFontMetricsF(self.font)
        taken = [
            QRectF(place.x() - _DOT, place.y() - _DOT, 2 * _DOT, 2 * _DOT)
            for place in places
            if rect.contains(place)
        ]
        self.named = {}
        order = sorted(
            range(len(places)), key=lambda at: (self._points[at].key != self.chosen, self._y[at])
        )
        for at in order:
            point = self._points[at]
            if not rect.contains(places[at]):
                continue
            for box in _boxes(places[at], metrics, point.name):
                if rect.contains(box) and not any(box.intersects(other) for other in taken):
                    taken.append(box)
                    self.named[point.key] = box
                    baseline = QPointF(box.left(), box.top() + metrics.ascent())
                    color = self.colors.text if point.key == self.chosen else self.colors.dim
                    draw_text(painter, self.font, point.name, baseline, color, self.colors.surface)
                    break


def _boxes(place: QPointF, metrics: QFontMetricsF, name: str) -> Iterator[QRectF]:
    """Yield where a name may stand: at the right, the left, above, below."""
    width, height = metrics.horizontalAdvance(name), metrics.height()
    x, y = place.x(), place.y()
    yield QRectF(x + _GAP, y - height / 2, width, height)
    yield QRectF(x - _GAP - width, y - height / 2, width, height)
    yield QRectF(x - width / 2, y - _GAP - height, width, height)
    yield QRectF(x - width / 2, y + _GAP, width, height)
