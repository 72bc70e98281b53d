"""A run that has not ended: how it stands, what it reached, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.metrics.series import MetricSeries
from studio.core.metrics.so_far import so_far_of
from studio.core.runs.run_state import RunState, Status
from studio.core.tasks.table import Task
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import measured_text, standing_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.curves.values import value_text
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class StandingCard(Card):
    """Shown while the run is paused or interrupted, and no program trains it.

    Signals:
        export_chosen: take its best epoch along; the run stays as it is.
        deletion_chosen: delete it.
    """

    export_chosen = Signal()
    deletion_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._figure = Label(theme, "", Role.DISPLAY)
        self._meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self._epochs = KeyValueRow(theme, self.tr("Epochs"))
        self._saved = Label(theme, "", Role.CAPTION, wraps=True)
        self.export = Button(theme, self.tr("Export…"), icon="export", small=True)
        self.delete = Button(theme, self.tr("Delete"), icon="trash", small=True)
        for row in (self._figure, self._meaning, self._epochs, self._saved):
            self.body.addWidget(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.export.clicked.connect(self.export_chosen)
        self.delete.clicked.connect(self.deletion_chosen)

    def show_run(
        self, state: RunState, series: MetricSeries, about: Task, *, may_change: bool
    ) -> None:
        """Show how the run stands; hidden where it is at work, has ended, or there is none."""
        self.setVisible(state.can_resume)
        if not state.can_resume:
            return
        self.set_title(standing_text(state))
        so_far = so_far_of(series)
        figure = about.figure(about.headline)
        value = so_far.figures.get(figure.key)
        self._figure.setVisible(value is not None)
        self._meaning.setVisible(value is not None)
        if value is not None:
            self._figure.setText(value_text(figure, value))
            text = (
                self.tr("{accuracy} in the last epoch")
                if so_far.part == "train"
                else self.tr("{accuracy} in the best epoch so far")
            )
            self._meaning.setText(text.format(accuracy=measured_text(figure.key, so_far.part)))
        self._epochs.set_value(
            self.tr("{epoch} of {epochs}").format(
                epoch=count_text(state.saved), epochs=count_text(state.epochs)
            )
        )
        self._epochs.setVisible(state.epochs > 0)
        self._saved.setText(self._saved_text(state))
        self.export.setVisible(state.can_keep)
        self.delete.setEnabled(may_change)

    def _saved_text(self, state: RunState) -> str:
        if not state.is_saved:
            return self.tr("Nothing is saved yet; resuming starts from the beginning.")
        if state.status is Status.PAUSED or state.was_paused:
            return self.tr("Everything is saved. Resume continues exactly where it paused.")
        return self.tr("It stopped unexpectedly. Resume continues from the last checkpoint.")
