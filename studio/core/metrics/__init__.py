"""The figures of a training.

row: the figures of a batch or an epoch. series: many of them as columns for plots and reports.
track: the columns of one kind of row. epochs: where a row lies on an axis. valley: where a noisy
series turns; rate_test: which learning rate suits; feature_test and feature_distance: how well each
depth of a network separates the classes, and how far its features lie from others. run_outcome: how
a session ended. columns: those of metrics.csv. file: metrics.csv, appended to and read back;
so_far: a few of its figures, quickly. report: report.json. growing_array and smoothing: what a
series is made of; proportion: how sure a share is.
"""

from studio.core.metrics.columns import Columns
from studio.core.metrics.file import MetricsWriter, read_metrics
from studio.core.metrics.row import MetricRow, Split
from studio.core.metrics.series import BestRow, MetricSeries, Place, StageStart
from studio.core.metrics.track import Axis, MetricName, Track

__all__ = [
    "Axis",
    "BestRow",
    "Columns",
    "MetricName",
    "MetricRow",
    "MetricSeries",
    "MetricsWriter",
    "Place",
    "Split",
    "StageStart",
    "Track",
    "read_metrics",
]
