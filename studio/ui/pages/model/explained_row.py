"""Fields of a recipe below the stages, and beside them what they come to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.ui.editors import FieldRows
from studio.ui.pages.model.stage_form import COLUMNS
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel


class ExplainedRow(QWidget):
    """The fields of a form, each in a line, and text beside the first.

    Attributes:
        rows: the fields.
        note: the text.

    Signals:
        edited(str, object): the person gave the field of this path this value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FieldRows(theme, fields_of(form), self)
        self.note = ElidedLabel(theme, "", Role.CAPTION)
        grid = QGridLayout(self)  # its columns are those of the stage's form above it
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, each in enumerate(self.rows.rows()):
            grid.addWidget(each, at, 0)
        grid.addWidget(self.note, 0, 1, 1, COLUMNS - 1)
        self.rows.edited.connect(self.edited)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self.rows.editor(path)

    def text(self) -> str:
        """Return what is said of the fields, "" where nothing is known."""
        return self.note.text()
