"""The part of a chart that shows data and is moved with the mouse."""

from typing import NamedTuple

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

_ZOOM_A_STEP = 1.0015

Range = tuple[float, float]


class Moved(NamedTuple):
    """Along which axes a person has moved or zoomed."""

    places: bool
    values: bool


class ChartView(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Dragging pans, the wheel zooms along the axis below, with Shift or Ctrl along the values.

    What the person does is collected and takes effect with `apply_gesture`, so that the plot
    decides how often it repaints.

    Attributes:
        is_value_range_held: whether the values fit themselves to what is in view, so that
            dragging moves along the axis below alone.

    Signals:
        gesture_made: there is something to apply.
        clicked: left click, with the place in the coordinates of the view (QPointF).
        reset_requested: double click.
        menu_requested: right click, with the place on the screen (QPoint).
    """

    gesture_made = Signal()
    clicked = Signal(QPointF)
    reset_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.is_value_range_held = True
        self._wanted: tuple[Range, Range] | None = None
        self._moved = Moved(places=False, values=False)

    def pan(self, right: float, up: float) -> None:
        """Move by shares of what is seen: `right` 0.1 shows a tenth of the width more there."""
        (x0, x1), (y0, y1) = self._target()
        dx, dy = right * (x1 - x0), up * (y1 - y0)
        self._want((x0 + dx, x1 + dx), (y0 + dy, y1 + dy), Moved(right != 0, up != 0))

    def zoom(self, factor: float, is_vertical: bool = False, at: float = 0.5) -> None:
        """Show `factor` times as much as now; what lies at the share `at` of the side stays."""
        x_range, y_range = self._target()
        low, high = y_range if is_vertical else x_range
        centre = low + at * (high - low)
        scaled = (centre + (low - centre) * factor, centre + (high - centre) * factor)
        if is_vertical:
            self._want(x_range, scaled, Moved(places=False, values=True))
        else:
            self._want(scaled, y_range, Moved(places=True, values=False))

    def apply_gesture(self) -> Moved:
        """Show what was asked for; return along which axes anything was."""
        moved, wanted = self._moved, self._wanted
        self.forget_gesture()
        if wanted is not None:
            x_range, y_range = wanted
            self.setRange(xRange=x_range, yRange=y_range, padding=0)
        return moved

    def forget_gesture(self) -> None:
        """Drop what was asked for and not yet applied."""
        self._wanted = None
        self._moved = Moved(places=False, values=False)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Zoom about the pointer; over the values at the left along them."""
        keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        is_vertical = axis == 1 or (axis is None and bool(event.modifiers() & keys))
        place, size = event.pos(), self.rect()
        at = (
            1 - place.y() / max(size.height(), 1)
            if is_vertical
            else place.x() / max(size.width(), 1)
        )
        self.zoom(_ZOOM_A_STEP ** -float(event.delta()), is_vertical, min(max(at, 0.0), 1.0))
        event.accept()

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        """Pan with the left or the middle button; over an axis only along it.

        In the plot itself the values stay as long as they fit themselves to what is seen.
        """
        if event.button() == Qt.MouseButton.RightButton:
            event.ignore()
            return
        event.accept()
        moved, size = event.pos() - event.lastPos(), self.rect()
        right = 0.0 if axis == 1 else -moved.x() / max(size.width(), 1)
        is_level = axis == 0 or (axis is None and self.is_value_range_held)
        up = 0.0 if is_level else moved.y() / max(size.height(), 1)
        self.pan(right, up)

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Say where a click was; a right one offers the menu, a double one shows everything."""
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
            self.menu_requested.emit(event.screenPos().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton and event.double():
            event.accept()
            self.reset_requested.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit(self.mapToView(event.pos()))

    def _target(self) -> tuple[Range, Range]:
        if self._wanted is not None:
            return self._wanted
        x_range, y_range = self.viewRange()
        return tuple(x_range), tuple(y_range)

    def _want(self, x_range: Range, y_range: Range, moved: Moved) -> None:
        self._wanted = (x_range, y_range)
        self._moved = Moved(self._moved.places or moved.places, self._moved.values or moved.values)
        self.gesture_made.emit()
