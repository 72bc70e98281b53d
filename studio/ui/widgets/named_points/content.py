"""What the chart kit asks of named points."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from studio.ui.widgets.chart.axis_style import AxisStyle, range_of
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.content import Extent, Table
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import Dots, Marks
from studio.ui.widgets.chart.reading import Reading, ReadingRow
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.named_points.named_point import NamedPoint
from studio.ui.widgets.named_points.points_item import PointsItem

_ROOM = 0.06
_NARROWEST = 0.01
"""Share of the whole range that can be zoomed into."""
_REACH = 16.0
"""Pixels within which a point is pointed at."""
_DOT = 5.5


class NamedPointsContent:
    """Draws the points; pointing reads the nearest one, keys go through them from left to right.

    Attributes:
        title: what is drawn, translated.
        empty_text: said while there is no point.
        file_stem: what a saved file is called.
        x_style: the axis below.
        y_style: the axis at the left.
        groups: what each colour means, translated.
    """

    def __init__(self, view: ChartView, x_style: AxisStyle, y_style: AxisStyle) -> None:
        self._view = view
        self._colors = LIGHT_COLORS
        self._item = PointsItem(view, LIGHT_COLORS)
        self._points: list[NamedPoint] = []
        self._x = np.zeros(0)
        self._y = np.zeros(0)
        self.title = ""
        self.empty_text = QCoreApplication.translate("LineChart", "No values")
        self.file_stem = "chart"
        self.x_style, self.y_style = x_style, y_style
        self.groups: Sequence[str] = ("",)

    @property
    def item(self) -> PointsItem:
        """What paints the points."""
        return self._item

    def set_points(self, points: Sequence[NamedPoint], chosen: str = "") -> None:
        """Draw these in place of those before; the one with the key `chosen` has a ring."""
        x = self.x_style.places(np.array([point.x for point in points], np.float64))
        y = self.y_style.places(np.array([point.y for point in points], np.float64))
        order = [int(at) for at in np.argsort(x, kind="stable") if np.isfinite(x[at] + y[at])]
        self._points = [points[at] for at in order]
        self._x, self._y = x[order], y[order]
        self._item.chosen = chosen
        self._item.set_points(self._points, self._x, self._y)

    def set_font(self, font: QFont) -> None:
        """Write names in this one."""
        self._item.font = font
        self._item.update()

    def axes(self) -> tuple[AxisStyle, AxisStyle]:
        """Return the axis below and the one at the left."""
        return self.x_style, self.y_style

    def catch_up(self) -> None:
        """Do nothing: what is new comes by `set_points`."""

    def extent(self) -> Extent:
        """Return the range of all points and some room for dots and names."""
        low, high = range_of([self._x])
        room = _ROOM * (high - low)
        low, high = low - room, high + room
        return Extent(low, high, low - room, high + room, _NARROWEST * (high - low))

    def draw(self, low: float, high: float, columns: int) -> None:
        """Paint anew: names depend on what is seen."""
        self._item.update()

    def value_range(self, height: float) -> tuple[float, float]:
        """Return the range of the points in view and some room."""
        low, high = self._view.viewRange()[0]
        seen = self._y[(self._x >= low) & (self._x <= high)]
        bottom, top = range_of([seen if len(seen) else self._y])
        room = _ROOM * (top - bottom)
        return bottom - room, top + room

    def marks(self) -> Marks:
        """Return none."""
        return Marks()

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return each group that has points."""
        groups = sorted({point.group for point in self._points})
        return tuple(
            LegendEntry(str(at), self.groups[at], "", self._colors.series(at), "dots")
            for at in groups
        )

    def note(self) -> str:
        """Return none."""
        return ""

    def read(self, x: float, y: float | None) -> Reading | None:
        """Return the point nearest to a place on the axis, or within reach of the pointer."""
        if not self._points:
            return None
        across, up = self._view.viewPixelSize()
        far = np.abs(self._x - x) / across
        if y is not None:
            far = np.hypot(far, (self._y - y) / up)
        at = int(far.argmin())
        if y is not None and far[at] > _REACH:
            return None
        point, color = self._points[at], self._colors.series(self._points[at].group)
        dots = Dots(self._x[at : at + 1], self._y[at : at + 1], color, _DOT)
        return Reading(
            x=float(self._x[at]),
            y=float(self._y[at]),
            head=point.name,
            rows=tuple(ReadingRow(color, name, value) for name, value in point.facts),
            dots=(dots,),
            has_line=False,
            key=point.key,
        )

    def neighbour(self, x: float, direction: int, least: float) -> float | None:
        """Return the next point's place, however near: each of them can be chosen."""
        if not len(self._x):
            return None
        if direction > 0:
            at = int(np.searchsorted(self._x, x, "right"))
        else:
            at = int(np.searchsorted(self._x, x, "left")) - 1
        return float(self._x[min(max(at, 0), len(self._x) - 1)])

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        self._item.colors = colors
        self._item.update()

    def set_pixel_ratio(self, ratio: float) -> None:
        """Do nothing: what is painted is as wide as said on any device."""

    def summary(self) -> str:
        """Return each point with its facts."""
        said = (
            f"{point.name}: {', '.join(f'{name} {value}' for name, value in point.facts)}"
            for point in self._points
        )
        return f"{self.title}. {'; '.join(said)}." if self._points else self.empty_text

    def table(self) -> Table:
        """Return every point: name, group, both coordinates."""
        header = ("name", "group", self.x_style.name or "x", self.y_style.name or "y")
        points, groups = tuple(self._points), tuple(self.groups)
        return Table(header, ((one.name, groups[one.group], one.x, one.y) for one in points))
