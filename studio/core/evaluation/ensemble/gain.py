"""How much better one classifier is than another on the same images, and how sure that is.

Bonett, D. G. & Price, R. M. (2012): Adjusted Wald confidence interval for a difference of binomial
proportions based on paired data. Journal of Educational and Behavioral Statistics 37, 479-488.
McNemar, Q. (1947): Note on the sampling error of the difference between correlated proportions or
percentages. Psychometrika 12, 153-157; here exact, by the binomial distribution.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.metrics.proportion import Z_95


class Gain(msgspec.Struct, frozen=True):
    """Accuracy of the one minus that of the other.

    Attributes:
        difference: -1..1.
        low: lower end of the 95 % interval of the difference; likewise `high`.
        won: images that only the one has right.
        lost: images that only the other has right.
        p: probability of so uneven a division of those where both are equally good (McNemar).
    """

    difference: float
    low: float
    high: float
    won: int
    lost: int
    p: float

    @property
    def is_certain(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def gain(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> Gain:
    """Compare two classifiers.

    Args:
        one: whether it is right, bool (images,), at least one image.
        other: the same of the other, on the same images.
    """
    count = len(one)
    won, lost = int((one & ~other).sum()), int((other & ~one).sum())
    share_won, share_lost = (won + 1) / (count + 2), (lost + 1) / (count + 2)
    middle = share_won - share_lost
    half = Z_95 * math.sqrt((share_won + share_lost - middle**2) / (count + 2))
    difference = (won - lost) / count
    low, high = max(middle - half, -1.0), min(middle + half, 1.0)
    return Gain(
        difference, min(low, difference), max(high, difference), won, lost, mcnemar(won, lost)
    )


def mcnemar(won: int, lost: int) -> float:
    """Return how probable so uneven a division, either way, is where both are equally good.

    Counted in whole numbers: to import `scipy.stats` would take the window a second.
    """
    total, fewer = won + lost, min(won, lost)
    ways, count = 0, 1
    for chosen in range(fewer + 1):
        ways += count
        count = count * (total - chosen) // (chosen + 1)
    return min(1.0, 2 * ways / (1 << total))
