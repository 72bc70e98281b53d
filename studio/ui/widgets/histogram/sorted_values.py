"""Values sorted once, so that they are counted into any bins in no time."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class SortedValues:
    """Real values of any shape and type; NaN and infinity are left out.

    Attributes:
        count: how many there are.
        left_out: how many were NaN or infinite.
        is_whole: whether they are whole numbers by their type, such as pixels.
        low: the least, NaN where there is none; high: the greatest.
        mean: NaN where there is none.
        deviation: the standard deviation (of the values, not an estimate), NaN where there is none.

    Args:
        values: any shape; integers, booleans or floats.
    """

    def __init__(self, values: NDArray[np.generic]) -> None:
        flat = np.asarray(values).ravel()
        self.is_whole = flat.dtype.kind in "iub"
        finite = flat if self.is_whole else flat[np.isfinite(flat)]
        self.count = len(finite)
        self.left_out = len(flat) - len(finite)
        # Of whole numbers many are equal: kept once each, with the number of those before.
        if self.is_whole:
            distinct, counts = np.unique(finite, return_counts=True)
            self._sorted: NDArray[np.generic] = distinct.astype(np.float64)
            self._before: Integers | None = np.r_[0, np.cumsum(counts)].astype(np.int64)
        else:
            self._sorted, self._before = np.sort(finite), None
        has_any = self.count > 0
        self.low = float(self._sorted[0]) if has_any else np.nan
        self.high = float(self._sorted[-1]) if has_any else np.nan
        self.mean = float(finite.mean(dtype=np.float64)) if has_any else np.nan
        self.deviation = float(finite.std(dtype=np.float64)) if has_any else np.nan

    def counts(self, edges: Floats) -> Integers:
        """Return how many values lie in each bin (n - 1,): from an edge up to below the next.

        Args:
            edges: rising (n,).
        """
        # In the values' own type: else NumPy would copy all of them into that of the edges.
        found = np.searchsorted(self._sorted, edges.astype(self._sorted.dtype), "left")
        before: Integers = found if self._before is None else self._before[found]
        return np.diff(before)

    def next_value(self, place: float, direction: int) -> float | None:
        """Return the nearest value at or beyond `place` to the right (1), or left of it (-1)."""
        at = int(np.searchsorted(self._sorted, self._sorted.dtype.type(place), "left"))
        at = at if direction > 0 else at - 1
        return float(self._sorted[at]) if 0 <= at < len(self._sorted) else None
