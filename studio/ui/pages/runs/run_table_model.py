"""The runs of a project as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush

from studio.core.runs.run_filter import RunFilter
from studio.core.runs.run_list import best_run
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.pages.runs.run_columns import shown_columns
from studio.ui.texts.run_text import result_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.row_table import AnyIndex, Heading, RowModel, cell_alignment


@dataclass(frozen=True)
class Group:
    """A row above the runs that agree in the column by which they are grouped."""

    title: str


class RunTableModel(RowModel):
    """Rows of `RunSummary`, newest first until they are sorted; one of them may be running.

    Its columns are those of `run_columns` in which the runs differ, and those that always are. Runs
    can be ticked; ticks stay with them whatever is filtered, sorted or grouped.

    Signals:
        ticked_changed(): other runs are ticked.
    """

    ticked_changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._listed: tuple[RunSummary, ...] = ()
        self._filter = RunFilter()
        self._rows: tuple[RunSummary | Group, ...] = ()
        self._runs: tuple[RunSummary, ...] = ()
        self._columns: tuple[RunColumn, ...] = shown_columns(())
        self._ticked: frozenset[str] = frozenset()
        self._grouped_by = ""
        self._sorted_by = ""
        self._is_descending = False

    @property
    def listed(self) -> tuple[RunSummary, ...]:
        """All runs that there are, newest first."""
        return self._listed

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """What is shown, from top to bottom."""
        return self._runs

    @property
    def columns(self) -> tuple[RunColumn, ...]:
        """What is shown, from left to right."""
        return self._columns

    @property
    def ticked(self) -> tuple[RunSummary, ...]:
        """The runs that are ticked, the oldest first, whether they are seen or not."""
        return tuple(run for run in reversed(self._listed) if run.path in self._ticked)

    @property
    def sorted_by(self) -> int:
        """The column that the rows are sorted by, -1 where they are not."""
        return self.column_of(self._sorted_by)

    @property
    def group_rows(self) -> tuple[int, ...]:
        """The rows that are titles of groups."""
        return tuple(at for at, row in enumerate(self._rows) if isinstance(row, Group))

    def column_of(self, key: str) -> int:
        """Return where the column of a key is, -1 where it is not shown."""
        return next((at for at, one in enumerate(self._columns) if one.key == key), -1)

    def run_at(self, row: int) -> RunSummary | None:
        """Return the run in a row, None where there is no such row or it is a title."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, RunSummary) else None

    def row_of(self, path: str) -> int:
        """Return the row of the run in folder `path`, -1 without one."""
        rows = enumerate(self._rows)
        return next(
            (at for at, row in rows if isinstance(row, RunSummary) and row.path == path), -1
        )

    # --- what is shown ----------------------------------------------------------------------

    def set_runs(self, runs: tuple[RunSummary, ...], running: str) -> bool:
        """Show `runs`; `running` is the folder of the one at work, or "".

        Returns:
            whether they are others than before.
        """
        listed = tuple(
            replace(run, status=RunStatus.RUNNING) if run.path == running else run for run in runs
        )
        if listed == self._listed:
            return False
        self._listed = listed
        self._reset(shown_columns(listed))
        self._set_ticked(self._ticked & {run.path for run in listed})
        return True

    def set_filter(self, wanted: RunFilter) -> None:
        """Show the runs that have what is asked for."""
        if wanted != self._filter:
            self._filter = wanted
            self._reset()

    def set_grouped_by(self, key: str) -> None:
        """Put the runs that agree in a column together, below a title; "" for no groups."""
        if key != self._grouped_by:
            self._grouped_by = key
            self._reset()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, each group on its own; -1 puts the newest first again."""
        key = self._columns[column].key if 0 <= column < len(self._columns) else ""
        is_descending = order is Qt.SortOrder.DescendingOrder
        if (key, is_descending) == (self._sorted_by, self._is_descending):
            return
        self._sorted_by, self._is_descending = key, is_descending
        self._reset()

    def _reset(self, columns: tuple[RunColumn, ...] | None = None) -> None:
        self.beginResetModel()
        self._columns = columns or self._columns
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        runs = self._filter.of(self._listed)
        if self.sorted_by >= 0:
            column = self._columns[self.sorted_by]
            runs = tuple(column.sorted(runs, descending=self._is_descending))
        at = self.column_of(self._grouped_by)
        self._rows = runs if at < 0 else tuple(self._grouped(runs, self._columns[at]))
        self._runs = tuple(row for row in self._rows if isinstance(row, RunSummary))

    def _grouped(
        self, runs: tuple[RunSummary, ...], column: RunColumn
    ) -> Iterator[RunSummary | Group]:
        """Yield the runs below the titles of their groups, in the order in which those are met."""
        groups: dict[str, list[RunSummary]] = {}
        for run in runs:
            groups.setdefault(column.text(run), []).append(run)
        for text, members in groups.items():
            yield Group(self._title(column, text, members))
            yield from members

    def _title(self, column: RunColumn, text: str, runs: list[RunSummary]) -> str:
        """Return "Backbone: VGG16 · 3 runs · best 97.2 %"."""
        shown = text or self.tr("none")  # not inside the f-string, which lupdate does not read
        parts = [
            f"{column.label()}: {shown}",
            self.tr("%Ln run(s)", "", len(runs)),
        ]
        best = best_run(runs)
        if best is not None:
            parts.append(self.tr("best {value}").format(value=result_text(best)))
        return " · ".join(parts)

    # --- ticks ------------------------------------------------------------------------------

    def set_ticked(self, paths: Iterable[str]) -> None:
        """Tick these runs and no others."""
        self._set_ticked(frozenset(paths) & {run.path for run in self._listed})

    def _set_ticked(self, ticked: frozenset[str]) -> None:
        if ticked == self._ticked:
            return
        self._ticked = ticked
        if self._rows:
            end = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), end, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Runs are chosen, and ticked in their first column; titles do nothing."""
        if self.run_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a run."""
        run = self.run_at(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or run is None:
            return False
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self._set_ticked(self._ticked | {run.path} if is_ticked else self._ticked - {run.path})
        return True

    # --- Qt's model -------------------------------------------------------------------------

    def row_total(self) -> int:
        """Return the number of runs and of titles."""
        return len(self._rows)

    def column_total(self) -> int:
        """Return the number of columns."""
        return len(self._columns)

    def heading(self, column: int) -> Heading:
        """Return a column's title."""
        shown = self._columns[column]
        return Heading(shown.label(), shown.is_number)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, colour, alignment or tick of a cell."""
        row, column = self._rows[index.row()], self._columns[index.column()]
        if isinstance(row, Group):
            return self._title_data(row, index.column(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return cell_alignment(is_number=column.is_number)
            case Qt.ItemDataRole.ForegroundRole:
                color = "dim" if row.is_hidden else column.color(row)
                return QBrush(self._theme.color(color))
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.STRONG if column.key == "name" else Role.BODY)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{column.text(row)}\n{row.path}".strip())
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                is_ticked = row.path in self._ticked
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def _title_data(self, group: Group, column: int, role: int) -> object:
        if column:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(group.title)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(self._theme.color("dim"))
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.CAPTION)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        return None
