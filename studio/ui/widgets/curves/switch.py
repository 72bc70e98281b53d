"""Several figures of a run in one place, of which one is seen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.metrics import MetricName
from studio.ui.widgets.curves.panel import CurvePanel
from studio.ui.widgets.curves.settings import CurveSettings


class CurveSwitch(QStackedWidget):
    """A panel for each figure; the buttons in place of its title bring another one to the front.

    Only the panel that is seen is drawn.

    Args:
        metrics: the figures, the first one seen at first.
        settings: shared by the panels of a page.
    """

    def __init__(
        self,
        metrics: Sequence[MetricName],
        settings: CurveSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels = {
            metric: CurvePanel(metric, settings, has_controls=False, choices=metrics)
            for metric in metrics
        }
        for panel in self._panels.values():
            self.addWidget(panel)
            panel.metric_chosen.connect(self._on_metric_chosen)

    def __iter__(self) -> Iterator[CurvePanel]:
        yield from self._panels.values()

    def panel(self, metric: MetricName) -> CurvePanel:
        """Return the panel of a figure."""
        return self._panels[metric]

    @Slot()
    def refresh(self) -> None:
        """Show what came into the series since; a hidden panel does when it is brought back."""
        for panel in self:
            if self.currentWidget() is panel:
                panel.refresh()

    def show_metric(self, metric: MetricName) -> None:
        """Bring a figure to the front."""
        self.setCurrentWidget(self._panels[metric])

    @Slot(str)
    def _on_metric_chosen(self, metric: MetricName) -> None:
        self.show_metric(metric)
        self._panels[metric].focus_choice()
