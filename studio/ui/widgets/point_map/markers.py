"""The marks of points in all colours and shapes, as parts of one pixmap."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from studio.ui.theme import Theme
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.point_map.points import Group

DOT = 8.0
"""Pixels across."""

COLORS = 8
"""Of a series; groups after them have the same colours in another shape."""

SHAPES = 4


def color_of(theme: Theme, group: Group, number: int) -> QColor:
    """Return the colour of group `number`."""
    match group.tone:
        case "":
            return QColor(ChartColors.of(theme.tokens).series(number % COLORS))
        case "dim":
            return theme.color("edge")
        case tone:
            return theme.color(tone)


def shape_of(group: Group, number: int) -> int:
    """Return the shape of group `number`: 0 a disc, 1 a square, 2 a triangle, 3 a diamond."""
    return 0 if group.tone else number // COLORS % SHAPES


class Markers:
    """Draws each group's mark once.

    Attributes:
        pixmap: all marks; the second row holds the plain colours, for frames.
        ratio: pixels of `pixmap` for each on the screen.
    """

    def __init__(self, theme: Theme, groups: Sequence[Group], ratio: float) -> None:
        self._side = math.ceil((DOT + 4) * ratio)
        self.ratio = ratio
        self.pixmap = QPixmap(self._side * max(len(groups), 1), 2 * self._side)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, group in enumerate(groups):
            color = color_of(theme, group, number)
            place = QRectF(number * self._side, 0, self._side, self._side)
            painter.setPen(QPen(theme.color("surface"), ratio))
            painter.setBrush(color)
            _draw_shape(painter, shape_of(group, number), place.center(), DOT / 2 * ratio)
            painter.fillRect(place.translated(0, self._side), color)
        painter.end()

    @property
    def scale(self) -> float:
        """By which a mark is drawn in its size."""
        return 1.0 / self.ratio

    def marks(self, groups: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return the parts of `pixmap` for points of these groups, (n, 4)."""
        return self._parts(groups, 0, 0)

    def frames(self, groups: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return plain squares in the colours of groups; of their inside, so that no edge blurs."""
        return self._parts(groups, 1, self._side // 4)

    def frame_scale(self, side: float) -> float:
        """Return by how much a frame is drawn larger to be `side` pixels wide."""
        return side / (self._side - 2 * (self._side // 4))

    def _parts(self, groups: NDArray[np.integer], row: int, inset: int) -> NDArray[np.float64]:
        found = np.empty((len(groups), 4))
        found[:, 0] = groups * self._side + inset
        found[:, 1] = row * self._side + inset
        found[:, 2:] = self._side - 2 * inset
        return found


def group_icon(theme: Theme, group: Group, number: int, ratio: float) -> QIcon:
    """Return the mark of a group, for a legend."""
    side = 16
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color_of(theme, group, number))
    _draw_shape(painter, shape_of(group, number), QPointF(side / 2, side / 2), 5.0)
    painter.end()
    return QIcon(pixmap)


def _draw_shape(painter: QPainter, shape: int, middle: QPointF, radius: float) -> None:
    x, y = middle.x(), middle.y()
    match shape:
        case 0:
            painter.drawEllipse(middle, radius, radius)
        case 1:
            side = 0.9 * radius
            painter.drawRect(QRectF(x - side, y - side, 2 * side, 2 * side))
        case 2:
            tip, foot = 1.15 * radius, 0.75 * radius
            corners = [QPointF(x, y - tip), QPointF(x + tip, y + foot), QPointF(x - tip, y + foot)]
            painter.drawPolygon(QPolygonF(corners))
        case _:
            tip = 1.2 * radius
            corners = [
                QPointF(x, y - tip),
                QPointF(x + tip, y),
                QPointF(x, y + tip),
                QPointF(x - tip, y),
            ]
            painter.drawPolygon(QPolygonF(corners))
