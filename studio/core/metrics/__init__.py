"""The figures of a training.

row: one recorded figure. series: many of them as columns that plots and reports read.
track: the columns of one kind of row. epochs: where a row lies on an axis.
file: metrics.csv, appended to and read back.
"""

from studio.core.metrics.row import MetricRow, Split

__all__ = ["MetricRow", "Split"]
