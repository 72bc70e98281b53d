"""What tables of rows have in common: one row is chosen, and rows are told apart by room alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from studio.ui.theme import Role, Theme

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """What stands above a column: its title, at the side of its cells, and what explains it.

    Attributes:
        wraps: whether a title that is wider than its column takes another line.
    """

    title: str
    is_number: bool = False
    tip: str = ""
    wraps: bool = False


class RowModel(QAbstractTableModel):
    """Rows below headings; a subclass says how many there are, what stands above, and `data`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_total(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def column_total(self) -> int:
        """Return the number of columns."""
        raise NotImplementedError

    def heading(self, column: int) -> Heading:
        """Return what stands above a column, from 0."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return the number of rows; none of them has rows of its own."""
        return 0 if parent is not None and parent.isValid() else self.row_total()

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else self.column_total()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title, explanation, alignment or font of a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.column_total():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.heading(section).title
            case Qt.ItemDataRole.ToolTipRole:
                return self.heading(section).tip
            case Qt.ItemDataRole.TextAlignmentRole:
                heading = self.heading(section)
                side = cell_alignment(is_number=heading.is_number)
                return side.value | Qt.TextFlag.TextWordWrap.value if heading.wraps else side
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.CAPTION)
        return None


def choose_by_row(table: QTableView, row_height: int) -> None:
    """Let the person choose one whole row of `table`, `row_height` pixels high; Tab leaves it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setHighlightSections(False)


def cell_alignment(*, is_number: bool) -> Qt.AlignmentFlag:
    """Return where the text of a cell stands: numbers at the right, names at the left."""
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
