"""A confusion matrix with what is pointed at in words; a list where the classes are too many."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.content import Table
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.confusion.counts import Cell, Confusion
from studio.ui.widgets.confusion.labels import cell_text, summary
from studio.ui.widgets.confusion.matrix_view import MatrixView
from studio.ui.widgets.confusion.worst_list import WorstList
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.saving import CSV, Write

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
        self.menu = PictureMenu(
            self, self.picture, _file_stem, self._is_empty, {CSV: self._csv_writer}
        )
        self._readout = ElidedLabel(
            theme, "", Role.CAPTION, mode=Qt.TextElideMode.ElideRight, lines=2
        )
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
        text = summary(self.confusion) if cell is None else cell_text(self.confusion, cell)
        self._readout.setText(text)

    def picture(self) -> QImage:
        """Return the whole matrix, or the part of the list that is seen."""
        is_listed = self._stack.currentWidget() is self.worst
        return self.worst.grab().toImage() if is_listed else self.view.picture()

    def _is_empty(self) -> bool:
        return not self.confusion.classes

    def _csv_writer(self) -> Write:
        return partial(_write_csv, self.confusion)


def _file_stem() -> str:
    return "confusion"


def _write_csv(confusion: Confusion, path: Path) -> None:
    header, *rows = confusion.table()
    write_table(path, Table(tuple(map(str, header)), rows))
