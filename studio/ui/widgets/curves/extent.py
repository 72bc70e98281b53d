"""How far the axis of epochs or batches goes while everything is shown."""

import math
from collections.abc import Sequence

from studio.core.metrics import Axis, MetricSeries

_LEAST_BATCHES = 4.0


def end_of(runs: Sequence[MetricSeries], axis: Axis, planned_epochs: int) -> float:
    """Return where the axis ends: behind the last value of any run and what is planned.

    Args:
        runs: what is drawn, the run itself first.
        axis: epochs or batches.
        planned_epochs: of the run itself, 0 where not known.
    """
    end = max((run.end(axis) for run in runs), default=0.0)
    if axis == "epochs":
        return max(float(planned_epochs), math.ceil(end), 1.0)
    planned = planned_epochs * runs[0].batches_in_epoch() if runs else 0.0
    return max(planned, end, 1.0)


def least_width(series: MetricSeries | None, axis: Axis) -> float:
    """Return the narrowest part of the axis that may be shown: a few batches."""
    if axis == "batches" or series is None:
        return _LEAST_BATCHES
    return min(_LEAST_BATCHES / series.batches_in_epoch(), 1.0)
