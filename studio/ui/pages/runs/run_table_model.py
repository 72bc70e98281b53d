"""The runs of a project as rows of a table."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush

from studio.core.run_summary import RunStatus, RunSummary
from studio.ui.format import percent_text
from studio.ui.run_words import STATUS_COLORS, status_words
from studio.ui.theme import ColorName, Role, Theme

_AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What the columns are."""

    NAME = 0
    STATUS = 1
    ACCURACY = 2
    EPOCHS = 3
    BACKBONE = 4
    WHEN = 5


_RIGHT = (Column.ACCURACY, Column.EPOCHS)


def when_words(when: float) -> str:
    """Return a time of the computer's clock, short, in the person's locale."""
    moment = QDateTime.fromSecsSinceEpoch(int(datetime.fromtimestamp(when).timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


class RunTableModel(QAbstractTableModel):
    """Rows of `RunSummary`, newest first; one of them may be running."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: tuple[RunSummary, ...] = ()
        self._running = ""

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """What is shown, from top to bottom."""
        return self._runs

    def set_runs(self, runs: tuple[RunSummary, ...], running: str) -> None:
        """Show `runs`; `running` is the folder of the one at work, or ""."""
        if (runs, running) == (self._runs, self._running):
            return
        self.beginResetModel()
        self._runs, self._running = runs, running
        self.endResetModel()

    def status(self, run: RunSummary) -> RunStatus:
        """Return "running" or the run's own status."""
        return "running" if run.path == self._running else run.status

    def row_of(self, path: str) -> int:
        """Return the row of the run in folder `path`, -1 without one."""
        return next((row for row, run in enumerate(self._runs) if run.path == path), -1)

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """Return the number of runs."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font_of(Role.CAPTION)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return {
            Column.NAME: translate("Runs", "Run"),
            Column.STATUS: translate("Runs", "State"),
            Column.ACCURACY: translate("Runs", "Accuracy"),
            Column.EPOCHS: translate("Runs", "Epochs"),
            Column.BACKBONE: translate("Runs", "Backbone"),
            Column.WHEN: translate("Runs", "When"),
        }[Column(section)]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, colour or alignment of a cell."""
        run, column = self._runs[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(run, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(self._theme.color(self._color(run, column)))
            case Qt.ItemDataRole.FontRole:
                return self._theme.font_of(Role.STRONG if column is Column.NAME else Role.BODY)
            case Qt.ItemDataRole.ToolTipRole:
                return run.path
        return None

    def _words(self, run: RunSummary, column: Column) -> str:
        match column:
            case Column.NAME:
                return run.name
            case Column.STATUS:
                return status_words(self.status(run))
            case Column.ACCURACY:
                return "" if run.accuracy is None else percent_text(run.accuracy, 1)
            case Column.EPOCHS:
                return str(run.epochs) if run.epochs else ""
            case Column.BACKBONE:
                return run.backbone
            case Column.WHEN:
                return when_words(run.when)

    def _color(self, run: RunSummary, column: Column) -> ColorName:
        if column is Column.STATUS:
            return STATUS_COLORS[self.status(run)]
        return "text" if column in (Column.NAME, Column.ACCURACY) else "dim"


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
