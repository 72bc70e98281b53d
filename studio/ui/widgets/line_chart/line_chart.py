"""Lines and points that are given as arrays, with legend and menu."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.chart.marks import Marks
from studio.ui.widgets.chart.menu import ChartMenu
from studio.ui.widgets.chart.panel import ChartPanel
from studio.ui.widgets.line_chart.content import LineContent
from studio.ui.widgets.line_chart.series import Series


class LineChart(ChartPanel):
    """The content of a card: the evidence of an advice, a ROC curve, a scatter map.

    Args:
        theme: for the colours.
        x_style: the axis below, its name translated.
        y_style: the axis at the left.
        title: what is drawn, translated.
    """

    def __init__(
        self,
        theme: Theme,
        x_style: AxisStyle,
        y_style: AxisStyle,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        canvas = ChartCanvas()
        content = LineContent(canvas.view, x_style, y_style)
        content.title = title
        chart = Chart(canvas, content)
        super().__init__(chart, ChartMenu(chart), theme=theme, parent=parent)
        self._content = content

    def set_title(self, title: str, x_style: AxisStyle, y_style: AxisStyle) -> None:
        """Say what is drawn, in another language; the scales stay as they are."""
        self._content.title = title
        self._content.x_style, self._content.y_style = x_style, y_style
        self.retitle()

    def set_series(self, series: Sequence[Series]) -> None:
        """Draw these in place of those before; shows everything."""
        self._content.set_series(series)
        self.chart.rescale()

    def replace_series(self, series: Sequence[Series]) -> None:
        """Draw what has become of them; what is zoomed stays so."""
        self._content.set_series(series)
        self.chart.refresh()

    def set_marks(self, marks: Marks) -> None:
        """Mark places and ranges, in the units of the axes: `Span(12)` is "from 12 on"."""
        self._content.marks_given = marks
        self.chart.setAccessibleDescription(self.chart.summary())
        self.chart.refresh()
