"""Debiased exponential moving averages that grow with their series and never move the past.

After k recorded values x_1..x_k the average is s_k / (1 - b^k) with s_k = b s_{k-1} + (1-b) x_k
(Kingma and Ba 2015, section 3, for the debiasing; the curves of TensorBoard and of Weights &
Biases). It equals pandas' `ewm(alpha=1-b, adjust=True, ignore_na=True).mean()`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

HIGHEST = 0.999
"""The strongest smoothing: an average over about the last 1000 values."""

Floats = NDArray[np.float64]

_BLOCK = 1024
_SHORT = 64


class DebiasedAverage:
    """The average over every recorded value, each counting `beta` times what the next counts.

    Values that are not finite are gaps: the average there is NaN, and the next value goes on
    where the last one left.

    Args:
        beta: strength, 0 (none) to HIGHEST.

    Raises:
        ValueError: beta lies outside.
    """

    def __init__(self, beta: float) -> None:
        self.beta = _checked(beta)
        self._sum = 0.0
        self._count = 0

    def extend(self, values: ArrayLike) -> Floats:
        """Return the averages (n,) at the next values (n,), in O(n) whatever came before."""
        added = np.asarray(values, np.float64)
        is_given = np.isfinite(added)
        if self.beta == 0.0:
            return np.where(is_given, added, np.nan)
        sums = _scan(
            np.where(is_given, self.beta, 1.0),
            np.where(is_given, (1.0 - self.beta) * added, 0.0),
            self._sum,
        )
        counts = self._count + np.cumsum(is_given)
        if len(added):
            self._sum, self._count = float(sums[-1]), int(counts[-1])
        weights = -np.expm1(np.maximum(counts, 1) * np.log(self.beta))
        return np.where(is_given, sums / weights, np.nan)


class TimeWeightedAverage:
    """The same average over time: a value loses the factor `beta` with every `spacing` of time.

    Two runs that were recorded at different densities then compare, and where values lie
    `spacing` apart it is `DebiasedAverage` (Weights & Biases, "time weighted EMA").

    Args:
        beta: strength, 0 (none) to HIGHEST.
        spacing: time over which the weight of a value falls to `beta` of what it was, above 0,
            in the unit of the times given to `extend`.

    Raises:
        ValueError: an argument lies outside.
    """

    def __init__(self, beta: float, spacing: float) -> None:
        if not spacing > 0:
            raise ValueError(f"spacing {spacing} is not above 0")
        self.beta = _checked(beta)
        self._spacing = spacing
        self._sum = 0.0
        self._weight = 0.0
        self._time = np.nan

    def extend(self, values: ArrayLike, times: ArrayLike) -> Floats:
        """Return the averages (n,) at the next values (n,), measured at `times` (n,).

        Times never decrease, also from one call to the next.
        """
        added = np.asarray(values, np.float64)
        is_given = np.isfinite(added)
        if self.beta == 0.0:
            return np.where(is_given, added, np.nan)
        averages = np.full(len(added), np.nan)
        moments = np.asarray(times, np.float64)[is_given]
        if not len(moments):
            return averages
        before = moments[0] if np.isnan(self._time) else self._time
        passed = np.diff(moments, prepend=before) / self._spacing
        decay = np.exp(np.log(self.beta) * passed)
        sums = _scan(decay, (1.0 - self.beta) * added[is_given], self._sum)
        weights = _scan(decay, np.full(len(moments), 1.0 - self.beta), self._weight)
        self._sum, self._weight, self._time = float(sums[-1]), float(weights[-1]), moments[-1]
        averages[is_given] = sums / weights
        return averages


def _checked(beta: float) -> float:
    if not 0.0 <= beta <= HIGHEST:
        raise ValueError(f"beta {beta} is not between 0 and {HIGHEST}")
    return beta


def _scan(decay: Floats, added: Floats, start: float) -> Floats:
    """Return s (n,) with s_i = decay_i * s_{i-1} + added_i and s_{-1} = start.

    Many values are cut into blocks that are stepped through side by side; what a block carries
    into the next is added after. No power is ever divided by, so nothing can overflow.
    """
    count = len(added)
    if count <= _SHORT:
        return _scan_plainly(decay, added, start)
    length = min(_BLOCK, int(np.sqrt(count)) + 1)
    blocks = -(-count // length)
    factors = _side_by_side(decay, 1.0, blocks, length)
    sums = _side_by_side(added, 0.0, blocks, length)
    for i in range(1, length):
        sums[i] += factors[i] * sums[i - 1]
        factors[i] *= factors[i - 1]
    ends = _scan_plainly(factors[-1], sums[-1], start)
    sums += factors * np.r_[start, ends[:-1]]
    result: Floats = sums.T.reshape(-1)[:count]
    return result


def _side_by_side(values: Floats, filling: float, blocks: int, length: int) -> Floats:
    """Return `values`, filled up, as (length, blocks): a column a block."""
    padded = np.full(blocks * length, filling)
    padded[: len(values)] = values
    return np.ascontiguousarray(padded.reshape(blocks, length).T)


def _scan_plainly(decay: Floats, added: Floats, start: float) -> Floats:
    result, state = np.empty(len(added)), start
    for i, (factor, value) in enumerate(zip(decay.tolist(), added.tolist(), strict=True)):
        state = factor * state + value
        result[i] = state
    return result
