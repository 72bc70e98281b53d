"""Precision, recall and F1 of each class."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.per_class import ClassFigures
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.row_table import AnyIndex, Heading, RowModel, cell_alignment, choose_by_row

ROW_HEIGHT = 32


class ClassesCard(Card):
    """A table of classes, sorted by any column; a row asks for the images of its class.

    Signals:
        asked(object): the `Question` of the chosen row.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Classes"))
        self.rows = _ClassModel(theme, self)
        self.table = QTableView()
        self.table.setModel(self.rows)
        choose_by_row(self.table, ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(self.rows.sorted_by, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.setAccessibleName(self.tr("Classes"))
        self.body.addWidget(self.table, 1)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        theme.changed.connect(self.table.viewport().update)

    def show_part(self, evaluated: Evaluated) -> None:
        """Show the classes of a part."""
        before = self._current()
        self.rows.set_figures(evaluated.part.per_class)
        self._select(before.label if before is not None else -1)

    def question(self) -> Question:
        """Return what is asked of the chosen class."""
        current = self._current()
        assert current is not None, "a classifier has classes"
        text = self.tr("All images of {name}, wrong ones first.").format(name=current.name)
        return Question(current.name, text, partial(_of_class, current.label))

    def _current(self) -> ClassFigures | None:
        row = self.table.currentIndex().row()
        return self.rows.figures[row] if 0 <= row < len(self.rows.figures) else None

    def _select(self, label: int) -> None:
        row = next((at for at, one in enumerate(self.rows.figures) if one.label == label), 0)
        self.table.selectRow(row)

    @Slot()
    def _on_row_changed(self) -> None:
        if self._current() is not None and self.isVisible():
            self.asked.emit(self.question())


def _of_class(label: int, _run: RunEvaluation, part: Evaluation) -> Answer:
    rows = part.of_class(label)
    is_right = part.is_right[rows]
    return Answer(part.part, rows[is_right.argsort(kind="stable")])


class _ClassModel(RowModel):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._listed: tuple[ClassFigures, ...] = ()
        self.figures: list[ClassFigures] = []
        self.sorted_by = 3
        self._order = Qt.SortOrder.AscendingOrder

    def set_figures(self, figures: tuple[ClassFigures, ...]) -> None:
        self.beginResetModel()
        self._listed = figures
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = [(self.figures[one.row()].label, one) for one in self.persistentIndexList()]
        self.sorted_by, self._order = column, order
        self._arrange()
        row_of = {one.label: row for row, one in enumerate(self.figures)}
        for label, index in before:
            self.changePersistentIndex(index, self.index(row_of[label], index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        is_descending = self._order is Qt.SortOrder.DescendingOrder
        if self.sorted_by == 0:
            found = sorted(self._listed, key=lambda one: one.name.casefold(), reverse=is_descending)
            self.figures = found
            return
        known = [one for one in self._listed if _value(one, self.sorted_by) is not None]
        known.sort(key=lambda one: _value(one, self.sorted_by) or 0.0, reverse=is_descending)
        self.figures = known + [one for one in self._listed if _value(one, self.sorted_by) is None]

    def row_total(self) -> int:
        return len(self.figures)

    def column_total(self) -> int:
        return 5

    def heading(self, column: int) -> Heading:
        titles = (
            (self.tr("Class"), ""),
            (self.tr("Precision"), self.tr("Of the images predicted as this class: share right.")),
            (self.tr("Recall"), self.tr("Of the images of this class: share found.")),
            (self.tr("F1"), self.tr("Harmonic mean of precision and recall.")),
            (self.tr("Images"), self.tr("Images of this class in this part.")),
        )
        title, tip = titles[column]
        return Heading(title, is_number=column > 0, tip=tip)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self.figures[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cell_alignment(is_number=column > 0)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == 0:
            return one.name if role == Qt.ItemDataRole.DisplayRole else plain_tip(one.name)
        value = _value(one, column)
        if column == 4:
            return count_text(one.support)
        return percent_text(float("nan") if value is None else value, 1)


def _value(one: ClassFigures, column: int) -> float | None:
    return (None, one.precision, one.recall, one.f1, float(one.support))[column]
