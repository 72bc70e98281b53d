"""One series of a line chart on the screen."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from studio.ui.widgets.chart.decimation import cut_at_ends, visible_part
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.line_chart.series import Series

Floats = NDArray[np.float64]

_DASHES = (4.0, 2.5)
_DOT = 6.0


class DrawnSeries:
    """Draws a series into a view, of a line as many points as the view has columns.

    Attributes:
        series: the numbers.
        x: places in the coordinates of the view (n,), all finite.
        y: heights (n,), NaN for a gap.
        color: "#RRGGBB".
        drawn: heights that were drawn last.
    """

    def __init__(self, series: Series, x: Floats, y: Floats, view: ChartView) -> None:
        self.series = series
        self.x = x
        self.y = y
        self.color = "#000000"
        self.drawn = y
        self._view = view
        self._ratio = 1.0
        self._item = pg.ScatterPlotItem() if series.stroke == "dots" else pg.PlotCurveItem()
        self._item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.addItem(self._item, ignoreBounds=True)

    def set_color(self, color: str) -> None:
        """Draw in this colour, "#RRGGBB"."""
        self.color = color
        self._style()

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._style()

    def redraw(self, low: float, high: float, columns: int) -> None:
        """Draw what lies between two places; `columns` is that width in pixels."""
        if self.series.stroke == "dots":
            is_seen = (self.x >= low) & (self.x <= high) & np.isfinite(self.y)
            self.drawn = self.y[is_seen]
            self._item.setData(self.x[is_seen], self.drawn)
            return
        x, y = visible_part(self.x, self.y, low, high, columns)
        x, self.drawn = cut_at_ends(x, y, low, high)
        self._item.setSegmentedLineMode("on" if len(x) > columns else "off")
        self._item.setData(x, self.drawn, connect="finite", antialias=True)

    def nearest(self, x: float) -> int | None:
        """Return the point nearest to a place on the axis, None where there is none."""
        return int(np.abs(self.x - x).argmin()) if len(self.x) else None

    def remove(self) -> None:
        """Take the series off the view."""
        self._view.removeItem(self._item)

    def _style(self) -> None:
        if isinstance(self._item, pg.ScatterPlotItem):
            self._item.setSize(_DOT)
            self._item.setPen(None)
            self._item.setBrush(QColor(self.color))
            return
        pen = QPen(QColor(self.color), (1.0 if not self.series.name else 2.0) * self._ratio)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if self.series.stroke == "dashed":
            pen.setDashPattern(_DASHES)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._item.setPen(pen)
