"""The question how much longer a run shall train."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipe_ranges import Range
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label

FIRST_GUESS = 5
MOST = 10_000


class TrainLongerDialog(QDialog):
    """Asks for a number of epochs behind those of the run.

    Args:
        theme: colours and fonts.
        trained: epochs that the run has trained.
        left: epochs of its plan that it has not, where it was stopped; they come first.

    Signals:
        chosen: number of epochs to add to the plan; 0 only where some of it are left.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, trained: int, left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train longer"))
        self.setModal(True)
        title = Label(theme, self.tr("How much longer shall it train?"), Role.TITLE)
        words = [self.tr("%Ln epoch(s) are trained.", "", trained)]
        if left:
            words.append(self.tr("%Ln epoch(s) of its plan are left and come first.", "", left))
        words.append(self.tr("The curve goes on, and the best epoch of all is kept."))
        text = Label(theme, " ".join(words), Role.DIM, wraps=True)
        self.epochs = IntegerEditor(
            theme, self.tr("Further epochs"), Range(lowest=0 if left else 1, highest=MOST)
        )
        self.epochs.set_value(0 if left else FIRST_GUESS)
        row = FormRow(theme, self.tr("Further epochs"), self.epochs)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.train = Button(theme, self.tr("Train longer"), Variant.PRIMARY, icon="play")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.train)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(row)
        column.addLayout(buttons)
        self.setMinimumWidth(440)
        self.train.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.train.clicked.connect(self.accept)
        self.epochs.problem_changed.connect(self._on_problem_changed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self.train.setEnabled(not problem)

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.epochs.value())
