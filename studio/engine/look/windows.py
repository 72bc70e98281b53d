"""Windows that slide over an image, and the mean at each pixel over those that cover it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Window(NamedTuple):
    """One window, by its place in the grid of all and by its first pixel."""

    place: tuple[int, int]
    top: int
    left: int


class Windows:
    """A grid of square windows that reaches every border.

    Args:
        image: its height and width.
        side: of a window; one that is larger than the image covers its whole side.
        step: between two windows.
    """

    def __init__(self, image: tuple[int, int], side: int, step: int) -> None:
        self.sides = (min(side, image[0]), min(side, image[1]))
        self._image = image
        self._starts = tuple(
            _starts(length, own, step) for length, own in zip(image, self.sides, strict=True)
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of windows."""
        return len(self._starts[0]), len(self._starts[1])

    def coarse_first(self) -> list[Window]:
        """Return all windows: a few that are spread evenly, then those between, to the last."""
        rows, columns = self.shape
        levels = max(rows, columns).bit_length()
        rank = {
            (row, column): min(_level(row, levels), _level(column, levels))
            for row in range(rows)
            for column in range(columns)
        }
        tops, lefts = self._starts
        return [
            Window(place, tops[place[0]], lefts[place[1]])
            for place in sorted(rank, key=lambda place: (-rank[place], place))
        ]

    def mean(self, values: NDArray[np.floating[Any]], are_done: NDArray[np.bool_]) -> Array:
        """Return the mean over the windows that cover a pixel, (cells down, cells across, k).

        Args:
            values: (rows, columns, k) by the windows' places.
            are_done: (rows, columns), which windows count.

        Returns:
            One value a cell: pixels that the same windows cover; not-a-number where none does.
            `spread` makes pixels of it.
        """
        down, across = self._covers
        kept = np.where(are_done[..., np.newaxis], values, 0.0)
        sums = np.tensordot(down, kept, 1)  # (cells down, columns, k)
        sums = np.einsum("acK,bc->abK", sums, across, optimize=True)
        counts = down @ are_done.astype(np.float64) @ across.T
        with np.errstate(invalid="ignore", divide="ignore"):
            found: Array = sums / np.where(counts > 0, counts, np.nan)[..., np.newaxis]
        return found

    def spread(self, cells: NDArray[np.generic]) -> NDArray[np.generic]:
        """Return (height, width, ...) from (cells down, cells across, ...)."""
        for axis in (0, 1):
            cells = np.repeat(cells, np.diff(self._edges(axis)), axis=axis)
        return cells

    @property
    def _covers(self) -> tuple[Array, Array]:
        """Which windows cover which cells along each axis: (cells, windows), 0 or 1."""
        return self._covering(0), self._covering(1)

    def _covering(self, axis: int) -> Array:
        begins = np.array(self._edges(axis)[:-1])[:, np.newaxis]
        starts = np.array(self._starts[axis])
        inside = (starts <= begins) & (begins < starts + self.sides[axis])
        return inside.astype(np.float64)

    def _edges(self, axis: int) -> list[int]:
        side = self.sides[axis]
        edges = {0, self._image[axis]}
        for start in self._starts[axis]:
            edges |= {start, start + side}
        return sorted(edges)


def _starts(length: int, side: int, step: int) -> list[int]:
    last = length - side
    return sorted({*range(0, last + 1, step), last})


def _level(index: int, levels: int) -> int:
    """Return how often `index` can be halved: the coarsest grid that it belongs to."""
    return levels if index == 0 else min(levels, (index & -index).bit_length() - 1)
