"""Pictures in rows and columns: the same few images, say, at each of many epochs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.plain_tip import plain_tip

GAP = 6
HEAD = 20
"""Pixels of the line with the names of the columns."""

CAPTION = 18
SMALLEST, LARGEST = 40, 128
"""Side of a picture in pixels of the screen."""

ACROSS = 72
"""Pixels that a column takes at least, for the line below its pictures."""

NAMES = 120
"""Pixels that the names of the rows take at most."""

_SAVED_COLUMNS = 32
_SAVED_SIDE = 96


class Cell(NamedTuple):
    """One picture, uint8 (height, width, 3), a line below it, and all that is known of it."""

    pixels: NDArray[np.uint8]
    caption: str = ""
    tip: str = ""


CellOf = Callable[[int, int], Cell]
"""From row and column; called for what is seen, and again after `set_table` alone."""


class PictureTable(QAbstractScrollArea):
    """Shows as many columns as fit, the current one among them; rows are scrolled.

    Signals:
        column_chosen(int): the person pressed a picture of this column, or stepped to it.
    """

    column_chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._cell_of: CellOf | None = None
        self._cells: dict[tuple[int, int], tuple[QImage, Cell]] = {}
        self._current = 0
        self._side = SMALLEST
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def set_table(
        self, rows: Sequence[str], columns: Sequence[str], cell_of: CellOf, current: int
    ) -> None:
        """Show these; nothing where there are no rows or columns.

        Args:
            rows: their names.
            columns: likewise.
            cell_of: makes a picture when it comes into view.
            current: the column that is framed.
        """
        self._rows, self._columns = tuple(rows), tuple(columns)
        self._cell_of, self._cells = cell_of, {}
        self.set_current(current)
        self.updateGeometry()
        self._arrange()

    def set_current(self, column: int) -> None:
        """Frame another column and bring it into view, without a signal."""
        self._current = min(max(column, 0), max(len(self._columns) - 1, 0))
        self._describe()
        self.viewport().update()

    def is_empty(self) -> bool:
        """Whether there is no picture."""
        return not self._rows or not self._columns

    def captions(self, column: int) -> list[str]:
        """Return the lines below the pictures of a column."""
        return [self._cell(row, column)[1].caption for row in range(len(self._rows))]

    def picture(self) -> QImage:
        """Return all rows of the columns around the current one, to be saved or copied."""
        shown = self._around(_SAVED_COLUMNS)
        names = self._names_width()
        width = names + len(shown) * self._across(_SAVED_SIDE)
        height = HEAD + len(self._rows) * (_SAVED_SIDE + CAPTION + GAP)
        made = QImage(QSize(width, height), QImage.Format.Format_RGB32)
        made.fill(self._theme.color("surface"))
        painter = QPainter(made)
        self._paint(painter, shown, names, _SAVED_SIDE, 0)
        painter.end()
        return made

    def sizeHint(self) -> QSize:
        """Return room for three rows."""
        return QSize(640, HEAD + 3 * (LARGEST + CAPTION + GAP))

    def minimumSizeHint(self) -> QSize:
        """Return room for two rows, where there are as many."""
        return QSize(240, HEAD + min(max(len(self._rows), 1), 2) * (SMALLEST + CAPTION + GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is in view."""
        if self.is_empty():
            return
        painter = QPainter(self.viewport())
        names = self._names_width()
        fitting = self._fitting(names)
        offset = self.verticalScrollBar().value()
        self._paint(painter, self._around(fitting), names, self._side, offset)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures fit."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into view."""
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the column under the pointer."""
        found = self._at(event.position().toPoint())
        if found is not None:
            self.column_chosen.emit(found[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from column to column."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self._columns):
            self.column_chosen.emit(self._current + step)
        elif not step:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say all that is known of the picture under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(event.pos())
            tip = self._cell(*found)[1].tip if found else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip))
            return True
        return bool(super().viewportEvent(event))

    def _arrange(self) -> None:
        rows, room = max(len(self._rows), 1), self.viewport().height()
        side = (room - HEAD) // rows - CAPTION - GAP
        self._side = min(max(side, SMALLEST), LARGEST)
        whole = HEAD + rows * (self._side + CAPTION + GAP)
        self.verticalScrollBar().setPageStep(room)
        self.verticalScrollBar().setSingleStep(self._side // 2)
        self.verticalScrollBar().setRange(0, max(whole - room, 0))
        self.viewport().update()

    def _around(self, count: int) -> range:
        """Return so many columns, the current one in their middle where that can be."""
        total = len(self._columns)
        first = min(max(self._current - count // 2, 0), max(total - count, 0))
        return range(first, min(first + count, total))

    def _across(self, side: int) -> int:
        """Return how far apart columns of pictures of this side are."""
        return max(side, ACROSS) + GAP

    def _fitting(self, names: int) -> int:
        """Return how many columns have room beside names of this width."""
        return max(1, (self.viewport().width() - names) // self._across(self._side))

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        return min(max(map(metrics.horizontalAdvance, self._rows), default=0), NAMES) + 2 * GAP

    def _at(self, point: QPoint) -> tuple[int, int] | None:
        """Return row and column under a point of the viewport."""
        names = self._names_width()
        shown = self._around(self._fitting(names))
        column = (point.x() - names) // self._across(self._side)
        down = point.y() + self.verticalScrollBar().value() - HEAD
        row = down // (self._side + CAPTION + GAP)
        is_inside = 0 <= column < len(shown) and 0 <= row < len(self._rows) and point.x() >= names
        return (row, shown[column]) if is_inside else None

    def _cell(self, row: int, column: int) -> tuple[QImage, Cell]:
        if (row, column) not in self._cells:
            assert self._cell_of is not None, "there are rows and columns"
            cell = self._cell_of(row, column)
            pixels = np.ascontiguousarray(cell.pixels)
            height, width, _ = pixels.shape
            image = QImage(
                pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888
            ).copy()
            self._cells[row, column] = (image, cell)
        return self._cells[row, column]

    def _paint(self, painter: QPainter, shown: range, names: int, side: int, offset: int) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        across, down = self._across(side), side + CAPTION + GAP
        whole = QRect(0, 0, names + len(shown) * across, HEAD + len(self._rows) * down)
        if self._current in shown:
            left = names + (self._current - shown[0]) * across - GAP // 2
            current = QRect(left, 0, across, whole.height())
            painter.fillRect(current, self._theme.color("accent_ground"))
        painter.setClipRect(whole.adjusted(0, HEAD, 0, 0))  # rows are scrolled below the head
        for row, name in enumerate(self._rows):
            top = HEAD + row * down - offset
            self._write(painter, QRect(0, top, names - GAP, side), name)
            for place, column in enumerate(shown):
                image, cell = self._cell(row, column)
                left = names + place * across
                frame = _fitted(image, QRect(left, top, side, side))
                is_smaller = frame.width() < image.width()
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smaller)
                painter.drawImage(frame, image)
                below = QRect(left, top + side, across - GAP, CAPTION)
                self._write(painter, below, cell.caption, is_strong=column == self._current)
        painter.setClipping(False)
        for place, column in enumerate(shown):
            room = QRect(names + place * across, 0, across - GAP, HEAD)
            self._write(painter, room, self._columns[column], is_strong=column == self._current)

    def _write(self, painter: QPainter, room: QRect, text: str, *, is_strong: bool = False) -> None:
        """Write a line that is cut in its middle where there is no room."""
        painter.setPen(self._theme.color("text" if is_strong else "dim"))
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _describe(self) -> None:
        if self.is_empty():
            self.setAccessibleDescription("")
            return
        lines = zip(self._rows, self.captions(self._current), strict=True)
        said = [f"{name}: {line}" for name, line in lines]
        self.setAccessibleDescription(f"{self._columns[self._current]}. {', '.join(said)}")


def _fitted(image: QImage, room: QRect) -> QRect:
    """Return where the whole image fits into `room`, at its left and in its middle."""
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    top = room.top() + (room.height() - size.height()) // 2
    return QRect(QPoint(room.left(), top), size)
