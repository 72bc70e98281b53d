"""The GAN: what its two networks invent, and how they learn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.place import Place
from studio.ui.editors import FieldRows
from studio.ui.models.field_edit import set_field
from studio.ui.pages.page import PageContext
from studio.ui.texts.network_text import network_name
from studio.ui.widgets.foldable_card import FoldableCard


class GanCard(FoldableCard):
    """The fields of the GAN."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("GAN"))
        self.body.setSpacing(4)
        self._project = context.project
        self._rows = FieldRows(context.theme, fields_of(Form.GAN), self)
        for row in self._rows.rows():
            self.body.addWidget(row)
        self._rows.edited.connect(self._on_field_edited)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe = self._project.recipe
        self._rows.show_recipe(recipe)
        self.set_summary(network_name(recipe))

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        set_field(self._project, Place(path), value)
