"""Bins with round limits, chosen by how much room there is and how many values."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ui.widgets.chart.ticks import round_step

Floats = NDArray[np.float64]

_PIXELS = 5
"""Least width of a bar."""
_FEWEST = 12


@dataclass(frozen=True)
class Bins:
    """Equal bins, one of which begins at `offset`.

    Attributes:
        step: width of a bin.
        offset: -0.5 for whole numbers, so that each lies in the middle of its bin; else 0.
    """

    step: float
    offset: float

    @classmethod
    def fitting(cls, width: float, pixels: int, count: int, *, is_whole: bool) -> "Bins":
        """Return bins of a round width for what is seen.

        About 3 n^(1/3) of them for n values, where that many are wide enough to be seen: Rice's
        rule asks for 2 n^(1/3), and rounding their width up leaves a third less.

        Args:
            width: of the part of the axis that is seen, above 0.
            pixels: that it has.
            count: of the values.
            is_whole: whether the values are whole numbers.
        """
        wanted = min(max(3 * float(np.cbrt(count)), _FEWEST), max(pixels / _PIXELS, 1))
        return cls(round_step(width / wanted, is_whole), -0.5 if is_whole else 0.0)

    def edges(self, low: float, high: float) -> Floats:
        """Return the limits (n,) of the bins that cover `low`..`high`, n at least 2."""
        first, last = self._index(low), self._index(high)
        found: Floats = np.arange(first, last + 2, dtype=np.float64) * self.step + self.offset
        return found

    def around(self, value: float) -> tuple[float, float]:
        """Return the limits of the bin that a value lies in."""
        low = self._index(value) * self.step + self.offset
        return low, low + self.step

    def _index(self, value: float) -> int:
        return int(np.floor((value - self.offset) / self.step + 1e-9))
