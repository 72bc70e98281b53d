"""Lines and points given as arrays, on the chart kit.

line_chart: the content of a card. series: what it is given. content: what the kit asks for.
drawn_series: strokes.
"""

from studio.ui.widgets.line_chart.line_chart import LineChart
from studio.ui.widgets.line_chart.series import Series

__all__ = ["LineChart", "Series"]
