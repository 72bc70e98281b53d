"""The trials of a search as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_space import Dimension, space
from studio.core.search.progress import TrialAtWork
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial, TrialState
from studio.ui.models.project_search import ProjectSearch
from studio.ui.pages.search.trial_text import (
    figure_title,
    note_text,
    state_color,
    state_text,
    varied_text,
)
from studio.ui.texts.format import count_text, duration_text
from studio.ui.texts.run_text import value_text as figure_text
from studio.ui.texts.vary_text import mark_title
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.row_table import AnyIndex, Heading, RowModel, cell_alignment, choose_by_row

_SORT = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 32
_WIDEST = 220
_ROOM = 14
"""Pixels beside the words of a title, for the arrow of what rows are sorted by."""

_PADDING = 24
"""Pixels that a cell has beside its words."""

_TITLE_LINES = 2
_LAST = "\uffff"

translate = QCoreApplication.translate


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[Trial], str]
    order: Callable[[Trial], Any]
    is_number: bool = False


class TrialModel(RowModel):
    """A row for each trial, in the order of their numbers."""

    def __init__(self, theme: Theme, search: ProjectSearch, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._search = search
        self._trials: tuple[Trial, ...] = ()
        self._columns: tuple[_Column, ...] = ()
        self._best = 0

    def trial_at(self, row: int) -> Trial | None:
        """Return the trial of a row."""
        return self._trials[row] if 0 <= row < len(self._trials) else None

    def show_standing(self, standing: Standing | None) -> None:
        """Show other trials, or what has become of these."""
        trials = standing.trials if standing is not None else ()
        columns = _columns(standing, self._search) if standing is not None else ()
        best = standing.best if standing is not None else None
        is_grown = [one.title for one in columns] == [one.title for one in self._columns] and [
            one.number for one in trials[: len(self._trials)]
        ] == [one.number for one in self._trials]
        self._best = best.number if best is not None else 0
        if not is_grown:
            self.beginResetModel()
            self._trials, self._columns = trials, columns
            self.endResetModel()
            return
        known = len(self._trials)
        self._columns = columns
        if len(trials) > known:
            self.beginInsertRows(QModelIndex(), known, len(trials) - 1)
            self._trials = trials
            self.endInsertRows()
        self._trials = trials
        self.show_progress()

    @Slot()
    def show_progress(self) -> None:
        """Write how far each trial is now."""
        if self._trials:
            last = self.index(len(self._trials) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_total(self) -> int:
        """Return the number of trials."""
        return len(self._trials)

    def column_total(self) -> int:
        """Return the number of columns."""
        return len(self._columns)

    def heading(self, column: int) -> Heading:
        """Return a column's title, whole in its tooltip."""
        shown = self._columns[column]
        return Heading(shown.title, shown.is_number, shown.title, wraps=True)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, colour, alignment or order of a cell."""
        trial, column = self._trials[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(trial)
            case Qt.ItemDataRole.ToolTipRole:
                is_note_near = column.title == _state_title()
                note = self._note(trial) if is_note_near else ""
                return plain_tip(note or column.text(trial))
            case Qt.ItemDataRole.TextAlignmentRole:
                return cell_alignment(is_number=column.is_number)
            case Qt.ItemDataRole.FontRole:
                is_best = trial.number == self._best
                return self._theme.font_of(Role.STRONG if is_best else Role.BODY)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(self._theme.color(self._color(trial, column)))
            case _ if role == _SORT:
                return column.order(trial)
        return None

    def _note(self, trial: Trial) -> str:
        at, gone = self._search.at_work.get(trial.number), self._search.without_run
        return note_text(trial, at, is_run_gone=trial.number in gone)

    def _color(self, trial: Trial, column: _Column) -> ColorName:
        if column.title == _state_title():
            return state_color(trial, self._search.at_work.get(trial.number))
        return "dim" if trial.state is TrialState.SKIPPED else "text"


class _Sorted(QSortFilterProxyModel):
    """Sorts by the values and not by their words; shows the trials that are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted: Collection[int] | None = None

    def filterAcceptsRow(self, row: int, _parent: AnyIndex) -> bool:
        """Whether a trial is wanted."""
        source = self.sourceModel()
        assert isinstance(source, TrialModel)
        trial = source.trial_at(row)
        return self.wanted is None or (trial is not None and trial.number in self.wanted)

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """Compare two cells; those without a value come last, whichever way is up."""
        first, second = self.sourceModel().data(left, _SORT), self.sourceModel().data(right, _SORT)
        if first is None or second is None:
            is_up = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (first is not None) is is_up and first is not second
        return bool(first < second)


class TrialTable(QTableView):
    """The trials of a search; click a title to sort, Return or a double click shows the run.

    Signals:
        trial_chosen(int): number of the trial whose row is chosen, 0 for none.
        run_wanted(int): number of the trial whose run is to be shown.
    """

    trial_chosen = Signal(int)
    run_wanted = Signal(int)

    def __init__(self, theme: Theme, search: ProjectSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trials = TrialModel(theme, search, self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._trials)
        self._sorted.setSortRole(_SORT)
        self._titles: list[object] = []
        self._is_at_work = False
        self._title_metrics = QFontMetrics(theme.font_of(Role.CAPTION))
        self._chosen = 0
        self.setModel(self._sorted)
        choose_by_row(self, ROW_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Trials"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(56)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setFixedHeight(_TITLE_LINES * self._title_metrics.lineSpacing() + 12)
        self.setSortingEnabled(True)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.activated.connect(self._on_activated)
        search.progressed.connect(self._trials.show_progress)

    @property
    def numbers(self) -> list[int]:
        """Numbers of the trials from top to bottom."""
        found = (self._trial_in(row) for row in range(self._sorted.rowCount()))
        return [one.number for one in found if one is not None]

    def cell(self, number: int, title: str) -> str:
        """Return the words of a cell, by the number of its trial and the title of its column."""
        titles = [
            str(self._trials.headerData(at, Qt.Orientation.Horizontal))
            for at in range(self._trials.columnCount())
        ]
        rows = range(self._trials.rowCount())
        row = next(at for at in rows if self._number_at(at) == number)
        return str(self._trials.data(self._trials.index(row, titles.index(title))))

    def chosen(self) -> int:
        """Return the number of the trial whose row is chosen, 0 for none."""
        return self._chosen

    def show_standing(self, standing: Standing | None) -> None:
        """Show other trials, or what has become of these; the chosen one stays so."""
        chosen = self._chosen
        self._trials.show_standing(standing)
        titles = [
            self._trials.headerData(at, Qt.Orientation.Horizontal)
            for at in range(self._trials.columnCount())
        ]
        is_at_work = standing is not None and any(not one.is_over for one in standing.trials)
        if titles != self._titles or is_at_work is not self._is_at_work:
            self._titles, self._is_at_work = titles, is_at_work
            self._fit_columns()
            self.horizontalHeader().setStretchLastSection(True)
        self.choose(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Give a title one line where all columns have room for that, else two."""
        widths = [self._wanted_width(at, lines=1) for at in range(len(self._titles))]
        if sum(widths) > self.viewport().width():
            widths = [self._wanted_width(at, lines=_TITLE_LINES) for at in range(len(widths))]
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _wanted_width(self, at: int, *, lines: int) -> int:
        title = self._title_width(str(self._titles[at]), lines) + _PADDING + _ROOM // lines
        words = self.sizeHintForColumn(at)
        if at == 1 and self._is_at_work:  # its words will change, the width shall not
            longest = self.fontMetrics().horizontalAdvance(_longest_state())
            words = max(words, longest + _PADDING)
        return min(max(title, words), _WIDEST)

    def _title_width(self, title: str, lines: int) -> int:
        """Return the least width in which a title takes so many lines."""
        metrics, parts = self._title_metrics, title.split()
        cuts = range(1 if lines > 1 else len(parts), len(parts) + 1)
        halves = ((" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in cuts)
        return min(max(map(metrics.horizontalAdvance, half)) for half in halves)

    def show_only(self, numbers: Collection[int] | None) -> None:
        """Show these trials, all for None."""
        self._sorted.wanted = numbers
        self._sorted.invalidate()

    def choose(self, number: int) -> None:
        """Choose the row of a trial, none for 0 or where it is not shown."""
        for row in range(self._sorted.rowCount()):
            trial = self._trial_in(row)
            if trial is not None and trial.number == number:
                if self.currentIndex().row() != row or not self.selectionModel().hasSelection():
                    self.selectRow(row)
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._set_chosen(0)

    def _number_at(self, row: int) -> int:
        trial = self._trials.trial_at(row)
        return trial.number if trial is not None else 0

    def _trial_in(self, row: int) -> Trial | None:
        return self._trials.trial_at(self._sorted.mapToSource(self._sorted.index(row, 0)).row())

    def _set_chosen(self, number: int) -> None:
        if number != self._chosen:
            self._chosen = number
            self.trial_chosen.emit(number)

    @Slot(QModelIndex)
    def _on_row_changed(self, index: QModelIndex) -> None:
        trial = self._trial_in(index.row()) if index.isValid() else None
        self._set_chosen(trial.number if trial is not None else 0)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        trial = self._trial_in(index.row())
        if trial is not None:
            self.run_wanted.emit(trial.number)


def _state_title() -> str:
    return translate("Trials", "State")


def _longest_state() -> str:
    """Return what the widest cell will say while trials are at work."""
    text = translate("Trials", "Epoch {epoch} of {epochs}")
    return text.format(epoch=count_text(100), epochs=count_text(100))


def _columns(standing: Standing, search: ProjectSearch) -> tuple[_Column, ...]:
    recipe, objective = standing.recipe, standing.objective
    at_work, gone = search.at_work, search.without_run

    def at(trial: Trial) -> TrialAtWork | None:
        return search.at_work.get(trial.number)

    def note(trial: Trial) -> str:
        return note_text(trial, at(trial), is_run_gone=trial.number in gone)

    def state(trial: Trial) -> str:
        return state_text(trial, at(trial), is_elsewhere=search.is_chosen_elsewhere)

    columns = [
        _Column(
            translate("Trials", "Trial"), lambda one: count_text(one.number), lambda one: one.number
        ),
        _Column(_state_title(), state, state),
        _Column(
            figure_title(standing),
            lambda one: "" if one.figure is None else figure_text(objective.key, one.figure),
            lambda one: one.figure,
            is_number=True,
        ),
        *(_of_field(recipe, dimension) for dimension in space(recipe)),
    ]
    if any(one.epochs for one in standing.trials):
        columns.append(
            _Column(
                translate("Trials", "Epochs"),
                lambda one: count_text(one.epochs) if one.epochs else "",
                lambda one: one.epochs,
                is_number=True,
            )
        )
    columns.append(
        _Column(
            translate("Trials", "Time"),
            lambda one: duration_text(one.seconds) if one.seconds else "",
            lambda one: one.seconds or None,
            is_number=True,
        )
    )
    if any(note(one) for one in standing.trials) or any(one.blocked for one in at_work.values()):
        columns.append(_Column(translate("Trials", "Note"), note, lambda one: note(one) or _LAST))
    return tuple(columns)


def _of_field(recipe: Recipe, dimension: Dimension) -> _Column:
    """Return the column of a field that varies; choices are in their own order."""
    path, choices = dimension.path, dimension.choices

    def written(one: Trial) -> str:
        return varied_text(path, one.values[path]) if path in one.values else ""

    def order(one: Trial) -> Any:  # noqa: ANN401  # any TOML value
        value = one.values.get(path)
        return choices.index(value) if value in choices else value

    return _Column(mark_title(path, recipe), written, order, is_number=not choices)
