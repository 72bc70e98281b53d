"""Two small matrices and their product, element by element: patch × kernel = product."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.core.look.shades import MIDDLE, signed
from studio.ui.texts.format import decimal_text, figure_text
from studio.ui.theme import Role, Theme

SIGN = 14
"""Pixels between two matrices, for the sign."""

NAME = 18
"""Pixels above a matrix, for its name."""

LARGEST_CELL = 40
NUMBERED_CELL = 24
"""Pixels from which on a cell shows its number."""


_SAVED_SCALE = 3
"""Of a saved picture, so that its numbers can be read in print."""


class Factor(NamedTuple):
    """One of the three: its name, and its values (height, width)."""

    name: str
    values: NDArray[np.float32]


class MatrixProduct(QWidget):
    """Three matrices side by side, each on a scale of its own with 0 as mid grey.

    Each number is in its cell where that is large enough, and in the tooltip in any case.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._factors: tuple[Factor, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_factors(self, first: Factor, second: Factor, product: Factor) -> None:
        """Show these; all have one shape."""
        self._factors = (first, second, product)
        lines = (
            f"{factor.name}: " + "; ".join(" ".join(map(figure_text, row)) for row in factor.values)
            for factor in self._factors
        )
        self.setAccessibleDescription("\n".join(lines))
        self._take_height()
        self.update()

    def _take_height(self) -> None:
        """Take the height that the matrices need: not every layout asks for it."""
        self.setFixedHeight(self._height_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wider is higher."""
        super().resizeEvent(event)
        self._take_height()

    def factors(self) -> tuple[Factor, ...]:
        """Return what is shown."""
        return self._factors

    def _height_at(self, width: int) -> int:
        rows = self._factors[0].values.shape[0] if self._factors else 1
        return NAME + round(rows * self._cell(width))

    def _cell(self, width: int) -> float:
        """Return the side of a cell."""
        columns = self._factors[0].values.shape[1] if self._factors else 1
        return min((width - 2 * SIGN) / (3 * columns), LARGEST_CELL)

    def _rects(self) -> list[QRectF]:
        """Return where the matrices lie, each in the middle of its third: names need its width."""
        if not self._factors:
            return []
        rows, columns = self._factors[0].values.shape
        cell, third = self._cell(self.width()), self._third
        left = (third - columns * cell) / 2
        return [
            QRectF(left + at * (third + SIGN), NAME, columns * cell, rows * cell) for at in range(3)
        ]

    @property
    def _third(self) -> float:
        """Width that a matrix has, the signs beside it left out."""
        return (self.width() - 2 * SIGN) / 3

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the matrices, their names, the signs."""
        self._draw_all(QPainter(self), self._theme.color("dim"), self._theme.color("text"))

    def picture(self) -> QImage:
        """Return the matrices as they are shown, sharper and on white, to be saved or copied."""
        made = QImage(self.size() * _SAVED_SCALE, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.scale(_SAVED_SCALE, _SAVED_SCALE)
        self._draw_all(painter, QColor("#555555"), QColor("black"))
        painter.end()
        return made

    def _draw_all(self, painter: QPainter, dim: QColor, text: QColor) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        rects = self._rects()
        third = self._third
        for at, (factor, rect) in enumerate(zip(self._factors, rects, strict=True)):
            painter.setPen(dim)
            name = QRectF(at * (third + SIGN) - SIGN / 2, 0, third + SIGN, NAME)
            painter.drawText(name, Qt.AlignmentFlag.AlignHCenter, factor.name)
            self._draw(painter, rect, factor.values)
        painter.setPen(text)
        for at, (sign, rect) in enumerate(zip("\N{MULTIPLICATION SIGN}=", rects, strict=False), 1):
            room = QRectF(at * (third + SIGN) - SIGN, rect.top(), SIGN, rect.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)

    def _draw(self, painter: QPainter, rect: QRectF, values: NDArray[np.float32]) -> None:
        shades = signed(values[np.newaxis], "own", 1.0)[0]
        cell = self._cell(self.width())
        small = QFont(self._theme.font_of(Role.CAPTION))
        small.setPixelSize(8 if cell < 30 else 10)
        painter.save()
        painter.setFont(small)
        for row, line in enumerate(shades.tolist()):
            for column, shade in enumerate(line):
                place = QRectF(
                    rect.left() + column * cell, rect.top() + row * cell, cell - 1, cell - 1
                )
                painter.fillRect(place, QColor(shade, shade, shade))
                if cell >= NUMBERED_CELL:
                    painter.setPen(QColor("black" if shade >= MIDDLE else "white"))
                    said = _short(float(values[row, column]))
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()

    def text_at(self, point: QPoint) -> str:
        """Return the numbers of the cell under a point, "" where there is none."""
        cell = self._cell(self.width())
        for rect in self._rects():
            if rect.contains(point):
                row, column = (
                    int((point.y() - rect.top()) / cell),
                    int((point.x() - rect.left()) / cell),
                )
                rows, columns = self._factors[0].values.shape
                if row < rows and column < columns:
                    one, two, made = (
                        figure_text(float(factor.values[row, column])) for factor in self._factors
                    )
                    return f"{one} \N{MULTIPLICATION SIGN} {two} = {made}"
        return ""

    def event(self, event: QEvent) -> bool:
        """Say the numbers of a cell in the tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text_at(event.pos()), self)
            return True
        return bool(super().event(event))


def _short(number: float) -> str:
    """Return a number in about five characters."""
    size = abs(number)
    return decimal_text(number, 0 if size >= 100 else 1 if size >= 10 else 2)
