"""A map that is moved, read and chosen from with mouse and keys."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.theme import Theme
from studio.ui.widgets.menu_place import menu_place
from studio.ui.widgets.point_map.map_plane import MapPlane
from studio.ui.widgets.point_map.outline import inside
from studio.ui.widgets.thumbnails.loader import Load

_KEY_PAN = 0.1
_WHEEL = 1.0015
_CORNER = 4
"""Pixels between two corners of a lasso."""


class Tool(StrEnum):
    """What dragging with the left button does; the middle button always moves the map."""

    MOVE = "move"
    LASSO = "lasso"
    RECTANGLE = "rectangle"


class MapView(MapPlane):
    """A plane of points under mouse and keys.

    Dragging moves the map, or draws around points with another `Tool`, or with Shift held; Ctrl
    adds to what is chosen. The wheel zooms. Keys: the arrows go from point to point, with Shift
    they move the map; + - 0 zoom; Space chooses, Return opens, Ctrl+A chooses all that the legend
    shows, Escape nothing; M, L and R are the tools.

    Signals:
        place_pointed(object): the place of the plane under the pointer (x, y), None when it left.
        place_picked(object): the place of the plane that was clicked (x, y).
        opened(int): double click on a point, or Return.
        menu_requested(QPoint): a menu is wanted at a place on the screen.
        tool_changed(str): the `Tool` was changed with a key.
    """

    place_pointed = Signal(object)
    place_picked = Signal(object)
    opened = Signal(int)
    menu_requested = Signal(QPoint)
    tool_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        load: Load = cached_thumbnail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, load, parent)
        self._tool = Tool.MOVE
        self._drags = Tool.MOVE
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def tool(self) -> Tool:
        """Return what dragging does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Let dragging do something else."""
        self._tool = tool
        is_moving = tool is Tool.MOVE
        self.setCursor(Qt.CursorShape.ArrowCursor if is_moving else Qt.CursorShape.CrossCursor)

    # --- the mouse ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move the map or to draw around points."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed = self._last = event.position()
        self._is_dragging = False
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._drags = Tool.MOVE
        else:
            self._drags = Tool.LASSO if has_shift and self._tool is Tool.MOVE else self._tool

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        place = event.position()
        if self._pressed is None:
            self.is_pointing = True
            self.point_to(self.point_at(place))
            self.place_pointed.emit(self.camera.place(place.x(), place.y()))
            return
        is_far = (place - self._pressed).manhattanLength() >= _CORNER
        if is_far or self._is_dragging:
            self._is_dragging = True
            self._drag(self._pressed, place)

    def _drag(self, begin: QPointF, place: QPointF) -> None:
        match self._drags:
            case Tool.MOVE:
                moved = place - self._last
                self.pan(moved.x(), moved.y())
            case Tool.LASSO:
                last = self.outline[-1] if self.outline else begin
                if (place - last).manhattanLength() >= _CORNER:
                    self.outline = [*(self.outline or [begin]), place]
            case Tool.RECTANGLE:
                box = QRectF(begin, place).normalized()
                corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
                self.outline = list(corners)
        self._last = place
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was drawn around; a click chooses the point under it, or nothing."""
        if self._pressed is None:
            return
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        outline, self.outline, self._pressed = self.outline, [], None
        if self._is_dragging and self._drags is not Tool.MOVE:
            self._choose_inside(outline, adds)
        elif not self._is_dragging and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position(), adds)
        self.update()

    def _choose_inside(self, outline: list[QPointF], adds: bool) -> None:
        corners = np.array([(one.x(), one.y()) for one in outline]).reshape(-1, 2)
        found = inside(corners, self.positions()) & self._choice.is_shown
        self.choose_flags(found | self._choice.is_chosen if adds else found)

    def _click(self, place: QPointF, adds: bool) -> None:
        number = self.point_at(place)
        self.point_to(number)
        self.place_picked.emit(self.camera.place(place.x(), place.y()))
        if number >= 0 and adds:
            self.choose_flags(self._choice.toggled(number))
        elif not adds:
            self.choose([number] if number >= 0 else [])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the point under the pointer; beside all points, bring everything into view."""
        number = self.point_at(event.position())
        if number >= 0:
            self.opened.emit(number)
        elif self._tool is Tool.MOVE:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turn = event.angleDelta().y()
        if turn:
            self.zoom_at(_WHEEL**turn, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        if self.is_pointing:
            self.is_pointing = False
            self.point_to(-1)
        self.place_pointed.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the pointer is, or at the current point."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        at = self.screen_of(self.current()) if self.current() >= 0 else middle
        self.menu_requested.emit(menu_place(event, self, at.toPoint()))

    # --- the keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with keys what the mouse does."""
        key = Qt.Key(event.key())
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS:
            right, down = _ARROWS[key]
            if has_shift:
                self.pan(-right * _KEY_PAN * self.width(), -down * _KEY_PAN * self.height())
            else:
                self._go(right, down)
        elif key == Qt.Key.Key_A and has_control:
            self.choose_flags(self._choice.is_shown.copy())
        elif key in _TOOLS and not has_control:
            self.set_tool(_TOOLS[key])
            self.tool_changed.emit(_TOOLS[key])
        elif not self._do(key):
            super().keyPressEvent(event)

    def _do(self, key: Qt.Key) -> bool:
        """Do what a key alone means; False where it means nothing here."""
        at = self.current()
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.fit()
            case Qt.Key.Key_Space if at >= 0:
                self.choose_flags(self._choice.toggled(at))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if at >= 0:
                self.opened.emit(at)
            case Qt.Key.Key_Escape if at >= 0 or self._choice.is_chosen.any():
                self.point_to(-1)
                self.choose([])
            case _:
                return False
        return True

    def _go(self, right: int, down: int) -> None:
        """Go to the next point in a direction, and bring it into view."""
        at, middle = self.current(), (self.width() / 2, self.height() / 2)
        screen, choice = self.positions(), self._choice
        number = choice.nearest(screen, middle) if at < 0 else choice.neighbour(screen, right, down)
        if number < 0:
            return
        self.is_pointing = False
        self.point_to(number)
        place = self.screen_of(number)
        if not self.rect().contains(place.toPoint()):
            self.pan(middle[0] - place.x(), middle[1] - place.y())


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TOOLS = {Qt.Key.Key_M: Tool.MOVE, Qt.Key.Key_L: Tool.LASSO, Qt.Key.Key_R: Tool.RECTANGLE}
