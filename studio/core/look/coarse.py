"""Maps made coarser, to be kept in little room or seen small."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def coarse_size(height: int, width: int, most: int) -> tuple[int, int]:
    """Return the size of maps once the longer side has at most `most` values."""
    step = -(-max(height, width) // most)
    return -(-height // step), -(-width // step)


def coarse(maps: NDArray[np.float32], most: int) -> NDArray[np.float32]:
    """Return maps (..., height, width) as means of square blocks; smaller ones as they are.

    Args:
        maps: of any numbers.
        most: values that the longer side keeps at most. Blocks at the lower and right edge may be
            smaller than the others.
    """
    height, width = maps.shape[-2:]
    step = -(-max(height, width) // most)
    if step == 1:
        return maps
    rows, columns = np.arange(0, height, step), np.arange(0, width, step)
    sums = np.add.reduceat(np.add.reduceat(maps, rows, axis=-2), columns, axis=-1)
    counts = np.outer(np.diff([*rows, height]), np.diff([*columns, width]))
    found: NDArray[np.float32] = (sums / counts).astype(np.float32)
    return found
