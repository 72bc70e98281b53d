"""How often which values occur: a histogram on the chart kit.

histogram_chart: the content of a card, with `set_series`. content: what the kit asks for.
sorted_values: values that are counted into any bins; bins: their limits; drawn_bars: strokes.
"""

from studio.ui.widgets.histogram.histogram_chart import HistogramChart, HistogramSeries

__all__ = ["HistogramChart", "HistogramSeries"]
