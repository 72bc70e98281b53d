"""Where a noisy series turns from falling to rising.

Unimodal regression: of all series that fall and then rise, the one nearest to the values in least
squares, found in one pass from either end (Stout 2008, "Unimodal regression via prefix isotonic
regression"). Nothing is assumed about how it falls or rises, and no window is chosen, so a valley
is found within an epoch or two where a running mean would move it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def turning_point(values: Sequence[float] | Floats) -> int:
    """Return the index of the lowest place of the nearest series that falls and then rises.

    Args:
        values: finite, at least one.
    """
    listed = [float(value) for value in values]
    falling = _errors_of_rising([-value for value in listed])
    rising = _errors_of_rising([-value for value in reversed(listed)])[::-1]
    ends = len(listed) - 1
    totals = [falling[at] + (rising[at + 1] if at < ends else 0.0) for at in range(len(listed))]
    least = min(totals)
    spread = float(np.ptp(listed))
    as_good = [at for at, total in enumerate(totals) if total <= least + 1e-12 * spread**2]
    return min(as_good, key=lambda at: listed[at])


def noise_of(values: Sequence[float] | Floats) -> float:
    """Return the standard deviation of the noise on a smooth series, 0 of fewer than three values.

    From second differences, whose variance is six times that of the noise; their median keeps an
    outlier or a kink from counting.
    """
    bends = np.diff(np.asarray(values, np.float64), n=2)
    return 1.4826 * float(np.median(np.abs(bends))) / 6**0.5 if len(bends) else 0.0


def _errors_of_rising(values: list[float]) -> list[float]:
    """Return the least squared error of a rising series for values[:1], values[:2], and so on.

    The pool of adjacent violators: neighbours in the wrong order share their mean.
    """
    pools: list[tuple[float, float, int]] = []  # sum, sum of squares, count
    errors, error = [], 0.0
    for value in values:
        total, squares, count = value, value * value, 1
        while pools and pools[-1][0] / pools[-1][2] >= total / count:
            before, before_squares, before_count = pools.pop()
            error -= before_squares - before * before / before_count
            error -= squares - total * total / count
            total, squares, count = total + before, squares + before_squares, count + before_count
            error += squares - total * total / count
        pools.append((total, squares, count))
        errors.append(max(error, 0.0))
    return errors
