"""A wall, or a row of it, as one picture to be saved or copied."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.look.heat import as_rgb

Pictures = NDArray[np.uint8]
"""(pictures, height, width, 1 or 3), 0..255."""

GAP = 2
MOST_COLUMNS = 24
"""Of a wall that is saved: chosen evenly, the first and the last among them."""

_SIDE = 64
"""A saved picture is enlarged in whole steps up to about this many pixels."""


def strip(pictures: Pictures) -> NDArray[np.uint8]:
    """Return pictures side by side, (height, width, 3), enlarged in whole steps where small."""
    return wall_picture([picture[None] for picture in pictures])


def wall_picture(columns: Sequence[Pictures]) -> NDArray[np.uint8]:
    """Return columns side by side, each with its pictures below each other, (height, width, 3).

    Raises:
        ValueError: there are none, or they differ in shape.
    """
    wall = np.stack(columns, axis=1)  # (rows, columns, height, width, channels)
    rows, across, height, width, _ = wall.shape
    wall = as_rgb(wall)
    times = max(1, _SIDE // max(height, width))
    large = wall.repeat(times, axis=2).repeat(times, axis=3)
    down, right = height * times + GAP, width * times + GAP
    made = np.full((rows, down, across, right, 3), 255, np.uint8)
    made[:, : height * times, :, : width * times] = large.transpose(0, 2, 1, 3, 4)
    return made.reshape(rows * down, across * right, 3)[:-GAP, :-GAP]
