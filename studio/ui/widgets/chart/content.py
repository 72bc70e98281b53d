"""What a chart draws: all that differs between a training curve, a histogram and a map."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import Marks
from studio.ui.widgets.chart.reading import Reading

Cell = float | str


@dataclass(frozen=True)
class Extent:
    """How far a chart goes along the axis below, in the coordinates of its view.

    Attributes:
        low: left end of what is shown while nothing is zoomed.
        high: its right end, above `low`.
        lowest: how far a person can pan to the left.
        highest: how far to the right.
        least: the narrowest range that a person can zoom into.
    """

    low: float
    high: float
    lowest: float
    highest: float
    least: float


@dataclass(frozen=True)
class Table:
    """The numbers of a chart; the rows may be made as they are asked for."""

    header: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


class Content(Protocol):
    """Draws into the view that it was made for, and answers what the chart asks about it.

    All places are in the coordinates of the view: logarithms where its axis says so. Of each
    repaint the calls come in this order: `catch_up`, `extent`, `draw`, `value_range`, `marks`,
    `entries`, `note`.
    """

    @property
    def title(self) -> str:
        """What is drawn, translated."""
        ...

    @property
    def empty_text(self) -> str:
        """What is said while there is nothing to draw, translated."""
        ...

    @property
    def file_stem(self) -> str:
        """What a saved file is called, without an ending."""
        ...

    def axes(self) -> tuple[AxisStyle, AxisStyle]:
        """Return the axis below and the one at the left, with their names translated."""
        ...

    def catch_up(self) -> None:
        """Take in what is new."""
        ...

    def extent(self) -> Extent:
        """Return how far the axis below goes."""
        ...

    def draw(self, low: float, high: float, columns: int) -> None:
        """Draw what lies between two places on the axis below, `columns` pixels of the device."""
        ...

    def value_range(self, height: float) -> tuple[float, float]:
        """Return the lowest and the highest value that shows what was drawn in `height` pixels."""
        ...

    def marks(self) -> Marks:
        """Return what lies over it."""
        ...

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return an entry for each series that has something to show; none: nothing is drawn."""
        ...

    def note(self) -> str:
        """Return a few words about all entries, or ""."""
        ...

    def read(self, x: float, y: float | None) -> Reading | None:
        """Return what there is at or near a place; None where there is nothing.

        `y` is the height of the pointer, None where only a place on the axis was given.
        """
        ...

    def neighbour(self, x: float, direction: int, least: float) -> float | None:
        """Return the next place with a value to the right (1) or left (-1) of `x`.

        It is at least `least` away where the data reach that far; None where there is nothing.
        """
        ...

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        ...

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        ...

    def summary(self) -> str:
        """Return the chart in words."""
        ...

    def table(self) -> Table:
        """Return its numbers; called in a thread beside the window's, so it touches no widget."""
        ...
