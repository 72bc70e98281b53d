"""A figure of a run once for each whole epoch, as rules look at it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.metrics import MetricSeries


@dataclass(frozen=True, eq=False)
class EpochValues:
    """A figure of n epochs, in their order.

    Attributes:
        epochs: counted from 1 through all stages, int64 (n,).
        stages: of each epoch, from 1, int64 (n,).
        values: finite, float64 (n,).
    """

    epochs: NDArray[np.int64]
    stages: NDArray[np.int64]
    values: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of epochs."""
        return len(self.values)

    def of_newest_stage(self) -> EpochValues:
        """Return the epochs of the stage that was trained last: an earlier one trains otherwise."""
        if not self.count:
            return self
        is_newest = self.stages == self.stages[-1]
        return EpochValues(self.epochs[is_newest], self.stages[is_newest], self.values[is_newest])


def epoch_values(series: MetricSeries, figure: str, *, is_validation: bool) -> EpochValues:
    """Return a figure of each whole epoch in which it is a number; of one measured twice the last.

    Args:
        series: of a run.
        figure: its key.
        is_validation: whether the validation part's is meant, else the training part's.
    """
    track = series.validation if is_validation else series.train_epochs
    stages, epochs = series.epochs_of(track)
    values = track.values(figure)
    is_known = (track.batch == 0) & np.isfinite(values)
    rows = zip(
        epochs[is_known].tolist(), stages[is_known].tolist(), values[is_known].tolist(), strict=True
    )
    found = {epoch: (stage, value) for epoch, stage, value in rows}
    order = sorted(found)
    return EpochValues(
        np.array(order, np.int64),
        np.array([found[epoch][0] for epoch in order], np.int64),
        np.array([found[epoch][1] for epoch in order], np.float64),
    )
