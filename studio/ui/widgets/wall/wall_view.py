"""The wall under the person's hands: mouse, wheel and keyboard."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

from studio.ui.widgets.menu_place import menu_place
from studio.ui.widgets.wall.geometry import Cell
from studio.ui.widgets.wall.surface import HEAD, WANTED, WallSurface

SMALLEST, LARGEST = 16, 256
"""The longer side of a picture in pixels of the screen."""

STEP = math.sqrt(2)
"""From a zoom to the next."""


class WallView(WallSurface):
    """A wall to scroll, to zoom and to walk along.

    Arrow keys move, Home and End go along the row, Return or a click opens the row, + and - (or
    Ctrl and the wheel) zoom, 0 goes back to the first size, Shift and the wheel scroll along the
    epochs.

    Signals:
        column_chosen(int): the key of the column that the person went to.
        row_opened(int): the row that the person opened.
        menu_requested(QPoint): a context menu is wanted there, in global coordinates.
    """

    column_chosen = Signal(int)
    row_opened = Signal(int)
    menu_requested = Signal(QPoint)

    def zoom(self, steps: int) -> None:
        """Make the pictures larger (above 0) or smaller by so many steps."""
        middle = self._middle()
        self._side = min(max(max(self._shown()) * STEP**steps, SMALLEST), LARGEST)
        self._arrange()
        down, right = self._geometry.step
        self.horizontalScrollBar().setValue(round(middle[1] * right - self._room().width() / 2))
        self.verticalScrollBar().setValue(round(middle[0] * down - self._room().height() / 2))
        self._want()

    def fit(self) -> None:
        """Show the pictures in the size that they have at first."""
        self._side = WANTED
        self._arrange()
        self._show_current()
        self._want()

    def _middle(self) -> tuple[float, float]:
        """Return row and column, with fractions, in the middle of what is seen."""
        down, right = self._geometry.step
        room = self._room()
        return (
            (self.verticalScrollBar().value() + room.height() / 2) / down,
            (self.horizontalScrollBar().value() + room.width() / 2) / right,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the row of the picture under the pointer; above the wall, go to the epoch."""
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        cell = self.cell_at(point)
        if cell is not None:
            self._choose(cell)
            self.row_opened.emit(cell.row)
            return
        left = point.x() - self._room().left() + self.horizontalScrollBar().value()
        column = left // self._geometry.step[1]
        if point.y() < HEAD and left >= 0 and column < len(self._keys):
            self._choose(Cell(self._current.row, column))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it: the press was ours."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the pointer is, or at the current picture."""
        middle = self.rect_of(self._current).center()
        self.menu_requested.emit(menu_place(event, self.viewport(), middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, zoom."""
        row, column = self._current
        moves = {
            Qt.Key.Key_Left: Cell(row, column - 1),
            Qt.Key.Key_Right: Cell(row, column + 1),
            Qt.Key.Key_Up: Cell(row - 1, column),
            Qt.Key.Key_Down: Cell(row + 1, column),
            Qt.Key.Key_Home: Cell(row, 0),
            Qt.Key.Key_End: Cell(row, len(self._keys) - 1),
        }
        key = Qt.Key(event.key())
        if key in moves:
            to = moves[key]
            if 0 <= to.row < len(self._names) and 0 <= to.column < len(self._keys):
                self._choose(to)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._keys:
            self.row_opened.emit(row)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _choose(self, cell: Cell) -> None:
        is_other = cell.column != self._current.column
        self._go_to(cell)
        if is_other:
            self.column_chosen.emit(self._keys[cell.column])
