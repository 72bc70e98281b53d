"""A card of editors, one for each field that the table puts on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card


class RecipeForm(Card):
    """Shows the fields of a form.

    Args:
        theme: colours and fonts.
        title: of the card.
        form: which fields.
        above: stands above them.

    Signals:
        edited(str, object): the person gave the field of this path this value.
        varied(str, object, str): as `FieldRows.varied`.
    """

    edited = Signal(str, object)
    varied = Signal(str, object, str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        form: Form,
        above: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent)
        self._rows = FieldRows(theme, fields_of(form), self)
        for widget in (above, *self._rows.rows()):
            if widget is not None:
                self.body.addWidget(widget)
        self._rows.edited.connect(self.edited)
        self._rows.varied.connect(self.varied)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe`."""
        self._rows.show_recipe(recipe)
