"""The question how many: one number to type, and a button that begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label

WIDTH = 460


class CountDialog(QDialog):
    """Asks for a whole number; a subclass says what is counted, with `ask`.

    Args:
        theme: colours and fonts.
        limits: what may be entered.
        first: what stands there at first.

    Attributes:
        count: where the number is typed.
        note: text beside the buttons, empty at first.

    Signals:
        chosen(int): what was asked for, see `answer`.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, limits: Range, first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._question = Label(theme, "", Role.TITLE)
        self._about = Label(theme, "", Role.DIM, wraps=True)
        self.count = IntegerEditor(theme, "", limits)
        self.count.set_value(first)
        self._row = FormRow(theme, "", self.count)
        self.note = Label(theme, "", Role.DIM)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.train = Button(theme, "", Variant.PRIMARY, icon="play")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.train)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self._question)
        column.addWidget(self._about)
        column.addWidget(self._row)
        self._column = column
        column.addLayout(buttons)
        self.setMinimumWidth(WIDTH)
        self.train.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.train.clicked.connect(self._on_train_clicked)
        self.count.problem_changed.connect(self._on_problem_changed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    def ask(self, question: str, about: str, counted: str, action: str) -> None:
        """Put the question into words.

        Args:
            question: the heading.
            about: what it means, below it.
            counted: name of the number.
            action: what the button says.
        """
        self._question.setText(question)
        self._about.setText(about)
        self._row.set_label(counted)
        self.count.setAccessibleName(counted)
        self.train.setText(action)

    def add(self, widget: QWidget) -> None:
        """Put something between the number and the buttons."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def answer(self) -> int:
        """Return what `chosen` says: the number that was typed."""
        return self.count.value()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the number selected: what is typed takes its place."""
        super().showEvent(event)
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)
        self.count.selectAll()

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self.train.setEnabled(not problem)

    @Slot()
    def _on_train_clicked(self) -> None:
        if self.count.finish():
            self.accept()

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.answer())
