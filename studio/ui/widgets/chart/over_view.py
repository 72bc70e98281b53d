"""What an item needs that paints over a whole view, in its pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.chart.view import ChartView

Floats = NDArray[np.float64]

_HALO = 4.0


class OverView(QGraphicsItem):
    """An item that covers a view and paints in its pixels."""

    def __init__(self, view: ChartView, colors: ChartColors, depth: float) -> None:
        super().__init__(view)
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.view = view
        self.colors = colors

    def boundingRect(self) -> QRectF:
        """Return the view's pixels."""
        rect: QRectF = self.view.rect()
        return rect

    def at(self, x: Floats | float, y: Floats | float) -> tuple[Floats, Floats]:
        """Return pixels for coordinates of the view."""
        (x0, x1), (y0, y1) = self.view.viewRange()
        rect = self.boundingRect()
        across = (np.asarray(x) - x0) / (x1 - x0) * rect.width()
        down = rect.height() * (1 - (np.asarray(y) - y0) / (y1 - y0))
        return across, down


def draw_text(
    painter: QPainter, font: QFont, text: str, baseline: QPointF, color: str, ground: str
) -> None:
    """Write text with a rim of the ground, so that it can be read over lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    outline = QPainterPath()
    outline.addText(baseline, font, text)
    halo = QPen(QColor(ground), _HALO)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, halo)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(baseline, text)
