"""The rows of one kind as columns, in the order in which they came."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.metrics.growing_array import GrowingArray

MetricName = str
"""What a curve can show: the key of a figure of the task, "learning_rate" or "seconds"."""

_NO_FIGURES = ("learning_rate", "seconds")

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
        self._values: dict[MetricName, GrowingArray[np.float64]] = {}

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

    @property
    def measured(self) -> tuple[MetricName, ...]:
        """Keys of the figures that any row has, the learning rate and the time left out."""
        return tuple(
            name
            for name, column in self._values.items()
            if name not in _NO_FIGURES and np.isfinite(column.view).any()
        )

    def values(self, metric: MetricName) -> Floats:
        """Return a figure of every row, NaN where there is none."""
        known = self._values.get(metric)
        return np.full(len(self), np.nan) if known is None else known.view

    def figures(self, row: int) -> dict[MetricName, float]:
        """Return the task's figures of one row by their keys, those that are numbers."""
        found = {name: float(column.view[row]) for name, column in self._values.items()}
        return {
            name: value
            for name, value in found.items()
            if name not in _NO_FIGURES and np.isfinite(value)
        }

    def places(self, axis: Axis) -> Floats:
        """Return where every row lies on an axis, never decreasing."""
        return (self._position if axis == "epochs" else self._step).view

    def extend(
        self,
        epoch_index: Integers,
        batch: Integers,
        position: Floats,
        step: Floats,
        values: Mapping[MetricName, Floats],
    ) -> None:
        """Add rows, every column of the same length; a column that is left out is a gap."""
        self._add_values(len(batch), values)
        self._epoch_index.extend(epoch_index)
        self._batch.extend(batch)
        self._position.extend(_not_before(self._position.view, position))
        self._step.extend(_not_before(self._step.view, step))

    def move(self, epoch_index: int, start: float, span: int) -> None:
        """Lay the batches of an epoch over its unit again, now that its length is known better."""
        rows = np.flatnonzero((self.epoch_index == epoch_index) & (self.batch > 0))
        self._position.overwrite(rows, start + np.minimum(self.batch[rows] / span, 1.0))

    def _add_values(self, count: int, values: Mapping[MetricName, Floats]) -> None:
        for name in values:
            if name not in self._values:
                self._values[name] = GrowingArray(np.float64)
                self._values[name].extend(np.full(len(self), np.nan))
        for name, column in self._values.items():
            added = values.get(name)
            finite = None if added is None else np.where(np.isfinite(added), added, np.nan)
            column.extend(np.full(count, np.nan) if finite is None else finite)


def _not_before(earlier: Floats, added: Floats) -> Floats:
    """Return `added` so that no place lies before an earlier one; a curve never turns back."""
    if not len(added):
        return added
    floor = earlier[-1] if len(earlier) else -np.inf
    result: Floats = np.maximum(np.maximum.accumulate(added), floor)
    return result
