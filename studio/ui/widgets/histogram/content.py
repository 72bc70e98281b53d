"""What a histogram draws: how many values of each series lie in each bin."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.ui.texts.format import count_text, figure_text, percent_text
from studio.ui.widgets.chart.axis_style import AxisStyle, count_axis
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.content import Cell, Extent, Table
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import Marks
from studio.ui.widgets.chart.reading import Reading, ReadingRow
from studio.ui.widgets.chart.ticks import decimals_of, number
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.histogram.bins import Bins
from studio.ui.widgets.histogram.drawn_bars import LEAST_LOG, DrawnBars
from studio.ui.widgets.histogram.sorted_values import SortedValues

Floats = NDArray[np.float64]

_ROOM = 0.02
_TOP = 1.06
_NARROWEST = 1e-4
"""Share of the whole range that can be zoomed into."""


class HistogramContent:
    """Counts again what is seen: zoomed in, the bins are finer.

    Attributes:
        title: what the values are.
        value_name: the name of the axis below.
        bounds: what is shown while nothing is zoomed; None fits the values.
        is_log: whether counts are drawn on a logarithmic scale.
        empty_text: what is said while there is nothing to draw.

    Args:
        view: where to draw.
    """

    def __init__(self, view: ChartView) -> None:
        self._view = view
        self._colors = LIGHT_COLORS
        self._series: list[DrawnBars] = []
        self._bins = Bins(1.0, 0.0)
        self._edges: Floats = np.array([0.0, 1.0])
        self.title = ""
        self.value_name = ""
        self.empty_text = ""
        self.is_log = False
        self.bounds: tuple[float, float] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of what is drawn."""
        return tuple(one.name for one in self._series)

    @property
    def file_stem(self) -> str:
        """What a saved file is called."""
        return "histogram"

    def set_series(self, series: Sequence[tuple[str, SortedValues]]) -> None:
        """Draw these in place of those before; what has no finite value is left out."""
        for drawn in self._series:
            drawn.remove()
        given = [(name, values) for name, values in series if values.count]
        self._series = [DrawnBars(name, values, self._view) for name, values in given]
        self.set_colors(self._colors)

    def axes(self) -> tuple[AxisStyle, AxisStyle]:
        """Return the values, and how many there are."""
        counted = QCoreApplication.translate("Histogram", "Count")
        whole_from = 0.0 if self._is_whole else math.inf
        return (
            AxisStyle(self.value_name, whole_from=whole_from),
            count_axis(counted, is_log=self.is_log),
        )

    def catch_up(self) -> None:
        """Do nothing: what is new comes by `set_series`."""

    def extent(self) -> Extent:
        """Return the bounds, else the range of all values, and a little room."""
        low = min((one.values.low for one in self._series), default=0.0)
        high = max((one.values.high for one in self._series), default=1.0)
        if self.bounds is not None:
            low, high = self.bounds
        elif self._is_whole:
            low, high = low - 0.5, high + 0.5
        if not high > low:
            room = abs(high) * 0.1 or 1.0
            low, high = low - room, high + room
        room = _ROOM * (high - low)
        least = 4.0 if self._is_whole else _NARROWEST * (high - low)
        low, high = low - room, high + room
        return Extent(low, high, low - room, high + room, min(least, high - low))

    def draw(self, low: float, high: float, columns: int) -> None:
        """Count what lies between two places into bins of a round width."""
        count = max((one.values.count for one in self._series), default=1)
        pixels = int(self._view.rect().width())
        self._bins = Bins.fitting(high - low, pixels, count, is_whole=self._is_whole)
        extent = self.extent()
        self._edges = self._bins.edges(max(low, extent.low), min(high, extent.high))
        for drawn in self._series:
            drawn.redraw(self._edges, is_log=self.is_log)

    def value_range(self, height: float) -> tuple[float, float]:
        """Return from nothing to the highest bar."""
        highest = max((int(one.counts.max()) for one in self._series), default=1)
        if not self.is_log:
            return 0.0, max(highest, 1) * _TOP
        top = math.log10(max(highest, 1))
        return LEAST_LOG, top + 0.05 * (top - LEAST_LOG)

    def marks(self) -> Marks:
        """Return none."""
        return Marks()

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return mean and standard deviation of each series."""
        return tuple(
            LegendEntry(
                str(at), one.name, _spread_text(one.values), self._colors.series(at), "area"
            )
            for at, one in enumerate(self._series)
        )

    def note(self) -> str:
        """Return how many values there are, and how many cannot be drawn."""
        if not self._series:
            return ""
        counted = sum(one.values.count for one in self._series)
        left_out = sum(one.values.left_out for one in self._series)
        said = f"n = {count_text(counted)}"
        if not left_out:
            return said
        also = QCoreApplication.translate("Histogram", "{count} NaN or infinite, not drawn")
        return f"{said} · {also.format(count=count_text(left_out))}"

    def read(self, x: float, y: float | None) -> Reading | None:
        """Return how many values of each series lie in the bin at `x`, and their share."""
        if not self._series or not self._edges[0] <= x < self._edges[-1]:
            return None
        low, high = self._bins.around(x)
        counts = [int(one.values.counts(np.array([low, high]))[0]) for one in self._series]
        highest = max(counts)
        height = math.log10(max(highest, 0.6)) if self.is_log else float(highest)
        return Reading(
            x=(low + high) / 2,
            y=height,
            head=self._range_text(low, high),
            rows=tuple(
                ReadingRow(one.color, one.name, count_text(count), _share_text(count, one.values))
                for one, count in zip(self._series, counts, strict=True)
            ),
            band=(low, high),
        )

    def neighbour(self, x: float, direction: int, least: float) -> float | None:
        """Return the middle of the next bin that holds a value; `x` itself after the last."""
        if not self._series:
            return None
        low, high = self._bins.around(x)
        beyond = (
            one.values.next_value(high if direction > 0 else low, direction) for one in self._series
        )
        found = [value for value in beyond if value is not None]
        if not found:
            return x
        return sum(self._bins.around(min(found) if direction > 0 else max(found))) / 2

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        for at, drawn in enumerate(self._series):
            drawn.set_color(colors.series(at))

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        for drawn in self._series:
            drawn.set_pixel_ratio(ratio)

    def summary(self) -> str:
        """Return count, range, mean and standard deviation of each series."""
        if not self._series:
            return f"{self.title}: {self.empty_text}" if self.title else self.empty_text
        said = QCoreApplication.translate(
            "Histogram",
            "{name}: count {count}, from {low} to {high}, mean {mean}, standard deviation {sd}",
        )
        parts = [
            said.format(
                name=one.name,
                count=count_text(one.values.count),
                low=figure_text(one.values.low),
                high=figure_text(one.values.high),
                mean=figure_text(one.values.mean),
                sd=figure_text(one.values.deviation),
            )
            for one in self._series
        ]
        text = f"{'; '.join(parts)}."
        return f"{self.title}. {text}" if self.title else text

    def table(self) -> Table:
        """Return the bins that are seen: both limits, and the count of each series."""
        counts = [one.counts.tolist() for one in self._series]
        edges = self._edges.tolist()
        return Table(("from", "below", *self.names), _rows(edges, counts))

    @property
    def _is_whole(self) -> bool:
        return bool(self._series) and all(one.values.is_whole for one in self._series)

    def _range_text(self, low: float, high: float) -> str:
        if self._is_whole:
            first, last = number(math.ceil(low), 0), number(math.ceil(high) - 1, 0)
            if first == last:
                return first
        else:
            decimals = max(decimals_of(self._bins.step), 0)
            first, last = number(low, decimals), number(high, decimals)
        said = QCoreApplication.translate("Histogram", "{first} to {last}")
        return said.format(first=first, last=last)


def _spread_text(values: SortedValues) -> str:
    return f"{figure_text(values.mean)} ± {figure_text(values.deviation)}"


def _share_text(count: int, values: SortedValues) -> str:
    return percent_text(count / values.count, 1)


def _rows(edges: list[float], counts: list[list[int]]) -> Iterator[tuple[Cell, ...]]:
    for at, (low, high) in enumerate(pairwise(edges)):
        yield (low, high, *(column[at] for column in counts))
