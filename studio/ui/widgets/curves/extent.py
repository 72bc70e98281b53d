"""How far the axis of epochs or batches goes while everything is shown, and how far it may go."""

from collections.abc import Sequence

from studio.core.metrics import Axis, MetricSeries

_LEAST_BATCHES = 4.0
_AHEAD = 0.04
"""Room behind the newest value of a living run, as a share of what is recorded."""


def end_of(runs: Sequence[MetricSeries], axis: Axis, planned_epochs: int) -> float:
    """Return where the axis ends: a little behind the last value of any run.

    What is planned takes no room: early in a long run the curve would be a few pixels wide.

    Args:
        runs: what is drawn, the run itself first.
        axis: epochs or batches.
        planned_epochs: of the run itself while it trains; 0 once it has ended.
    """
    recorded = max((run.end(axis) for run in runs), default=0.0)
    planned = _planned(runs, axis, planned_epochs)
    end = recorded
    if planned > recorded:
        end = min(recorded * (1 + _AHEAD), planned)
    least = least_width(runs[0] if runs else None, axis)
    return end if end > least else least


def farthest(runs: Sequence[MetricSeries], axis: Axis, planned_epochs: int) -> float:
    """Return how far a person may zoom out: to what is recorded or planned."""
    end = end_of(runs, axis, planned_epochs)
    return max(end, _planned(runs, axis, planned_epochs))


def least_width(series: MetricSeries | None, axis: Axis) -> float:
    """Return the narrowest part of the axis that is shown: a few batches."""
    if axis == "batches":
        return _LEAST_BATCHES
    if series is None:
        return 1.0
    return min(_LEAST_BATCHES / series.batches_in_epoch(), 1.0)


def _planned(runs: Sequence[MetricSeries], axis: Axis, epochs: int) -> float:
    if axis == "epochs" or not runs:
        return float(epochs)
    return epochs * runs[0].batches_in_epoch()
