"""Maps laid over the image: each value where the middle of what its unit sees lies."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def middles_of(seen: NDArray[Any], size: int) -> NDArray[np.float64]:
    """Return the middle of what each row or column of units sees, in pixels, ascending, (units,).

    Where every unit sees the whole image, the units are spread over it evenly.

    Args:
        seen: first index and the first one outside, (units, 2).
        size: pixels of the image along this axis.
    """
    middles: NDArray[np.float64] = (seen.astype(np.float64).sum(axis=1) - 1.0) / 2.0
    if (np.diff(middles) <= 0).any():
        units = len(seen)
        middles = (np.arange(units) + 0.5) * size / units - 0.5
    return middles


def laid_over(
    values: NDArray[Any],
    rows: NDArray[np.float64],
    columns: NDArray[np.float64],
    size: tuple[int, int],
) -> NDArray[np.float32]:
    """Return maps of units (..., rows, columns) at the size of the image, float32.

    Linear between the middles, constant beyond the outermost ones.

    Args:
        values: of the units.
        rows: middles of the rows of units, in pixels; likewise `columns`.
        size: height and width of the image in pixels.
    """
    down, across = _weights(rows, size[0]), _weights(columns, size[1])
    found: NDArray[np.float32] = (down @ values.astype(np.float64) @ across.T).astype(np.float32)
    return found


def _weights(middles: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Return what each unit adds to each pixel along an axis, (pixels, units)."""
    pixels = np.arange(size)
    return np.stack([np.interp(pixels, middles, unit) for unit in np.eye(len(middles))], axis=1)
