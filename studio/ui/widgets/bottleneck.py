"""A network that narrows to a code and widens again: a bar for the numbers of each layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.plain_tip import plain_tip

HEIGHT = 132
CAPTION = 18
BAR = 12
"""Widest bar in pixels."""

SHORTEST = 10
_CORNER = 3

Kind = Literal["image", "layer", "code"]


@dataclass(frozen=True)
class BottleneckLayer:
    """One layer.

    Attributes:
        name: as it is pointed at.
        shape: its output in words, such as "14 × 14 × 16".
        values: numbers in it.
        kind: "code" and "image" are captioned.
    """

    name: str
    shape: str
    values: int
    kind: Kind = "layer"


class Bottleneck(QWidget):
    """Bars from the image to the code and back; their heights are logarithms of their sizes."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layers: tuple[BottleneckLayer, ...] = ()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of a narrow card."""
        return QSize(240, HEIGHT)

    def layers(self) -> tuple[BottleneckLayer, ...]:
        """Return what is drawn."""
        return self._layers

    def set_layers(self, layers: Sequence[BottleneckLayer]) -> None:
        """Draw these, from the image to the image."""
        self._layers = tuple(layers)
        self.setAccessibleDescription(", ".join(f"{one.name}: {one.shape}" for one in layers))
        self.update()

    def bar_rect(self, at: int) -> QRectF:
        """Return where a bar lies."""
        count = len(self._layers)
        step = self.width() / max(count, 1)
        width = min(BAR, step * 0.6)
        room = self.height() - CAPTION - 4
        most = max(math.log2(one.values + 1) for one in self._layers)
        share = math.log2(self._layers[at].values + 1) / max(most, 1.0)
        height = SHORTEST + (room - SHORTEST) * share
        return QRectF((at + 0.5) * step - width / 2, (room - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, what connects them, and captions of both images and the code."""
        if not self._layers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bars = [self.bar_rect(at) for at in range(len(self._layers))]
        painter.setBrush(self._theme.color("accent_ground"))
        for left, right in pairwise(bars):
            corners = (left.topRight(), right.topLeft(), right.bottomLeft(), left.bottomRight())
            painter.drawPolygon(QPolygonF([QPointF(corner) for corner in corners]))
        for bar, layer in zip(bars, self._layers, strict=True):
            is_code = layer.kind == "code"
            painter.setBrush(self._theme.color("warning" if is_code else "accent"))
            painter.drawRoundedRect(bar, _CORNER, _CORNER)
        self._draw_captions(painter, bars)

    def _draw_captions(self, painter: QPainter, bars: list[QRectF]) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        top = self.height() - CAPTION
        metrics = painter.fontMetrics()
        for bar, layer in zip(bars, self._layers, strict=True):
            if layer.kind == "layer":
                continue
            width = metrics.horizontalAdvance(layer.shape) + 2
            left = min(max(bar.center().x() - width / 2, 0.0), self.width() - width)
            room = QRectF(left, top, width, CAPTION)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, layer.shape)

    def event(self, event: QEvent) -> bool:
        """Say what a bar is."""
        if isinstance(event, QHelpEvent) and self._layers:
            step = self.width() / len(self._layers)
            at = min(int(event.pos().x() / step), len(self._layers) - 1)
            layer = self._layers[at]
            tip = plain_tip(f"{layer.name}: {layer.shape}")
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return bool(super().event(event))
