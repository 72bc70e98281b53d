"""Which points lie inside of what was drawn around them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def inside(outline: NDArray[np.floating], points: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Return of each point (n, 2) whether it lies in a closed outline (corners, 2), bool (n,).

    Where the outline crosses itself, a point is inside if a ray from it crosses the outline an odd
    number of times (Shimrat 1962). Fewer than three corners enclose nothing.
    """
    is_inside = np.zeros(len(points), np.bool_)
    if len(outline) < 3:
        return is_inside
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        is_between = (y0 > y) != (y1 > y)
        is_inside ^= is_between & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return is_inside
