"""The figures of a training.

row: one recorded figure. series: many of them as columns that plots and reports read.
track: the columns of one kind of row. epochs: where a row lies on an axis.
file: metrics.csv, appended to and read back.
"""

from studio.core.metrics.file import COLUMNS, MetricsWriter, read_metrics
from studio.core.metrics.row import MetricRow, Split
from studio.core.metrics.series import BestEpoch, MetricSeries, Place, StageStart
from studio.core.metrics.track import Axis, MetricName, Track

__all__ = [
    "COLUMNS",
    "Axis",
    "BestEpoch",
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
