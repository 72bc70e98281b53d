"""The question how many runs with other seeds shall be trained."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.plan.seed_series import MOST
from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.texts.format import duration_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label

FIRST_GUESS = 4


class MoreSeedsDialog(QDialog):
    """Asks how many runs that differ in the seed alone shall be trained, one after the other.

    Args:
        theme: colours and fonts.
        name: of the run that they repeat.
        seconds: that it took, 0 where that is not known.

    Signals:
        chosen: how many.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, seconds: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train with other seeds"))
        self.setModal(True)
        self._seconds = seconds
        title = Label(theme, self.tr("How many more runs?"), Role.TITLE)
        said = self.tr(
            "They differ from “{run}” in the seed alone: other first weights, another order of the "
            "images. All keep its split, so they can be compared and answer together."
        )
        text = Label(theme, said.format(run=name), Role.DIM, wraps=True)
        self.count = IntegerEditor(theme, self.tr("Runs"), Range(lowest=1, highest=MOST))
        self.count.set_value(FIRST_GUESS)
        self._forecast = Label(theme, "", Role.DIM)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.train = Button(theme, self.tr("Train"), Variant.PRIMARY, icon="play")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._forecast, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.train)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(FormRow(theme, self.tr("Runs"), self.count))
        column.addLayout(buttons)
        self.setMinimumWidth(460)
        self.train.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.train.clicked.connect(self._on_train_clicked)
        self.count.problem_changed.connect(self._on_problem_changed)
        self.count.value_changed.connect(self._show_forecast)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)
        self._show_forecast()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the number selected: what is typed takes its place."""
        super().showEvent(event)
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)
        self.count.selectAll()

    @Slot()
    def _show_forecast(self) -> None:
        if self._seconds > 0:
            text = self.tr("About {time}")
            seconds = self.count.value() * self._seconds
            self._forecast.setText(text.format(time=duration_text(seconds)))

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self.train.setEnabled(not problem)

    @Slot()
    def _on_train_clicked(self) -> None:
        if self.count.finish():
            self.accept()

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.count.value())
