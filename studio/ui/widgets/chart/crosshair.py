"""Follows the pointer, or the keys, and says what each series has there."""

import math

from PySide6.QtCore import QObject, QPoint, QPointF, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.content import Content
from studio.ui.widgets.chart.pacer import Pacer
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.chart.readout import Readout


class Crosshair(QObject):
    """Stands at the value nearest to where a person points, with mouse or keys.

    Signals:
        pointed: place on the axis below that the person points at (float), or None.
    """

    pointed = Signal(object)

    def __init__(self, canvas: ChartCanvas, content: Content, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart = chart
        self._canvas = canvas
        self._content = content
        self._x: float | None = None
        self._y: float | None = None
        self._reading: Reading | None = None
        self._pointer: QPointF | None = None
        self._readout = Readout(chart)
        self._pacer = Pacer(self)
        self._pacer.due.connect(self._on_pacer_due)
        canvas.pointer_moved.connect(self._on_canvas_pointer_moved)
        canvas.pointer_left.connect(self._on_canvas_pointer_left)

    @property
    def x(self) -> float | None:
        """Where the person points, None where nowhere."""
        return self._x

    @property
    def reading(self) -> Reading | None:
        """What there is, None where there is nothing."""
        return self._reading

    @property
    def readout(self) -> Readout:
        """The card with the values."""
        return self._readout

    def show_at(self, x: float | None, y: float | None = None) -> None:
        """Stand at what lies nearest to `x` on the axis, and to the height `y`; or nowhere."""
        self._x, self._y = x, y
        self._reading = None if x is None else self._content.read(x, y)
        self._canvas.marks.set_reading(self._reading)
        if self._reading is None:
            self._readout.hide()
        else:
            self._readout.show_reading(self._reading, self._beside(self._reading))

    def refresh(self) -> None:
        """Show what has changed at the same place."""
        if self._x is not None:
            self.show_at(self._x, self._y)

    def point_at(self, x: float | None, y: float | None = None) -> None:
        """Show it there, and say that the person pointed."""
        self.show_at(x, y)
        self.pointed.emit(x)

    def step(self, direction: int) -> None:
        """Go to the next value to the right (1) or left (-1), at least a pixel further.

        The first step goes to the middle. What is there is said aloud to a screen reader.
        """
        low, high = self._canvas.view.viewRange()[0]
        if self._x is None:
            middle = self._content.read((low + high) / 2, None)
            x = None if middle is None else middle.x
        else:
            start = self._x if self._reading is None else self._reading.x
            x = self._content.neighbour(start, direction, (high - low) / self._canvas.columns())
        if x is None:
            return
        self._bring_into_view(x)
        self.point_at(x)
        if self._reading is not None:
            said = QAccessibleAnnouncementEvent(self._chart, self._reading.sentence())
            QAccessible.updateAccessibility(said)

    def flush(self) -> None:
        """Follow the pointer now."""
        self._pacer.flush()

    def _bring_into_view(self, x: float) -> None:
        """Move a zoomed view along, so that the keys reach what lies beside it."""
        low, high = self._canvas.view.viewRange()[0]
        if not low <= x <= high:
            beyond = x - low if x < low else x - high
            self._canvas.view.pan(beyond / (high - low), 0.0)

    def _beside(self, reading: Reading) -> QPoint:
        """Return where on the chart the card belongs."""
        low, high = self._canvas.view.viewRange()[1]
        y = reading.y if math.isfinite(reading.y) else (low + high) / 2
        place = self._canvas.view.mapViewToScene(QPointF(reading.x, y))
        beside: QPoint = self._canvas.mapTo(self._chart, self._canvas.mapFromScene(place))
        return beside

    @Slot(QPointF)
    def _on_canvas_pointer_moved(self, place: QPointF) -> None:
        self._pointer = place
        self._pacer.request()

    @Slot()
    def _on_canvas_pointer_left(self) -> None:
        if self._pointer is not None:
            self._pointer = None
            self._pacer.request()

    @Slot()
    def _on_pacer_due(self) -> None:
        if self._pointer is None:
            self.point_at(None)
        else:
            self.point_at(self._pointer.x(), self._pointer.y())
