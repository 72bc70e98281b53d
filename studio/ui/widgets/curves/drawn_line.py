"""One curve as it is on the screen: recorded values faint behind, the average bold in front."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from studio.core.metrics import Axis
from studio.ui.theme.tokens import mix
from studio.ui.widgets.chart.axis_style import logarithms
from studio.ui.widgets.chart.decimation import cut_at_ends, lone_points, visible_part
from studio.ui.widgets.chart.marks import Dots
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.curves.line import CurveLine

Floats = NDArray[np.float64]

_FAINT = 0.32
_DASHES = (4.0, 2.5)
_NOTHING: Floats = np.empty(0)


class DrawnLine:
    """Draws a `CurveLine` into a view, as many points as the view has columns.

    Args:
        line: the numbers.
        view: where to draw.
        is_overlay: another run: no recorded values behind, thinner.
    """

    def __init__(self, line: CurveLine, view: ChartView, is_overlay: bool = False) -> None:
        self.line = line
        self.is_overlay = is_overlay
        self.color = "#000000"
        self._ground = "#FFFFFF"
        self._ratio = 1.0
        self.drawn_averages: Floats = _NOTHING
        self.drawn_recorded: Floats = _NOTHING
        self._drawn_places: Floats = _NOTHING
        self._view = view
        self._recorded = pg.PlotCurveItem()
        self._bold = pg.PlotCurveItem()
        depth = (0.0 if is_overlay else 2.0) + (0.5 if line.split == "validation" else 0.0)
        self._recorded.setZValue(depth - 5)
        self._bold.setZValue(depth)
        for item in (self._recorded, self._bold):
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            view.addItem(item, ignoreBounds=True)

    def set_color(self, color: str, ground: str) -> None:
        """Draw in this colour on this ground, each "#RRGGBB"."""
        self.color, self._ground = color, ground
        self._set_pens()

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._set_pens()

    def redraw(self, axis: Axis, low: float, high: float, columns: int, is_log: bool) -> None:
        """Draw what lies between two places on the axis; `columns` is that width in pixels."""
        places = self.line.places(axis)
        x, y = visible_part(places, self.line.averages, low, high, columns)
        x, y = cut_at_ends(x, logarithms(y) if is_log else y, low, high)
        self._drawn_places, self.drawn_averages = x, y
        # Stroke by stroke a crowd of wide lines is drawn ten times faster than as one outline;
        # joins and dashes, which only the outline has, cannot be seen there.
        self._bold.setSegmentedLineMode("on" if len(x) > columns else "off")
        self._bold.setData(x, y, connect="finite", antialias=True)
        if not self.is_overlay:
            self._redraw_recorded(places, low, high, columns, is_log)

    def lone_dots(self) -> Dots:
        """Return the averages with a gap on both sides, as dots: no line shows them."""
        alone = lone_points(self.drawn_averages)
        return Dots(self._drawn_places[alone], self.drawn_averages[alone], self.color, 2.0)

    def remove(self) -> None:
        """Take the line off the view."""
        self._view.removeItem(self._recorded)
        self._view.removeItem(self._bold)

    def _set_pens(self) -> None:
        # Mixed and not transparent: where strokes cross they would be darker.
        faint = mix(self._ground, self.color, _FAINT)
        self._recorded.setPen(_pen(faint, self._ratio))
        bold = _pen(self.color, (1.5 if self.is_overlay else 2) * self._ratio)
        if self.line.split == "validation":
            bold.setDashPattern(_DASHES)
            bold.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._bold.setPen(bold)

    def _redraw_recorded(
        self, places: Floats, low: float, high: float, columns: int, is_log: bool
    ) -> None:
        x, y = visible_part(places, self.line.values, low, high, columns)
        x, y = cut_at_ends(x, logarithms(y) if is_log else y, low, high)
        self.drawn_recorded = y
        # Smooth edges cost ten times as much and show only where the points lie apart.
        self._recorded.setData(x, y, connect="finite", antialias=len(x) < columns)


def _pen(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
