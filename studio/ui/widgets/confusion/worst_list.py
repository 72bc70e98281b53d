"""The most frequent confusions as a list: what is read where the classes are many."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.confusion.counts import Cell, Confusion
from studio.ui.widgets.confusion.drawing import predicted_text, true_text
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.row_table import AnyIndex, Heading, RowModel, cell_alignment, choose_by_row

MOST = 1000
ROW_HEIGHT = 32


class WorstList(QTableView):
    """A row for each pair of classes that was confused, the most frequent first.

    Signals:
        chosen(object): the `Cell` of a row that was clicked, or of which Return was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _WorstModel(theme, self)
        self.setModel(self._rows)
        choose_by_row(self, ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(self.tr("Most frequent confusions"))
        self.clicked.connect(self._on_row_chosen)
        self.activated.connect(self._on_row_chosen)
        theme.changed.connect(self.viewport().update)

    def set_confusion(self, confusion: Confusion) -> None:
        """List the confusions of this matrix; the one that the keys are at stays."""
        row = self.currentIndex().row()
        cells = self.cells()
        before = cells[row] if 0 <= row < len(cells) else None
        self._rows.set_confusion(confusion)
        cells = self.cells()
        if before in cells:
            self.selectRow(cells.index(before))

    def cells(self) -> list[Cell]:
        """Return what is listed, from top to bottom."""
        return [cell for cell, _ in self._rows.worst]

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._rows.worst[index.row()][0])


class _WorstModel(RowModel):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._confusion = Confusion.empty()
        self._shares = self._confusion.shares()
        self.worst: list[tuple[Cell, int]] = []

    def set_confusion(self, confusion: Confusion) -> None:
        self.beginResetModel()
        self._confusion = confusion
        self._shares = confusion.shares()
        self.worst = confusion.worst(MOST)
        self.endResetModel()

    def row_total(self) -> int:
        return len(self.worst)

    def column_total(self) -> int:
        return 4

    def heading(self, column: int) -> Heading:
        titles = (true_text(), predicted_text(), self.tr("Images"), self.tr("Of the class"))
        return Heading(titles[column], is_number=column > 1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell, count = self.worst[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cell_alignment(is_number=index.column() > 1)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            names = self._confusion.classes
            if role == Qt.ItemDataRole.ToolTipRole:
                names = tuple(map(plain_tip, names))
            match index.column():
                case 0:
                    return names[cell.true]
                case 1:
                    return names[cell.predicted]
                case 2:
                    return count_text(count)
            return percent_text(float(self._shares[cell]), 1)
        return None
