"""What can be done with a chart as a whole: save it, copy it, show everything."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction

from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.saving import CSV, SVG


class ChartMenu(PictureMenu):
    """The menu of one chart; it opens where the chart asks for it.

    Args:
        chart: what is saved and copied.
        actions: of this chart alone, before the one that resets the zoom.
    """

    def __init__(self, chart: Chart, actions: Sequence[QAction] = ()) -> None:
        output = chart.output
        super().__init__(
            chart,
            output.image,
            output.file_stem,
            output.is_empty,
            {SVG: output.svg_writer, CSV: output.csv_writer},
        )
        self._chart = chart
        self._reset = QAction(self)
        self.addSeparator()
        self.addActions([*actions, self._reset])
        self._reset.triggered.connect(chart.reset_view)
        chart.menu_requested.connect(self.open_at)
        self.aboutToShow.connect(self._on_chart_about_to_show)
        self._name_reset()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_reset()

    def _name_reset(self) -> None:
        self._reset.setText(self.tr("Reset zoom"))

    def _on_chart_about_to_show(self) -> None:
        self._reset.setEnabled(not self._chart.is_following)
