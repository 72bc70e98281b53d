"""Networks as rows of blocks: how the size of what flows through them changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.core.networks.layers import Layer
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.plain_tip import plain_tip

Shape = tuple[int, ...]
"""(height, width, channels) of maps, or (numbers,) of a vector."""

_TITLE = 20
_DRAWN = 46.0
_TEXT = 32
_ROW_GAP = 10
_THIN, _THICK = 5.0, 20.0
_LEAST = 8.0


class ShapeRow(NamedTuple):
    """One network: its name, and the shapes from what goes in to what comes out."""

    name: str
    shapes: tuple[Shape, ...]


class NetworkShapes(QWidget):
    """A block for each shape: as high as the maps, as thick as there are many of them.

    Heights and depths go by the logarithm, so that 7 pixels and 128 can be seen in one drawing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[ShapeRow, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFont(theme.font_of(Role.CAPTION))
        theme.changed.connect(self.update)

    def rows(self) -> tuple[ShapeRow, ...]:
        """Return what is drawn."""
        return self._rows

    def set_rows(self, rows: Sequence[ShapeRow]) -> None:
        """Draw these networks, one below the other."""
        self._rows = tuple(row for row in rows if row.shapes)
        said = "; ".join(
            f"{row.name}: {' → '.join(_text(shape) for shape in row.shapes)}" for row in self._rows
        )
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow drawing of the same height."""
        return QSize(160, self._height())

    def _height(self) -> int:
        each = _TITLE + round(_DRAWN) + _TEXT
        return max(len(self._rows) * (each + _ROW_GAP) - _ROW_GAP, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every network."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        is_short = self._is_crowded(painter)
        for row in self._rows:
            painter.setFont(self._theme.font_of(Role.CAPTION))
            painter.setPen(self._theme.color("text"))
            title = QRectF(0, top, self.width(), _TITLE)
            painter.drawText(title, Qt.AlignmentFlag.AlignLeft, row.name)
            self._draw_row(painter, row.shapes, top + _TITLE, is_short=is_short)
            top += _TITLE + _DRAWN + _TEXT + _ROW_GAP

    def _is_crowded(self, painter: QPainter) -> bool:
        """Whether the size of some maps has no room below its block when it is written in full."""
        painter.setFont(self._theme.font_of(Role.CAPTION))
        metrics = painter.fontMetrics()
        return any(
            metrics.horizontalAdvance(_text(shape[:2])) + 4 > self.width() / len(row.shapes)
            for row in self._rows
            for shape in row.shapes
        )

    def _draw_row(
        self, painter: QPainter, shapes: tuple[Shape, ...], top: float, *, is_short: bool
    ) -> None:
        room = self.width() / len(shapes)
        maps = [shape for shape in shapes if len(shape) == 3]
        highest = max((max(shape[:2]) for shape in maps), default=1)
        deepest = max((shape[2] for shape in maps), default=1)
        middle = top + _DRAWN / 2
        before: float | None = None
        for at, shape in enumerate(shapes):
            center = (at + 0.5) * room
            height, depth = _extent(shape, highest, deepest)
            block = QRectF(center - depth / 2, middle - height / 2, depth, height)
            if before is not None:
                self._draw_arrow(painter, before, block.left(), middle)
            self._draw_block(painter, block, is_end=at in (0, len(shapes) - 1))
            before = block.right()
            text = QRectF(center - room / 2, top + _DRAWN + 2, room, _TEXT)
            painter.setPen(self._theme.color("dim"))
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(text, align, _lines(shape, is_short=is_short))

    def _draw_block(self, painter: QPainter, block: QRectF, *, is_end: bool) -> None:
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("accent_ground" if is_end else "field"))
        painter.drawRoundedRect(block, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_arrow(self, painter: QPainter, start: float, end: float, middle: float) -> None:
        painter.setPen(QPen(self._theme.color("edge"), 1))
        first, last = QPointF(start + 3, middle), QPointF(end - 3, middle)
        if last.x() - first.x() < 3:
            return
        painter.drawLine(first, last)
        painter.drawLine(last, last + QPointF(-3, -2.5))
        painter.drawLine(last, last + QPointF(-3, 2.5))


def shapes_of(layers: Iterable[Layer], prefix: str) -> tuple[Shape, ...]:
    """Return the shapes that change along the layers whose names begin with `prefix`.

    A vector that is maps in a row, before or after they are reshaped, is left out.
    """
    shapes: list[Shape] = []
    for layer in layers:
        shape = tuple(side or 1 for side in layer.output_shape)
        if not layer.name.startswith(prefix) or layer.kind in ("Flatten", "Reshape"):
            continue
        if (
            shapes
            and len(shapes[-1]) == 1
            and len(shape) == 3
            and shapes[-1][0] == math.prod(shape)
        ):
            shapes.pop()
        if len(shape) in (1, 3) and (not shapes or shapes[-1] != shape):
            shapes.append(shape)
    return tuple(shapes)


def _extent(shape: Shape, highest: int, deepest: int) -> tuple[float, float]:
    """Return height and depth of a block in pixels."""
    if len(shape) != 3:
        share = math.log2(max(shape[0], 1) + 1) / 12
        return _LEAST + (_DRAWN - _LEAST) * min(share, 1.0), _THIN
    share = math.log2(max(shape[:2]) + 1) / math.log2(highest + 1)
    depth = math.log2(shape[2] + 1) / math.log2(deepest + 1)
    return _LEAST + (_DRAWN - _LEAST) * share, _THIN + (_THICK - _THIN) * depth


def _text(shape: Shape) -> str:
    return "\N{MULTIPLICATION SIGN}".join(count_text(side) for side in shape)


def _lines(shape: Shape, *, is_short: bool) -> str:
    """Return the shape in two lines: the maps' size, and how many there are."""
    if len(shape) != 3:
        return _text(shape)
    is_square = shape[0] == shape[1]
    size = f"{shape[0]}\N{SUPERSCRIPT TWO}" if is_short and is_square else _text(shape[:2])
    return f"{size}\n{count_text(shape[2])}"
