"""Where each picture of a wall lies, by arithmetic alone."""

from __future__ import annotations

from typing import NamedTuple

GAP = 3
"""Pixels between two pictures."""


class Cell(NamedTuple):
    """A picture of the wall: its row and its column, from 0."""

    row: int
    column: int


class WallGeometry(NamedTuple):
    """A wall of equal pictures, measured in pixels of the screen from its upper left corner.

    Attributes:
        rows: pictures above each other.
        columns: pictures beside each other.
        height: of a picture as it is shown.
        width: likewise.
    """

    rows: int
    columns: int
    height: int
    width: int

    @property
    def step(self) -> tuple[int, int]:
        """From a picture to the next one, down and to the right."""
        return self.height + GAP, self.width + GAP

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the wall."""
        down, right = self.step
        return max(self.rows * down - GAP, 0), max(self.columns * right - GAP, 0)

    def corner(self, cell: Cell) -> tuple[int, int]:
        """Return the top and the left of a picture."""
        down, right = self.step
        return cell.row * down, cell.column * right

    def cell(self, top: int, left: int) -> Cell | None:
        """Return the picture at a point, None between and beside the pictures."""
        row, below = divmod(top, self.step[0])
        column, beside = divmod(left, self.step[1])
        is_inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (
            Cell(row, column) if is_inside and below < self.height and beside < self.width else None
        )

    def rows_in(self, top: int, room: int) -> range:
        """Return the rows of which something lies within `room` pixels from `top` on."""
        return _within(top, room, self.step[0], self.rows)

    def columns_in(self, left: int, room: int) -> range:
        """Return the columns of which something lies within `room` pixels from `left` on."""
        return _within(left, room, self.step[1], self.columns)


def _within(start: int, room: int, step: int, count: int) -> range:
    first = max(start // step, 0)
    return range(min(first, count), min(max(-(-(start + room) // step), 0), count))
