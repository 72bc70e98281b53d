"""Many small pictures of one size as a single one: drawn at once, saved at once, hit by arithmetic.

256 pictures of their own take eight times as long to draw as one that holds them all.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GROUND = 255
"""Between the tiles, unless said otherwise."""

LARGEST_SIDE = 16_384
"""Pixels of a mosaic that is saved; more is of no use to any viewer."""


class Place(NamedTuple):
    """Which tile lies under a point of a mosaic, and which of its pixels."""

    tile: int
    row: int
    column: int


class Grid(NamedTuple):
    """How tiles lie in a mosaic.

    Attributes:
        total: tiles.
        height: of a tile in its own pixels; likewise `width`.
        columns: tiles in a row.
        shown: height and width that a tile takes in the mosaic, whatever it has.
        gap: pixels of the mosaic around each tile.
        below: further pixels below each tile, for a caption.
    """

    total: int
    height: int
    width: int
    columns: int
    shown: tuple[int, int]
    gap: int
    below: int = 0

    @property
    def rows(self) -> int:
        """Rows of tiles."""
        return -(-self.total // self.columns) if self.total else 0

    @property
    def step(self) -> tuple[int, int]:
        """From a tile to the next one, down and to the right, in pixels of the mosaic."""
        return self.shown[0] + self.gap + self.below, self.shown[1] + self.gap

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the mosaic."""
        down, right = self.step
        return self.rows * down + self.gap, min(self.columns, self.total) * right + self.gap

    def corner(self, tile: int) -> tuple[int, int]:
        """Return the row and the column of the mosaic where a tile begins."""
        down, right = self.step
        return (
            tile // self.columns * down + self.gap,
            tile % self.columns * right + self.gap,
        )

    def place(self, y: int, x: int) -> Place | None:
        """Return what lies at row `y`, column `x` of the mosaic; None between the tiles."""
        down, right = self.step
        row, below = divmod(y - self.gap, down)
        column, beside = divmod(x - self.gap, right)
        is_inside = (
            0 <= column < self.columns
            and row >= 0
            and below < self.shown[0]
            and beside < self.shown[1]
        )
        tile = row * self.columns + column
        if not is_inside or tile >= self.total:
            return None
        return Place(
            tile,
            below * self.height // self.shown[0],
            beside * self.width // self.shown[1],
        )


def as_rgb(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (n, height, width, 1 or 3) as (n, height, width, 3)."""
    return np.broadcast_to(pictures, (*pictures.shape[:3], 3))


def resized(tiles: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    """Return (n, height, width, 3): every pixel that of `tiles` which lies nearest."""
    rows = np.arange(height) * tiles.shape[1] // height
    columns = np.arange(width) * tiles.shape[2] // width
    return tiles[:, rows][:, :, columns]


def mosaic(tiles: NDArray[np.uint8], grid: Grid, ground: int = GROUND) -> NDArray[np.uint8]:
    """Return one picture (height, width, 3) of all `tiles` (n, h, w, 3), as `grid` places them."""
    picture = np.full((*grid.size, 3), ground, np.uint8)
    for number, tile in enumerate(resized(tiles, *grid.shown)):
        top, left = grid.corner(number)
        picture[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
    return picture


def saved_grid(count: int, height: int, width: int, wanted: int = 768) -> Grid:
    """Return a grid near a square of about `wanted` pixels, for a picture that is kept.

    Small tiles are enlarged, large ones are not made smaller.
    """
    columns = max(1, round(math.sqrt(max(count, 1) * height / width)))
    factor = max(1, wanted // (columns * max(width, 1)))
    most = max(1, LARGEST_SIDE // max(columns * width, 1))
    factor = min(factor, most)
    shown = (height * factor, width * factor)
    return Grid(count, height, width, columns, shown, 2 if count > 1 else 0)
