"""What a line chart draws: series that are given as arrays."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from studio.ui.widgets.chart.axis_style import AxisStyle, range_of
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.content import Cell, Extent, Table
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import Dots, Marks
from studio.ui.widgets.chart.next_place import next_place
from studio.ui.widgets.chart.reading import Reading, ReadingRow
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.line_chart.drawn_series import DrawnSeries
from studio.ui.widgets.line_chart.series import Series

_ROOM = 0.04
_NARROWEST = 1e-4
"""Share of the whole range that can be zoomed into."""
_REACH = 24.0
"""Pixels within which a point is pointed at."""
_DOT = 4.0


class LineContent:
    """Draws lines and points; pointing reads every line there, or in a cloud the nearest point.

    Attributes:
        title: what is drawn, translated.
        x_style: the axis below.
        y_style: the axis at the left.
        marks_given: in the units of the axes.

    Args:
        view: where to draw.
        x_style: the axis below.
        y_style: the axis at the left.
    """

    def __init__(self, view: ChartView, x_style: AxisStyle, y_style: AxisStyle) -> None:
        self._view = view
        self._colors = LIGHT_COLORS
        self._drawn: list[DrawnSeries] = []
        self.title = ""
        self.x_style, self.y_style = x_style, y_style
        self.marks_given = Marks()

    @property
    def empty_text(self) -> str:
        """That there is nothing."""
        return QCoreApplication.translate("LineChart", "No values")

    @property
    def file_stem(self) -> str:
        """What a saved file is called."""
        return "chart"

    def set_series(self, series: Sequence[Series]) -> None:
        """Draw these in place of those before; points without a place on the axis go."""
        for drawn in self._drawn:
            drawn.remove()
        x, y = self.x_style, self.y_style
        placed = [one.where(np.isfinite(x.places(one.x))) for one in series]
        self._drawn = [
            DrawnSeries(one, x.places(one.x), y.places(one.y), self._view) for one in placed
        ]
        self.set_colors(self._colors)

    def axes(self) -> tuple[AxisStyle, AxisStyle]:
        """Return the axis below and the one at the left."""
        return self.x_style, self.y_style

    def catch_up(self) -> None:
        """Do nothing: what is new comes by `set_series`."""

    def extent(self) -> Extent:
        """Return the bounds of the axis, else the range of all points and a little room."""
        bounds = self.x_style.bounds
        if bounds is not None:
            low, high = self.x_style.place(bounds[0]), self.x_style.place(bounds[1])
        else:
            low, high = range_of([drawn.x for drawn in self._drawn])
        room = _ROOM * (high - low)
        if any(drawn.series.stroke == "dots" for drawn in self._drawn):
            low, high = low - room, high + room  # a point at the edge would be cut in halves
        return Extent(low, high, low - room, high + room, _NARROWEST * (high - low))

    def draw(self, low: float, high: float, columns: int) -> None:
        """Draw what lies between two places."""
        for drawn in self._drawn:
            drawn.redraw(low, high, columns)

    def value_range(self, height: float) -> tuple[float, float]:
        """Return the bounds of the axis, else the range of what was drawn and a little room."""
        bounds = self.y_style.bounds
        if bounds is not None:
            low, high = self.y_style.place(bounds[0]), self.y_style.place(bounds[1])
        else:
            low, high = range_of([drawn.drawn for drawn in self._drawn])
        room = _ROOM * (high - low)
        return low - room, high + room

    def marks(self) -> Marks:
        """Return what was given, where it lies in the view."""
        given, x, y = self.marks_given, self.x_style, self.y_style
        return replace(
            given,
            sections=tuple(replace(one, x=x.place(one.x)) for one in given.sections),
            spans=tuple(
                replace(one, low=x.place(one.low), high=x.place(one.high)) for one in given.spans
            ),
            rings=tuple(replace(one, x=x.place(one.x), y=y.place(one.y)) for one in given.rings),
            dots=tuple(replace(one, x=x.places(one.x), y=y.places(one.y)) for one in given.dots),
            lines=tuple(replace(one, y=y.place(one.y)) for one in given.lines),
        )

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return each named series; of a line with its last value."""
        return tuple(
            LegendEntry(str(at), one.series.name, self._last(one), one.color, one.series.stroke)
            for at, one in enumerate(self._drawn)
            if one.series.name and np.isfinite(one.y).any()
        )

    def note(self) -> str:
        """Return none."""
        return ""

    def read(self, x: float, y: float | None) -> Reading | None:
        """Return each line's value nearest to `x`; where all are points, the nearest of them."""
        named = [one for one in self._drawn if one.series.name and len(one.x)]
        lines = [one for one in named if one.series.stroke != "dots"]
        if not lines:
            return self._read_cloud(named, x, y)
        at = [(one, one.nearest(x)) for one in lines]
        known = [(one, index) for one, index in at if index is not None]
        if not known:
            return None
        stand = float(known[0][0].x[known[0][1]])
        heights = [float(one.y[index]) for one, index in known]
        finite = [height for height in heights if math.isfinite(height)]
        return Reading(
            x=stand,
            y=sum(finite) / len(finite) if finite else math.nan,
            head=f"{self.x_style.name} {self.x_style.say(self.x_style.value(stand))}".strip(),
            rows=tuple(self._row(one, index) for one, index in known),
            dots=tuple(_dot(one, index) for one, index in known),
        )

    def neighbour(self, x: float, direction: int, least: float) -> float | None:
        """Return the next place of the first line, or of any point of a cloud."""
        named = [one for one in self._drawn if one.series.name]
        lines = [one for one in named if one.series.stroke != "dots"]
        places = np.concatenate([*(one.x for one in lines[:1] or named), np.empty(0)])
        places = np.sort(places[np.isfinite(places)])
        if not len(places):
            return None
        return next_place(places, x, direction, least)

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        taken = 0
        for drawn in self._drawn:
            match drawn.series.color:
                case "training":
                    drawn.set_color(colors.training)
                case "validation":
                    drawn.set_color(colors.validation)
                case "dim":
                    drawn.set_color(colors.edge)
                case "":
                    drawn.set_color(colors.series(taken))
                    taken += 1
                case own:
                    drawn.set_color(own)

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        for drawn in self._drawn:
            drawn.set_pixel_ratio(ratio)

    def summary(self) -> str:
        """Return each series' range and last value, and the labels of what is marked."""
        said = QCoreApplication.translate("LineChart", "{name}: from {low} to {high}, last {last}")
        parts = []
        for drawn in self._drawn:
            finite = drawn.series.y[np.isfinite(drawn.series.y)]
            if drawn.series.name and len(finite):
                low, high, last = (
                    self.y_style.say(float(v)) for v in (finite.min(), finite.max(), finite[-1])
                )
                parts.append(said.format(name=drawn.series.name, low=low, high=high, last=last))
        labels = [one.label for one in self.marks_given.spans]
        labels += [one.label for one in self.marks_given.rings]
        found = [f"{label}." for label in labels if label]
        told = f"{'; '.join(parts)}." if parts else self.empty_text
        return " ".join(filter(None, (f"{self.title}." if self.title else "", told, *found)))

    def table(self) -> Table:
        """Return every point: series, both coordinates, and its label."""
        header = ("series", self.x_style.name or "x", self.y_style.name or "y", "label")
        return Table(header, _rows([drawn.series for drawn in self._drawn]))

    def _last(self, drawn: DrawnSeries) -> str:
        if drawn.series.value is not None:
            return drawn.series.value
        finite = drawn.series.y[np.isfinite(drawn.series.y)]
        is_line = drawn.series.stroke != "dots"
        return self.y_style.say(float(finite[-1])) if is_line and len(finite) else ""

    def _row(self, drawn: DrawnSeries, index: int, note: str = "") -> ReadingRow:
        series = drawn.series
        label = series.labels[index] if series.labels else note
        return ReadingRow(drawn.color, series.name, self.y_style.say(float(series.y[index])), label)

    def _read_cloud(self, clouds: list[DrawnSeries], x: float, y: float | None) -> Reading | None:
        """Return the point nearest to the pointer, None where none is near."""
        across, up = self._view.viewPixelSize()
        nearest: tuple[float, DrawnSeries, int] | None = None
        for one in clouds:
            far = np.abs(one.x - x) / across
            if y is not None:
                far = np.hypot(far, (one.y - y) / up)
            far = np.where(np.isfinite(far) & np.isfinite(one.y), far, np.inf)
            index = int(far.argmin())
            if nearest is None or far[index] < nearest[0]:
                nearest = (float(far[index]), one, index)
        if nearest is None or nearest[0] > (math.inf if y is None else _REACH):
            return None
        _, one, index = nearest
        place = self.x_style.say(float(one.series.x[index]))
        return Reading(
            x=float(one.x[index]),
            y=float(one.y[index]),
            head=f"{self.x_style.name} {place}".strip(),
            rows=(self._row(one, index),),
            dots=(_dot(one, index),),
            has_line=y is None,
        )


def _dot(drawn: DrawnSeries, index: int) -> Dots:
    return Dots(drawn.x[index : index + 1], drawn.y[index : index + 1], drawn.color, _DOT)


def _rows(series: Sequence[Series]) -> Iterator[tuple[Cell, ...]]:
    for one in series:
        labels = one.labels or [""] * len(one.x)
        for x, y, label in zip(one.x.tolist(), one.y.tolist(), labels, strict=True):
            yield (one.name, x, y if y == y else "", label)
