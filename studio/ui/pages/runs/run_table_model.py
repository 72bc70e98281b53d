"""The runs of a project as rows of a table."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.pages.runs.run_columns import shown_columns
from studio.ui.theme import Role, Theme
from studio.ui.widgets.row_table import cell_alignment

_AnyIndex = QModelIndex | QPersistentModelIndex


class RunTableModel(QAbstractTableModel):
    """Rows of `RunSummary`, newest first until they are sorted; one of them may be running.

    Its columns are those of `run_columns` in which the runs differ, and those that always are.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._listed: tuple[RunSummary, ...] = ()
        self._runs: tuple[RunSummary, ...] = ()
        self._columns: tuple[RunColumn, ...] = shown_columns(())
        self._sorted_by = ""
        self._is_descending = False

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """What is shown, from top to bottom."""
        return self._runs

    @property
    def columns(self) -> tuple[RunColumn, ...]:
        """What is shown, from left to right."""
        return self._columns

    @property
    def sorted_by(self) -> int:
        """The column that the rows are sorted by, -1 where they are not."""
        return self.column_of(self._sorted_by)

    def column_of(self, key: str) -> int:
        """Return where the column of a key is, -1 where it is not shown."""
        return next((at for at, one in enumerate(self._columns) if one.key == key), -1)

    def set_runs(self, runs: tuple[RunSummary, ...], running: str) -> None:
        """Show `runs`; `running` is the folder of the one at work, or ""."""
        listed = tuple(
            replace(run, status=RunStatus.RUNNING) if run.path == running else run for run in runs
        )
        if listed == self._listed:
            return
        self.beginResetModel()
        self._listed = listed
        self._columns = shown_columns(listed)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts the newest first again."""
        key = self._columns[column].key if 0 <= column < len(self._columns) else ""
        is_descending = order is Qt.SortOrder.DescendingOrder
        if (key, is_descending) == (self._sorted_by, self._is_descending):
            return
        self.beginResetModel()
        self._sorted_by, self._is_descending = key, is_descending
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        at = self.sorted_by
        if at < 0:
            self._runs = self._listed
        else:
            column = self._columns[at]
            self._runs = tuple(column.sorted(self._listed, descending=self._is_descending))

    def row_of(self, path: str) -> int:
        """Return the row of the run in folder `path`, -1 without one."""
        return next((row for row, run in enumerate(self._runs) if run.path == path), -1)

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """Return the number of runs."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[section].label()
            case Qt.ItemDataRole.TextAlignmentRole:
                return cell_alignment(is_number=self._columns[section].is_number)
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.CAPTION)
        return None

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, colour or alignment of a cell."""
        run, column = self._runs[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(run)
            case Qt.ItemDataRole.TextAlignmentRole:
                return cell_alignment(is_number=column.is_number)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(self._theme.color(column.color(run)))
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.STRONG if column.key == "name" else Role.BODY)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{column.text(run)}\n{run.path}".strip()
        return None
