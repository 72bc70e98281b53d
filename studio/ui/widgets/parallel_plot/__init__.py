"""Parallel coordinates: an axis for each quantity, a line across all of them for each trial.

parallel_plot: the widget; lines: what it is given; geometry: where everything lies; brushes: the
ranges that a person marks.
Inselberg 1985, "The plane with parallel coordinates".
"""

from studio.ui.widgets.parallel_plot.lines import ParallelAxis, ParallelLine
from studio.ui.widgets.parallel_plot.parallel_plot import ParallelPlot

__all__ = ["ParallelAxis", "ParallelLine", "ParallelPlot"]
