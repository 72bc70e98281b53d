"""The rows of one kind as columns, in the order in which they came."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.growing_array import GrowingArray

MetricName = Literal["loss", "accuracy", "learning_rate", "seconds"]
"""A figure that a curve can show."""

Axis = Literal["epochs", "batches"]
"""What a curve is drawn over: epochs with fractions, or batches since the run began."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Track:
    """Columns of equal length n; every property is a read-only view (n,).

    A figure that is missing or not finite is NaN: a gap.
    """

    def __init__(self) -> None:
        self._epoch_index = GrowingArray(np.int64)
        self._batch = GrowingArray(np.int64)
        self._position = GrowingArray(np.float64)
        self._step = GrowingArray(np.float64)
        self._values: dict[MetricName, GrowingArray[np.float64]] = {
            "loss": GrowingArray(np.float64),
            "accuracy": GrowingArray(np.float64),
            "learning_rate": GrowingArray(np.float64),
            "seconds": GrowingArray(np.float64),
        }

    def __len__(self) -> int:
        return len(self._batch)

    @property
    def epoch_index(self) -> Integers:
        """Index of each row's epoch in the series' table of epochs."""
        return self._epoch_index.view

    @property
    def batch(self) -> Integers:
        """Batch within the epoch from 1, 0 for a whole epoch."""
        return self._batch.view

    def values(self, metric: MetricName) -> Floats:
        """Return a figure of every row, NaN where there is none."""
        return self._values[metric].view

    def places(self, axis: Axis) -> Floats:
        """Return where every row lies on an axis, never decreasing."""
        return (self._position if axis == "epochs" else self._step).view

    def extend(
        self,
        epoch_index: Integers,
        batch: Integers,
        position: Floats,
        step: Floats,
        values: dict[MetricName, Floats],
    ) -> None:
        """Add rows, every column of the same length."""
        self._epoch_index.extend(epoch_index)
        self._batch.extend(batch)
        self._position.extend(_not_before(self._position.view, position))
        self._step.extend(_not_before(self._step.view, step))
        for name, column in self._values.items():
            column.extend(np.where(np.isfinite(values[name]), values[name], np.nan))

    def move(self, epoch_index: int, start: float, span: int) -> None:
        """Lay the batches of an epoch anew over its unit, now that its length is known better."""
        rows = np.flatnonzero((self.epoch_index == epoch_index) & (self.batch > 0))
        self._position.overwrite(rows, start + np.minimum(self.batch[rows] / span, 1.0))


def _not_before(earlier: Floats, added: Floats) -> Floats:
    """Return `added` so that no place lies before an earlier one; a curve never turns back."""
    if not len(added):
        return added
    floor = earlier[-1] if len(earlier) else -np.inf
    result: Floats = np.maximum(np.maximum.accumulate(added), floor)
    return result
