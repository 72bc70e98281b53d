"""Base of the cards that show fields of the recipe."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Field
from studio.core.recipes.place import Place
from studio.ui.editors import FieldRows
from studio.ui.models.field_edit import set_field, vary_field
from studio.ui.pages.page import PageContext
from studio.ui.widgets.foldable_card import FoldableCard


class FieldsCard(FoldableCard):
    """A row for each of some fields; what is given there is written into the recipe at once.

    Args:
        context: whose project it edits.
        fields: in the order of their rows.
    """

    def __init__(
        self, context: PageContext, fields: Iterable[Field], parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, "", parent)
        self.body.setSpacing(4)
        self._project = context.project
        self._rows = FieldRows(context.theme, fields, self)
        for row in self._rows.rows():
            self.body.addWidget(row)
        self._rows.edited.connect(self._on_field_edited)
        self._rows.varied.connect(partial(vary_field, self._project))

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        set_field(self._project, Place(path), value)
