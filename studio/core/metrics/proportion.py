"""How sure a share is that was counted on a sample.

Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. Journal
of the American Statistical Association 22, 209-212.
"""

from __future__ import annotations

import math

import msgspec

Z_95 = 1.959963984540054
"""Of the standard normal distribution: 95 % lie within."""


class Interval(msgspec.Struct, frozen=True):
    """Where the true share lies with 95 % confidence, 0..1."""

    low: float
    high: float


def wilson(share: float, count: int) -> Interval:
    """Return the 95 % interval of a share of `count` images.

    Unlike the share plus or minus its standard error it is right for few images and for shares
    near 0 and 1, and never leaves 0..1.

    Args:
        share: 0..1.
        count: of images, above 0.
    """
    squared = Z_95**2
    middle = (share + squared / (2 * count)) / (1 + squared / count)
    spread = math.sqrt(share * (1 - share) / count + squared / (4 * count**2))
    half = Z_95 / (1 + squared / count) * spread
    low, high = max(middle - half, 0.0), min(middle + half, 1.0)
    return Interval(min(low, share), max(high, share))  # rounding may leave out 0 and 1
