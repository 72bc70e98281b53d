"""What of a long curve is drawn: for each column of pixels its lowest and its highest value.

Nothing is kept between calls. A million values are reduced in well under a millisecond, which
is why there is no pyramid of coarser and coarser copies here.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def visible_part(
    x: Floats, y: Floats, low: float, high: float, columns: int
) -> tuple[Floats, Floats]:
    """Return the points to draw between `low` and `high`, and one beyond each end.

    Args:
        x: places (n,), never decreasing.
        y: values (n,), NaN for a gap.
        low: left end of what is seen.
        high: right end, above `low`.
        columns: width in pixels, at least 1.

    Returns:
        x and y (m,), m at most 2 * columns + 6. Where there are more points than that, each
        column gives its lowest and highest value: no spike is lost. A column without any
        finite value is NaN.
    """
    first = max(int(np.searchsorted(x, low, "left")) - 1, 0)
    last = min(int(np.searchsorted(x, high, "right")) + 1, len(x))
    part_x, part_y = x[first:last], y[first:last]
    if len(part_x) <= 2 * columns + 6:
        return part_x, part_y
    return _extremes(part_x, part_y, np.linspace(low, high, columns + 1))


def _extremes(x: Floats, y: Floats, edges: Floats) -> tuple[Floats, Floats]:
    inside = np.searchsorted(x, edges[:-1], "left")
    beyond = np.searchsorted(x, edges[-1:], "right")
    starts = np.unique(np.r_[0, inside, beyond])
    starts = starts[starts < len(x)]
    with np.errstate(invalid="ignore"):
        lowest, highest = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    ends = np.r_[starts[1:], len(x)] - 1
    is_falling = y[starts] > y[ends]
    drawn = np.empty(2 * len(starts))
    drawn[0::2] = np.where(is_falling, highest, lowest)
    drawn[1::2] = np.where(is_falling, lowest, highest)
    middle = np.interp(x[starts], edges, np.arange(len(edges)))
    # In the middle of its column each stroke fills one column of pixels, none is left out.
    is_crowded = (ends > starts) & (x[starts] >= edges[0]) & (x[starts] <= edges[-1])
    width = edges[1] - edges[0]
    places = np.where(is_crowded, edges[0] + (np.floor(middle) + 0.5) * width, x[starts])
    return np.repeat(places, 2), drawn


def cut_at_ends(x: Floats, y: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """Return the line cut off where it leaves `low`..`high`.

    Far zoomed in, the points beyond lie millions of pixels away; a dashed line there is slow.
    """
    if len(x) < 2:
        return x, y
    x, y = x.copy(), y.copy()
    for end, inner, edge in ((0, 1, low), (-1, -2, high)):
        is_beyond = x[end] < edge if end == 0 else x[end] > edge
        if is_beyond and x[inner] != x[end]:
            share = (edge - x[end]) / (x[inner] - x[end])
            if 0.0 <= share <= 1.0:
                y[end] += share * (y[inner] - y[end])
                x[end] = edge
    return x, y


def lone_points(y: Floats) -> NDArray[np.intp]:
    """Return the indices of values with a gap on both sides, which no line shows."""
    is_given = np.r_[False, np.isfinite(y), False]
    return np.flatnonzero(is_given[1:-1] & ~is_given[:-2] & ~is_given[2:])
