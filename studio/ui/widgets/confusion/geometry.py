"""Where the cells of a confusion matrix lie."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.widgets.confusion.counts import ANY, Cell

LEAST = 18
"""Pixels of a side in which a name and a number of two digits can be read."""

WIDEST, TALLEST = 120, 88
CAPTION = 22
"""Pixels of the line that says what an axis is."""


@dataclass(frozen=True)
class Geometry:
    """Names at the left and on top stay in view; the cells scroll below them.

    Attributes:
        classes: rows, and columns.
        width: of a cell.
        height: of a cell.
        left: pixels of the names at the left, with the axis' caption.
        top: pixels of the names on top, with the axis' caption.
        x: by how much the cells are scrolled to the left; likewise `y` upwards.
    """

    classes: int
    width: int
    height: int
    left: int
    top: int
    x: int = 0
    y: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of everything, unscrolled."""
        across = self.left + self.classes * self.width
        return across + 1, self.top + self.classes * self.height + 1

    def corner(self, cell: Cell) -> tuple[int, int]:
        """Return the left and the top of a cell; `ANY` is the name's own place."""
        x = CAPTION if cell.predicted == ANY else self.left + cell.predicted * self.width - self.x
        y = CAPTION if cell.true == ANY else self.top + cell.true * self.height - self.y
        return x, y

    def extent(self, cell: Cell) -> tuple[int, int]:
        """Return the width and the height of a cell, or of a name."""
        width = self.left - CAPTION if cell.predicted == ANY else self.width
        height = self.top - CAPTION if cell.true == ANY else self.height
        return width, height

    def cell_at(self, x: int, y: int) -> Cell | None:
        """Return what lies at a point of the viewport; None outside and on a caption."""
        predicted = self._index(x, self.left, self.width, self.x)
        true = self._index(y, self.top, self.height, self.y)
        if predicted is None or true is None:
            return None
        return Cell(true, predicted)

    def _index(self, point: int, head: int, side: int, scrolled: int) -> int | None:
        if point < CAPTION:
            return None
        if point < head:
            return ANY
        index = (point - head + scrolled) // side
        return index if index < self.classes else None

    def seen(self, width: int, height: int) -> tuple[range, range]:
        """Return the rows and columns of which something is in a viewport of that size."""
        first_row, first_column = self.y // self.height, self.x // self.width
        rows = (height - self.top + self.y) // self.height + 1
        columns = (width - self.left + self.x) // self.width + 1
        return (
            range(min(first_row, self.classes), min(max(rows, 0), self.classes)),
            range(min(first_column, self.classes), min(max(columns, 0), self.classes)),
        )


def fitted(classes: int, left: int, top: int, width: int, height: int) -> Geometry:
    """Return cells that fill a viewport of that size, as far as they stay readable."""
    count = max(classes, 1)
    tall = min(max((height - top - 1) // count, LEAST), TALLEST)
    wide = min(max((width - left - 1) // count, LEAST), WIDEST, max(2 * tall, 2 * LEAST))
    return Geometry(classes, wide, tall, left, top)
