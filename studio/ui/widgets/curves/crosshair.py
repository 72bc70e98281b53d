"""The line that follows the pointer, with the values of every curve there."""

import math

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.metrics import Axis, MetricName
from studio.ui.widgets.curves.canvas import CurveCanvas
from studio.ui.widgets.curves.colors import CurveColors
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.marking import height_of, hover_dots
from studio.ui.widgets.curves.pacer import Pacer
from studio.ui.widgets.curves.readout import Readout


class Crosshair(QObject):
    """Stands at the recorded value nearest to where a person points, with mouse or keys.

    Signals:
        pointed: place on the axis that the person points at (float), or None.
    """

    pointed = Signal(object)

    def __init__(
        self,
        canvas: CurveCanvas,
        lines: LineSet,
        metric: MetricName,
        colors: CurveColors,
        plot: QWidget,
    ) -> None:
        super().__init__(plot)
        self._plot = plot
        self._canvas = canvas
        self._lines = lines
        self._metric: MetricName = metric
        self._axis: Axis = "epochs"
        self._is_log = False
        self._x: float | None = None
        self._pointer: QPointF | None = None
        self._readout = Readout(colors, plot)
        self._pacer = Pacer(self)
        self._pacer.due.connect(self._on_pacer_due)
        canvas.pointer_moved.connect(self._on_canvas_pointer_moved)
        canvas.pointer_left.connect(self._on_canvas_pointer_left)

    @property
    def x(self) -> float | None:
        """Where the person points, None where nowhere."""
        return self._x

    @property
    def readout(self) -> Readout:
        """The card with the values."""
        return self._readout

    def set_scales(self, axis: Axis, is_log: bool) -> None:
        """Say how the plot is drawn."""
        if axis != self._axis:
            self.show_at(None)
        self._axis, self._is_log = axis, is_log

    def show_at(self, x: float | None) -> None:
        """Stand at the recorded value nearest to `x` on the axis, or nowhere."""
        self._x = x
        points = [] if x is None else self.points_at(x)
        if not points:
            self._canvas.marks.set_hover(None)
            self._readout.hide()
            return
        x = points[0][0].x
        dots = tuple(hover_dots(point, color, self._is_log) for point, color in points)
        self._canvas.marks.set_hover(x, dots)
        self._readout.show_points(self._metric, points, self._beside(x, points))

    def points_at(self, x: float) -> list[tuple[LinePoint, str]]:
        """Return each line's recorded value nearest to the crosshair, with the line's colour.

        The crosshair stands at the first one: the training's value nearest to `x`.
        """
        found: list[tuple[LinePoint, str]] = []
        for drawn in self._lines:
            point = drawn.line.point(self._axis, found[0][0].x if found else x)
            if point is not None:
                found.append((point, drawn.color))
        return found

    def refresh(self) -> None:
        """Show what has changed at the same place."""
        if self._x is not None:
            self.show_at(self._x)

    def point_at(self, x: float | None) -> None:
        """Show it there, and say that the person pointed."""
        self.show_at(x)
        self.pointed.emit(x)

    def step(self, direction: int) -> None:
        """Go to the next value to the right (1) or left (-1), at least a pixel further."""
        low, high = self._canvas.view.viewRange()[0]
        points = self.points_at((low + high) / 2 if self._x is None else self._x)
        if not points:
            return
        x = points[0][0].x
        if self._x is not None:
            places = next(d.line.places(self._axis) for d in self._lines if len(d.line))
            pixel = direction * (high - low) / self._canvas.columns()
            if direction > 0:
                found = int(np.searchsorted(places, x + pixel, "left"))
            else:
                found = int(np.searchsorted(places, x + pixel, "right")) - 1
            x = float(places[min(max(found, 0), len(places) - 1)])
        self.point_at(x)

    def flush(self) -> None:
        """Follow the pointer now."""
        self._pacer.flush()

    def _beside(self, x: float, points: list[tuple[LinePoint, str]]) -> QPoint:
        """Return where on the plot the card belongs: level with the middle of the points."""
        heights = [height_of(point.smoothed, self._is_log) for point, _ in points]
        finite = [height for height in heights if math.isfinite(height)]
        low, high = self._canvas.view.viewRange()[1]
        y = sum(finite) / len(finite) if finite else (low + high) / 2
        place = self._canvas.view.mapViewToScene(QPointF(x, y))
        beside: QPoint = self._canvas.mapTo(self._plot, self._canvas.mapFromScene(place))
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
        self.point_at(None if self._pointer is None else self._pointer.x())
