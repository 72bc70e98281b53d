"""Points with names, to be compared and chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.chart.menu import ChartMenu
from studio.ui.widgets.chart.panel import ChartPanel
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.named_points.content import NamedPointsContent
from studio.ui.widgets.named_points.named_point import NamedPoint


class NamedPoints(ChartPanel):
    """The content of a card.

    Args:
        theme: for the colours.
        x_style: the axis below, its name translated.
        y_style: the axis at the left.
        controls: between legend and menu.

    Signals:
        pointed(str): key of the point that the person points at, "" for none.
        chosen(str): key of the point that was clicked, or that Return was pressed at.
    """

    pointed = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        x_style: AxisStyle,
        y_style: AxisStyle,
        controls: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        canvas = ChartCanvas()
        content = NamedPointsContent(canvas.view, x_style, y_style)
        content.set_font(theme.font_of(Role.CAPTION))
        chart = Chart(canvas, content)
        super().__init__(chart, ChartMenu(chart), controls, theme=theme, parent=parent)
        self._content = content
        chart.hovered.connect(self._on_chart_hovered)
        chart.picked.connect(self._on_chart_picked)

    def set_axes(self, title: str, x_style: AxisStyle, y_style: AxisStyle) -> None:
        """Say what is drawn, and along which axes; `set_points` follows."""
        self._content.title = title
        self._content.x_style, self._content.y_style = x_style, y_style
        self.retitle()

    def set_points(
        self, points: Sequence[NamedPoint], groups: Sequence[str], chosen: str = ""
    ) -> None:
        """Draw these in place of those before; shows everything.

        Args:
            groups: what each colour means, by the index that the points name.
            chosen: key of the point that has a ring.
        """
        self._content.groups = groups
        self._content.set_points(points, chosen)
        self.chart.rescale()

    def named(self) -> list[str]:
        """Return the keys of the points whose names had room when they were painted last."""
        return list(self._content.item.named)

    @Slot(object)
    def _on_chart_hovered(self, _place: float | None) -> None:
        reading = self.chart.reading
        self.pointed.emit("" if reading is None else reading.key)

    @Slot(object)
    def _on_chart_picked(self, reading: Reading) -> None:
        self.chosen.emit(reading.key)
