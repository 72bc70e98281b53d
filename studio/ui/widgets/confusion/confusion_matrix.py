"""A confusion matrix with what is pointed at in words; a list where the classes are too many."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.confusion.confusion_menu import ConfusionMenu
from studio.ui.widgets.confusion.counts import Cell, Confusion
from studio.ui.widgets.confusion.matrix_view import MatrixView
from studio.ui.widgets.confusion.words import cell_words, summary
from studio.ui.widgets.confusion.worst_list import WorstList
from studio.ui.widgets.elided_label import ElidedLabel

MOST_CLASSES = 100
"""More classes than that are listed by their most frequent confusions."""


class ConfusionMatrix(QWidget):
    """The content of a card: click a cell or a name to get the images behind it.

    Attributes:
        view: the cells.
        worst: the most frequent confusions; in place of the cells where the classes are many.
        menu: copies and saves.

    Signals:
        chosen(object): the `Cell` that the person chose; `ANY` in it is a whole row or column.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MatrixView(theme)
        self.worst = WorstList(theme)
        self.menu = ConfusionMenu(self.view, self)
        self._readout = ElidedLabel(theme, "", Role.CAPTION, mode=Qt.TextElideMode.ElideRight)
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.worst)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(stack, 1)
        column.addWidget(self._readout)
        self.view.setAccessibleName(self.tr("Confusion matrix"))
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.view.chosen.connect(self.chosen)
        self.view.pointed.connect(self._on_pointed)
        self.view.menu_requested.connect(self.menu.open_at)
        self.worst.chosen.connect(self.chosen)

    @property
    def confusion(self) -> Confusion:
        """What is shown."""
        return self.view.confusion

    def set_confusion(self, confusion: Confusion) -> None:
        """Show another matrix."""
        self.view.set_confusion(confusion)
        is_many = len(confusion.classes) > MOST_CLASSES
        self.worst.set_confusion(confusion)
        self._stack.setCurrentWidget(self.worst if is_many else self.view)
        said = summary(confusion)
        self.setAccessibleDescription(said)
        self.worst.setAccessibleDescription(said)
        self._on_pointed(None)

    def readout(self) -> str:
        """Return what is said below."""
        return self._readout.text()

    @Slot(object)
    def _on_pointed(self, cell: Cell | None) -> None:
        words = summary(self.confusion) if cell is None else cell_words(self.confusion, cell)
        self._readout.setText(words)

    @Slot(QPoint)
    def open_menu_at(self, place: QPoint) -> None:
        """Open the menu, for a button of the card."""
        self.menu.open_at(place)
