"""The rows of some fields of a recipe: label, help and editor as the table says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Field, Kind
from studio.core.recipes.place import Place, table_at, value_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_marks import may_vary
from studio.ui.editors.field_mark import FieldMark
from studio.ui.editors.for_field import make_editor
from studio.ui.editors.form_row import FormRow
from studio.ui.editors.vary_menu import VaryMenu
from studio.ui.texts.fields import help_text, title_text
from studio.ui.theme import Theme


class FieldRows(QObject):
    """Makes a row of each field and keeps them in step with a recipe; a form lays them out.

    Signals:
        edited(str, object): the person gave the field of this path this value.
        varied(str, object, str): the person lets a search vary a field, as `FieldMark.edited`.
    """

    edited = Signal(str, object)
    varied = Signal(str, object, str)

    def __init__(self, theme: Theme, fields: Iterable[Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = {field.path: field for field in fields}
        self._marks: dict[str, FieldMark] = {}
        self._rows = {path: self._make(theme, field) for path, field in self._fields.items()}
        self._hidden: frozenset[str] = frozenset()

    def _make(self, theme: Theme, field: Field) -> FormRow:
        editor: Any = make_editor(theme, field)
        editor.setObjectName(field.path)
        editor.value_changed.connect(self._on_value_changed)
        is_wide = field.kind is Kind.TEXT
        row = FormRow(theme, title_text(field), editor, help_text(field), wide=is_wide)
        if may_vary(field.path):
            mark = self._marks[field.path] = FieldMark(theme, field, row)
            row.add_mark(mark.button, mark.line)
            mark.edited.connect(self.varied)
            VaryMenu(editor, mark)
        return row

    def rows(self) -> tuple[FormRow, ...]:
        """Return the rows in the order of the table."""
        return tuple(self._rows.values())

    def shown_rows(self) -> tuple[FormRow, ...]:
        """Return those that mean something beside what else the recipe says."""
        return tuple(row for path, row in self._rows.items() if path not in self._hidden)

    def row(self, path: str) -> FormRow:
        """Return the row of a field."""
        return self._rows[path]

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows[path].editor

    def mark(self, path: str) -> FieldMark:
        """Return the mark of a field.

        Raises:
            KeyError: no search varies it.
        """
        return self._marks[path]

    def show_recipe(self, recipe: Recipe, stage: int = 0) -> None:
        """Show the values of `recipe`, those of a stage from stage number `stage`, from 0.

        A row that means nothing beside what else the recipe says is hidden.
        """
        self._hidden = frozenset(
            path
            for path, field in self._fields.items()
            if not field.is_shown(recipe.task, table_at(recipe, Place(path, stage)))
        )
        for path, field in self._fields.items():
            self._rows[path].setVisible(path not in self._hidden)
            value = value_at(recipe, Place(path, stage))
            is_no_layer = field.kind is Kind.LAYER and value is None
            self.editor(path).set_value("" if is_no_layer else value)
            if path in self._marks:
                self._marks[path].show_recipe(recipe, stage)

    @Slot(object)
    def _on_value_changed(self, value: object) -> None:
        path = self.sender().objectName()
        is_no_layer = self._fields[path].kind is Kind.LAYER and value == ""
        self.edited.emit(path, None if is_no_layer else value)
