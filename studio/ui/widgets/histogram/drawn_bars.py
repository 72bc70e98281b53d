"""The bars of one series on the screen."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.histogram.sorted_values import SortedValues

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_FILLED = 0.45
LEAST_LOG = float(np.log10(0.6))
"""Where bars begin on a logarithmic scale, on which 0 has no place: a little below one."""


class DrawnBars:
    """Draws a series into a view: a filled outline, so that others are seen through it.

    Attributes:
        name: of the series.
        values: what is counted.
        color: "#RRGGBB".
        counts: of the bins that were drawn last.
    """

    def __init__(self, name: str, values: SortedValues, view: ChartView) -> None:
        self.name = name
        self.values = values
        self.color = "#000000"
        self.counts: Integers = np.empty(0, np.int64)
        self._view = view
        self._ratio = 1.0
        self._bars = pg.PlotCurveItem()
        self._bars.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.addItem(self._bars, ignoreBounds=True)

    def set_color(self, color: str) -> None:
        """Draw in this colour, "#RRGGBB"."""
        self.color = color
        fill = QColor(color)
        fill.setAlphaF(_FILLED)
        self._bars.setBrush(fill)
        self._set_pen()

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._set_pen()

    def redraw(self, edges: Floats, *, is_log: bool) -> None:
        """Count into bins with these limits (n,) and draw them."""
        self.counts = self.values.counts(edges)
        heights = np.log10(np.maximum(self.counts, 0.6)) if is_log else self.counts.astype(float)
        self._bars.setFillLevel(LEAST_LOG if is_log else 0.0)
        self._bars.setData(edges, heights, stepMode="center")

    def remove(self) -> None:
        """Take the bars off the view."""
        self._view.removeItem(self._bars)

    def _set_pen(self) -> None:
        pen = QPen(QColor(self.color), self._ratio)
        pen.setCosmetic(True)
        self._bars.setPen(pen)
