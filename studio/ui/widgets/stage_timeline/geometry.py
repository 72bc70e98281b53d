"""Where everything on a timeline lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

LINE = 18
"""Height of a line of words."""

ROWS_HEIGHT = 112
"""Room for the rows of all blocks; each is as high as fits, within limits."""

ROW_HEIGHTS = (5.0, 20.0)
LANE = 26
"""Height of the curve of the learning rate."""

GAP, MARGIN = 10, 6
LABEL_WIDTHS = (98, 170)
"""Least and most room for the names of blocks."""

LABEL_GAP = 12
LEAST_WIDTH = 92.0
"""Of a stage; one of a single epoch can still be read."""


@dataclass(frozen=True)
class TimelineGeometry:
    """Measures of a timeline of `weights` stages over `rows` blocks.

    Attributes:
        width: of the widget.
        rows: number of blocks.
        weights: of each stage, its epochs.
        label_width: of the names of blocks at the left.
        has_lane: whether the learning rate is drawn.
        title_lines: room for the title of every stage, in lines.
        facts_lines: for what else is said of it.
    """

    width: float
    rows: int
    weights: tuple[float, ...]
    label_width: float
    has_lane: bool
    title_lines: int = 1
    facts_lines: int = 1

    @property
    def row_height(self) -> float:
        """Height of one row."""
        least, most = ROW_HEIGHTS
        return min(max(ROWS_HEIGHT / max(self.rows, 1), least), most)

    @property
    def rows_top(self) -> float:
        """Where the first row begins."""
        return MARGIN + (self.title_lines + self.facts_lines) * LINE + 4

    @property
    def rows_bottom(self) -> float:
        """Where the last row ends."""
        return self.rows_top + self.rows * self.row_height

    @property
    def lane_top(self) -> float:
        """Where the curve of the rate begins."""
        return self.rows_bottom + 6

    @property
    def columns_bottom(self) -> float:
        """Where the columns of the stages end."""
        return self.lane_top + (LANE if self.has_lane else -6) + 4

    @property
    def height(self) -> float:
        """Of everything, the legend included."""
        return self.columns_bottom + LINE + 4

    def column(self, stage: int) -> QRectF:
        """Return the column of a stage, its title included."""
        left = self.label_width + sum((self._width_of(at) + GAP for at in range(stage)), start=0.0)
        return QRectF(left, 0, self._width_of(stage), self.columns_bottom)

    def cell(self, stage: int, first: int, last: int) -> QRectF:
        """Return the cells of rows `first` to `last` of a stage."""
        column = self.column(stage)
        top = self.rows_top + first * self.row_height
        return QRectF(column.left(), top, column.width(), (last - first + 1) * self.row_height)

    def stage_at(self, x: float) -> int:
        """Return the stage whose column is there, -1 where none is."""
        for at in range(len(self.weights)):
            column = self.column(at)
            if column.left() <= x <= column.right():
                return at
        return -1

    def edge_at(self, x: float) -> int:
        """Return the stage whose right edge is there, -1 where none is."""
        for at in range(len(self.weights)):
            right = self.column(at).right()
            if right - 3 <= x < right + GAP - 1:
                return at
        return -1

    def row_at(self, y: float) -> int:
        """Return the row there; the nearest one above the first and below the last."""
        row = int((y - self.rows_top) // self.row_height)
        return min(max(row, 0), max(self.rows - 1, 0))

    def is_in_rows(self, y: float) -> bool:
        """Return whether rows are there."""
        return self.rows_top <= y < self.rows_bottom

    def place_at(self, x: float) -> int:
        """Return between which stages a stage dropped there would come, 0 before the first."""
        centres = (self.column(at).center().x() for at in range(len(self.weights)))
        return sum(x > centre for centre in centres)

    def _width_of(self, stage: int) -> float:
        count = len(self.weights)
        room = self.width - self.label_width - GAP * (count - 1) - MARGIN
        return _widths(self.weights, max(room, 1.0))[stage]


def _widths(weights: Sequence[float], room: float) -> list[float]:
    """Share `room` out by weight, but leave every stage as much as can be read, if there is."""
    least = min(LEAST_WIDTH, room / len(weights))
    narrow: set[int] = set()
    while True:
        rest = room - least * len(narrow)
        total = sum(weight for at, weight in enumerate(weights) if at not in narrow)
        widths = [
            least if at in narrow else rest * weight / total for at, weight in enumerate(weights)
        ]
        too_narrow = {at for at, width in enumerate(widths) if width < least} - narrow
        if not too_narrow:
            return widths
        narrow |= too_narrow
