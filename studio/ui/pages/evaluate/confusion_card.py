"""Which classes are taken for which."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.question import Answer, Question
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.confusion import ANY, Cell, Confusion, ConfusionMatrix
from studio.ui.widgets.confusion.counts import ALL
from studio.ui.widgets.confusion.labels import cell_title
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.segmented_control import SegmentedControl

COUNTS, SHARES = "counts", "shares"


class ConfusionCard(Card):
    """The confusion matrix; a click asks for the images behind a cell, a row or a column.

    Signals:
        asked(object): the `Question` of a click.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Confusion matrix"))
        self._chosen: Cell | None = None
        self.matrix = ConfusionMatrix(theme)
        self.values = SegmentedControl(
            theme,
            self.tr("Values"),
            ((COUNTS, self.tr("Counts")), (SHARES, self.tr("Shares"))),
        )
        self.values.setToolTip(self.tr("Shares of the images of each true class."))
        self._more = IconButton(theme, "more", self.tr("Save or copy the matrix"), small=True)
        self.add_action(self.values)
        self.add_action(self._more)
        self.body.addWidget(self.matrix, 1)
        self.values.choice_chosen.connect(self._on_values_chosen)
        self._more.clicked.connect(self._on_more_clicked)
        self.matrix.chosen.connect(self._on_cell_chosen)

    def show_part(self, evaluated: Evaluated) -> None:
        """Show the matrix of a part; the cell that the person chose stays chosen."""
        part = evaluated.part
        before, confusion = self.matrix.confusion, Confusion(part.confusion, part.classes)
        self.matrix.set_confusion(confusion)
        if before.classes == confusion.classes:
            self.matrix.view.set_chosen(self._chosen)
        else:
            self._chosen = None

    def question(self) -> Question:
        """Return what is chosen, or the most frequent confusion, or all images."""
        confusion = self.matrix.confusion
        cell = self.matrix.view.chosen_cell()
        if cell is None:
            worst = confusion.worst(1)
            cell = worst[0][0] if worst else ALL
            self.matrix.view.set_chosen(cell)
        return Question(cell_title(confusion, cell), "", partial(_behind, cell))

    @Slot(str)
    def _on_values_chosen(self, values: str) -> None:
        self.matrix.view.set_shares(values == SHARES)

    @Slot()
    def _on_more_clicked(self) -> None:
        menu = self.matrix.menu
        corner = self._more.rect().bottomRight() - QPoint(menu.sizeHint().width(), -4)
        menu.open_at(self._more.mapToGlobal(corner))

    @Slot(object)
    def _on_cell_chosen(self, cell: Cell) -> None:
        self._chosen = cell
        self.matrix.view.set_chosen(cell)
        self.asked.emit(self.question())


def _behind(cell: Cell, _run: RunEvaluation, part: Evaluation) -> Answer:
    if cell == ALL:
        return Answer(part.part, part.least_sure())
    if cell.predicted == ANY:
        return Answer(part.part, part.of_class(cell.true))
    if cell.true == ANY:
        return Answer(part.part, part.predicted_as(cell.predicted))
    return Answer(part.part, part.cell(cell.true, cell.predicted))
