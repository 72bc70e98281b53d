"""What can be done with curves as a whole: what every chart offers, and how they are smoothed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction

from studio.ui.widgets.chart.menu import ChartMenu
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.settings import CurveSettings


class CurveMenu(ChartMenu):
    """The menu of a plot of curves.

    Args:
        plot: what is saved and copied.
        settings: shared by the panels of a page.
    """

    def __init__(self, plot: CurvePlot, settings: CurveSettings) -> None:
        by_time = QAction(plot, checkable=True)
        super().__init__(plot, (by_time,))
        self._by_time = by_time
        by_time.setChecked(settings.is_time_weighted)
        by_time.toggled.connect(settings.set_time_weighted)
        settings.weighting_changed.connect(by_time.setChecked)
        self._name_smoothing()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_smoothing()

    def _name_smoothing(self) -> None:
        self._by_time.setText(self.tr("Smooth by time"))
        self._by_time.setToolTip(
            self.tr(
                "<p>On: every curve is averaged over the same stretch of training, however many "
                "values were recorded in it.</p><p>Off: every recorded value counts, so a "
                "validation once an epoch is averaged over many epochs.</p>"
            )
        )
