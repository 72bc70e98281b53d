"""The settings of one stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.recipes.fields import Form, Kind, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows, FormRow, choices_of
from studio.ui.theme import Theme

COLUMNS = 3
GAP = 24
"""Pixels between columns."""

_EDITOR_WIDTH = 88
"""Pixels that an editor gets at least; labels may be long, in Spanish above all."""


class StageForm(QWidget):
    """The fields of a stage.

    Signals:
        edited(str, object): the person gave the field of this path this value.
        varied(str, object, str): as `FieldRows.varied`.
        arranged(int): it stands in so many columns now.
    """

    edited = Signal(str, object)
    varied = Signal(str, object, str)
    arranged = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FieldRows(theme, fields_of(Form.STAGE), self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        for row in self._rows.rows():
            if row.editor.minimumWidth() > _EDITOR_WIDTH:
                row.editor.setMinimumWidth(_EDITOR_WIDTH)
        self._columns = 0
        self._shown: tuple[FormRow, ...] = ()
        self._arrange(COLUMNS)
        self._task = ""
        self._rows.edited.connect(self.edited)
        self._rows.varied.connect(self.varied)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def _arrange(self, columns: int) -> None:
        """Set the rows that are shown in as many columns."""
        shown = self._rows.shown_rows()
        if columns == self._columns and shown == self._shown:
            return
        self._columns, self._shown = columns, shown
        for row in self._rows.rows():
            self._grid.removeWidget(row)
        for at, row in enumerate(shown):
            self._grid.addWidget(row, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self.arranged.emit(columns)

    def minimumSizeHint(self) -> QSize:
        """Return room for one column: it can always be arranged to fit."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange where another number of columns fits."""
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def _fitting(self) -> int:
        """Return how many columns fit, each as wide as the widest row needs."""
        return min(COLUMNS, max(1, (self.width() + GAP) // (self._widest() + GAP)))

    def _widest(self) -> int:
        rows = self._rows.shown_rows()
        return max((row.minimumSizeHint().width() for row in rows), default=0)

    def show_stage(self, recipe: Recipe, index: int, taken: Iterable[str] = ()) -> None:
        """Show stage `index`, from 0, without a signal; the names in `taken` are refused.

        What means nothing beside its optimizer is hidden.
        """
        self.editor("stage.name").set_taken(taken)
        self._offer(recipe.task)
        self._rows.show_recipe(recipe, index)
        self._arrange(self._fitting())

    def _offer(self, task: str) -> None:
        """Offer the choices that a task has."""
        if task == self._task:
            return
        self._task = task
        for field in fields_of(Form.STAGE):
            if field.kind is Kind.CHOICE:
                self.editor(field.path).set_choices(choices_of(field, task))
