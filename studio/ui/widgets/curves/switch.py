"""Several figures of a run in one place, of which one is seen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.tasks.figure import Figure, charts
from studio.core.tasks.table import LOSS
from studio.ui.widgets.curves.panel import CurvePanel
from studio.ui.widgets.curves.settings import CurveSettings


class CurveSwitch(QStackedWidget):
    """A panel for each figure; the buttons in place of its title bring another one to the front.

    Only the panel that is seen is drawn.

    Args:
        figures: those that share a chart together; the first chart is seen at first.
        settings: shared by the panels of a page.
        best_by: the figure that makes an epoch the best one, None where none does.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        settings: CurveSettings,
        best_by: Figure | None = LOSS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        shown = charts(figures)
        self._panels = {
            one[0].key: CurvePanel(one[0], settings, False, shown, best_by, one[1:])
            for one in shown
        }
        for panel in self._panels.values():
            self.addWidget(panel)
            panel.figure_chosen.connect(self._on_figure_chosen)

    def __iter__(self) -> Iterator[CurvePanel]:
        yield from self._panels.values()

    def panel(self, key: str) -> CurvePanel:
        """Return the panel of a figure, by its key."""
        return self._panels[key]

    @Slot()
    def refresh(self) -> None:
        """Show what came into the series since; a hidden panel does when it is brought back."""
        for panel in self:
            if self.currentWidget() is panel:
                panel.refresh()

    def show_figure(self, key: str) -> None:
        """Bring a figure to the front."""
        self.setCurrentWidget(self._panels[key])

    @Slot(str)
    def _on_figure_chosen(self, key: str) -> None:
        self.show_figure(key)
        self._panels[key].focus_choice()
