"""Fields of a recipe below the stages, and beside them what they come to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.ui.editors import FieldRows
from studio.ui.pages.model.stage_form import COLUMNS, GAP
from studio.ui.theme import Role, Theme
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
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        for each in self.rows.rows():
            column.addWidget(each)
        self._rest = [QWidget() for _ in range(2, COLUMNS)]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for widget in (fields, self.note, *self._rest):
            self._line.addWidget(widget, 1)
        self.rows.edited.connect(self.edited)

    @Slot(int)
    def set_columns(self, columns: int) -> None:
        """Stand in as many columns as the stage's form above, so that editors are in line."""
        is_narrow = columns == 1
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        self._line.setSpacing(0 if is_narrow else GAP)
        for at, widget in enumerate(self._rest, 2):
            widget.setVisible(at < columns)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self.rows.editor(path)

    def text(self) -> str:
        """Return what is said of the fields, "" where nothing is known."""
        return self.note.text()
