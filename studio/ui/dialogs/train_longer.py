"""The question how much longer a run shall train."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.recipe_ranges import Range, range_of
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label

FIRST_GUESS = 5


class TrainLongerDialog(QDialog):
    """Asks how many more epochs a run shall train, whatever its plan was.

    Args:
        theme: colours and fonts.
        trained: epochs that the run has trained.
        left: epochs of its plan that it has not, where it was stopped.

    Signals:
        chosen: number of epochs to add to the plan; below 0 where fewer than are left are wanted.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, trained: int, left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train longer"))
        self.setModal(True)
        self._left = left
        title = Label(theme, self.tr("Train for how many more epochs?"), Role.TITLE)
        parts = [self.tr("%Ln epoch(s) are trained.", "", trained)]
        if left:
            parts.append(self.tr("%Ln planned epoch(s) left.", "", left))
        parts.append(self.tr("The curve continues, and the best epoch overall is kept."))
        text = Label(theme, " ".join(parts), Role.DIM, wraps=True)
        self.epochs = IntegerEditor(theme, self.tr("Additional epochs"), _limits(trained))
        self.epochs.set_value(left or FIRST_GUESS)
        row = FormRow(theme, self.tr("Additional epochs"), self.epochs)
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
        self.train.clicked.connect(self._on_train_clicked)
        self.epochs.problem_changed.connect(self._on_problem_changed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the number selected: what is typed takes its place."""
        super().showEvent(event)
        self.epochs.setFocus(Qt.FocusReason.OtherFocusReason)
        self.epochs.selectAll()

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self.train.setEnabled(not problem)

    @Slot()
    def _on_train_clicked(self) -> None:
        if self.epochs.finish():
            self.accept()

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.epochs.value() - self._left)


def _limits(trained: int) -> Range:
    """Return how many epochs a recipe still has room for, all in one stage."""
    most = int(range_of("stage.epochs").highest or 0)
    return Range(lowest=1, highest=max(most - trained, 1))
