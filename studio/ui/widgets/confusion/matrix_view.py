"""The cells of a confusion matrix, to scroll, to point at and to go through with the keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.confusion.counts import ALL, ANY, Cell, Confusion
from studio.ui.widgets.confusion.drawing import Drawing
from studio.ui.widgets.confusion.geometry import Geometry, fitted
from studio.ui.widgets.confusion.labels import cell_text
from studio.ui.widgets.menu_place import menu_place
from studio.ui.widgets.plain_tip import plain_tip

_ARROWS = {
    Qt.Key.Key_Left: Cell(0, -1),
    Qt.Key.Key_Right: Cell(0, 1),
    Qt.Key.Key_Up: Cell(-1, 0),
    Qt.Key.Key_Down: Cell(1, 0),
}

_SAVED_RATIO = 2
"""Pixels of a saved picture for each on the screen."""


class MatrixView(QAbstractScrollArea):
    """A cell for each pair of classes; beside them the names, which stand for whole rows.

    Arrow keys move from cell to cell and on to the names, Home and End to the ends of a row (with
    Ctrl to the first and the last cell), Return or a click chooses what they are at.

    Signals:
        chosen(object): the `Cell` that the person chose; `ANY` in it is a whole row or column.
        pointed(object): the `Cell` that the mouse or the keys are at, None where there is none.
        menu_requested(QPoint): a context menu is wanted there, in global coordinates.
    """

    chosen = Signal(object)
    pointed = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = Drawing(theme)
        self._geometry = Geometry(0, 1, 1, 1, 1)
        self._current = ALL
        self._chosen: Cell | None = None
        self._has_key_focus = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.viewport().update)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def confusion(self) -> Confusion:
        """The matrix."""
        return self._drawing.confusion

    def set_confusion(self, confusion: Confusion) -> None:
        """Show another matrix; of the same classes, the cell that the keys are at stays."""
        is_same = confusion.classes == self.confusion.classes
        self._drawing.set_confusion(confusion)
        self._chosen = None
        if not is_same:
            self._current = Cell(0, 0) if confusion.classes else ALL
        self._arrange()

    def set_shares(self, shows_shares: bool) -> None:
        """Show shares of each true class, or counts."""
        self._drawing.shows_shares = shows_shares
        self.viewport().update()

    def set_chosen(self, cell: Cell | None) -> None:
        """Mark a cell, a row, a column, or nothing, without a signal."""
        self._chosen = cell
        self.viewport().update()

    def current(self) -> Cell:
        """Return what the keys are at."""
        return self._current

    def chosen_cell(self) -> Cell | None:
        """Return what is marked."""
        return self._chosen

    def picture(self) -> QImage:
        """Return the whole matrix, also what is scrolled out of view, two pixels for each."""
        geometry = replace(self._geometry, x=0, y=0)
        size = QSize(*geometry.size)
        image = QImage(size * _SAVED_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SAVED_RATIO)
        image.fill(self._theme.color("surface"))
        painter = QPainter(image)
        self._drawing.paint(painter, geometry, geometry.size)
        painter.end()
        return image

    # --- geometry ---------------------------------------------------------------------------

    def place_of(self, cell: Cell) -> QRect:
        """Return where a cell or a name lies in the viewport."""
        return QRect(QPoint(*self._geometry.corner(cell)), QSize(*self._geometry.extent(cell)))

    def cell_at(self, point: QPoint) -> Cell | None:
        """Return what lies at a point of the viewport."""
        return self._geometry.cell_at(point.x(), point.y())

    def _arrange(self) -> None:
        room = self.viewport().size()
        count = len(self.confusion.classes)
        geometry = fitted(count, *self._drawing.heads(0), room.width(), room.height())
        heads = self._drawing.heads(geometry.width)
        self._geometry = fitted(count, *heads, room.width(), room.height())
        across, down = self._geometry.size
        for bar, total, seen, step in (
            (self.horizontalScrollBar(), across, room.width(), self._geometry.width),
            (self.verticalScrollBar(), down, room.height(), self._geometry.height),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(step)
            bar.setRange(0, max(total - seen, 0))
        self._follow_scroll_bars()

    def _follow_scroll_bars(self) -> None:
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._geometry = replace(self._geometry, x=x, y=y)
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what has come into view."""
        self._follow_scroll_bars()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        super().resizeEvent(event)
        self._arrange()

    def _bring_into_view(self, cell: Cell) -> None:
        place, geometry = self.place_of(cell), self._geometry
        for bar, low, high, head, end, index in (
            (
                self.horizontalScrollBar(),
                place.left(),
                place.right(),
                geometry.left,
                self.viewport().width(),
                cell.predicted,
            ),
            (
                self.verticalScrollBar(),
                place.top(),
                place.bottom(),
                geometry.top,
                self.viewport().height(),
                cell.true,
            ),
        ):
            if index == ANY:
                continue
            if low < head:
                bar.setValue(bar.value() - (head - low))
            elif high >= end:
                bar.setValue(bar.value() + high - end + 2)

    # --- events -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        if not self.confusion.classes:
            return
        painter = QPainter(self.viewport())
        size = (self.viewport().width(), self.viewport().height())
        current = self._current if self._has_key_focus else None
        self._drawing.paint(painter, self._geometry, size, current, self._chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        self.pointed.emit(self.cell_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        cell = self.cell_at(event.position().toPoint())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._has_key_focus = False
        self._current = cell
        self._choose(cell)

    def _choose(self, cell: Cell) -> None:
        self.set_chosen(cell)
        self.chosen.emit(cell)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the pointer, or that it has gone."""
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(event.pos())
            text = "" if cell is None else cell_text(self.confusion, cell)
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return bool(super().viewportEvent(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go, if they are what brought the focus."""
        self._has_key_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        self._say_current()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        self._has_key_focus = False
        self.pointed.emit(None)
        self.viewport().update()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the pointer is, or at the current cell."""
        middle = self.place_of(self._current).center()
        self.menu_requested.emit(menu_place(event, self.viewport(), middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and choose."""
        key, last = Qt.Key(event.key()), len(self.confusion.classes) - 1
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        true, predicted = self._current
        if last < 0:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            step = _ARROWS[key]
            self._move(Cell(true + step.true, predicted + step.predicted))
        elif key == Qt.Key.Key_Home:
            self._move(Cell(0, 0) if is_far else Cell(true, 0))
        elif key == Qt.Key.Key_End:
            self._move(Cell(last, last) if is_far else Cell(true, last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _move(self, cell: Cell) -> None:
        last = len(self.confusion.classes) - 1
        true = min(max(cell.true, ANY), last)
        predicted = min(max(cell.predicted, ANY), last)
        self._current, self._has_key_focus = Cell(true, predicted), True
        self._bring_into_view(self._current)
        self._say_current()
        self.viewport().update()

    @Slot()
    def _say_current(self) -> None:
        """Tell what the keys are at, to eyes and ears."""
        if self.confusion.classes:
            self.setAccessibleDescription(cell_text(self.confusion, self._current))
            self.pointed.emit(self._current)
