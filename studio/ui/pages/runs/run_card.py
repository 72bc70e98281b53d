"""What is known of the chosen run, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.run_summary import RunSummary
from studio.ui.format import percent_text
from studio.ui.pages.runs.run_table_model import status_words, when_words
from studio.ui.theme import Theme
from studio.ui.translation import translated
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow


class RunCard(Card):
    """Facts, the reason where it is damaged, and the buttons that make sense for it.

    Signals:
        curves_chosen: show its curves.
        resume_chosen: go on with it.
        longer_chosen: train it longer than planned.
        export_chosen: take its model away.
        folder_chosen: show its folder.
    """

    curves_chosen = Signal()
    resume_chosen = Signal()
    longer_chosen = Signal()
    export_chosen = Signal()
    folder_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._status = KeyValueRow(theme, self.tr("State"))
        self._accuracy = KeyValueRow(theme, self.tr("Accuracy"))
        self._epochs = KeyValueRow(theme, self.tr("Epochs"))
        self._backbone = KeyValueRow(theme, self.tr("Backbone"))
        self._when = KeyValueRow(theme, self.tr("When"))
        self.damage = Banner(theme, "error", "")
        self.curves = Button(theme, self.tr("Show curves"), icon="chart")
        self.resume = Button(theme, self.tr("Resume"), icon="play")
        self.longer = Button(theme, self.tr("Train longer…"), icon="play")
        self.export = Button(theme, self.tr("Export…"), icon="export")
        self.folder = Button(theme, self.tr("Show in folder"), icon="folder")
        for row in (self._status, self._accuracy, self._epochs, self._backbone, self._when):
            self.body.addWidget(row)
        self.body.addWidget(self.damage)
        self.body.addSpacing(8)
        for button in (self.resume, self.curves, self.longer, self.export, self.folder):
            self.body.addWidget(button)
        self.body.addStretch(1)
        self.curves.clicked.connect(self.curves_chosen)
        self.resume.clicked.connect(self.resume_chosen)
        self.longer.clicked.connect(self.longer_chosen)
        self.export.clicked.connect(self.export_chosen)
        self.folder.clicked.connect(self.folder_chosen)

    def show_run(
        self, run: RunSummary, status: str, *, is_busy: bool, may_train: bool = True
    ) -> None:
        """Show `run`; while a training is alive (`is_busy`) no other can be resumed or shown."""
        self.set_title(run.name)
        self._status.set_value(status_words(status))
        accuracy = "" if run.accuracy is None else percent_text(run.accuracy, 1)
        self._fill(self._accuracy, accuracy)
        self._fill(self._epochs, str(run.epochs) if run.epochs else "")
        self._fill(self._backbone, run.backbone)
        self._when.set_value(when_words(run.when))
        self.damage.setVisible(run.damage is not None)
        if run.damage is not None:
            self.damage.show_text("error", translated(run.damage))
        has_model = status in ("finished", "stopped")
        self.resume.setVisible(status == "unfinished")
        self.resume.setEnabled(not is_busy and may_train)
        self.longer.setVisible(has_model)
        self.longer.setEnabled(not is_busy and may_train)
        self.export.setVisible(has_model)
        self.curves.setVisible(status != "damaged")
        self.curves.setEnabled(not is_busy or status == "running")

    def _fill(self, row: KeyValueRow, value: str) -> None:
        row.set_value(value)
        row.setVisible(bool(value))
