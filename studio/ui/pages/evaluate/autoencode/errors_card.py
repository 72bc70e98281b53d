"""How the errors of the images of a part are distributed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.dataset.images import Part
from studio.ui.pages.evaluate.autoencode.restored_reader import RestoredRun
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries
from studio.ui.widgets.label import Label


class ErrorsCard(Card):
    """A histogram; a click on a bar asks for its images.

    Signals:
        bin_picked(float, float): errors from the first to below the second were clicked.
    """

    bin_picked = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.chart = HistogramChart(
            theme, self.tr("Errors of single images"), self.tr("Mean squared error")
        )
        text = self.tr(
            "Images in a tail at the right are unlike the others: rare, or not what they should "
            "be. Click a bar for its images."
        )
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(Label(theme, text, Role.CAPTION, wraps=True))
        self.chart.chart.picked.connect(self._on_bin_picked)

    def show_part(self, run: RestoredRun, part: Part) -> None:
        """Draw the errors of a part."""
        self.chart.set_series([HistogramSeries(self.tr("Restored"), run.part(part).errors)])

    @Slot(object)
    def _on_bin_picked(self, reading: Reading) -> None:
        if reading.band is not None:
            self.bin_picked.emit(*reading.band)
