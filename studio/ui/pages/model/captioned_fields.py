"""The fields of a small form, and beside them what they mean now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows
from studio.ui.pages.model.stage_form import COLUMNS
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel


class CaptionedFields(QWidget):
    """Rows in the first of the columns that the stage's form above has; a caption in the others.

    Signals:
        edited(str, object): the person gave the field of this path this value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FieldRows(theme, fields_of(form), self)
        self._caption = ElidedLabel(theme, "", Role.CAPTION)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, each in enumerate(self._rows.rows()):
            grid.addWidget(each, at, 0)
        grid.addWidget(self._caption, 0, 1, 1, COLUMNS - 1)
        self._rows.edited.connect(self.edited)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_values(self, recipe: Recipe, caption: str) -> None:
        """Show what the recipe says, and what that means."""
        self._rows.show_recipe(recipe)
        self._caption.setText(caption)

    def text(self) -> str:
        """Return the caption, "" where nothing is known."""
        return self._caption.text()
