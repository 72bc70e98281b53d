"""A card of editors, each bound to one field of the recipe."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe import Augment, Recipe
from studio.ui.editors import FormRow
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card


class RecipeForm(Card):
    """Shows fields of a recipe and makes a new recipe of each edit.

    Signals:
        edited: the new `Recipe`, and what was changed in the person's language.
    """

    edited = Signal(object, str)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._theme = theme
        self._recipe: Recipe | None = None
        self._bound: dict[str, tuple[QWidget, str]] = {}

    def add(self, field: str, label: str, editor: QWidget, help: str = "") -> None:
        """Add a row.

        Args:
            field: "seed", or a table and a field of it such as "data.batch_size".
            label: its words.
            editor: any of `studio.ui.editors`.
            help: what a beginner should know about it.
        """
        editor.setObjectName(field)
        self._bound[field] = (editor, label)
        self.body.addWidget(FormRow(self._theme, label, editor, help))
        editor.value_changed.connect(self._on_value_changed)  # type: ignore[attr-defined]

    def editor(self, field: str) -> QWidget:
        """Return the editor of a field."""
        return self._bound[field][0]

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe`."""
        self._recipe = recipe
        for field, (editor, _) in self._bound.items():
            editor.set_value(_value(recipe, field))  # type: ignore[attr-defined]

    @Slot(object)
    def _on_value_changed(self, value: object) -> None:
        editor: QObject = self.sender()
        field = editor.objectName()
        if self._recipe is not None:
            _, label = self._bound[field]
            self.edited.emit(_with(self._recipe, field, value), label.lower())


def _value(recipe: Recipe, field: str) -> object:
    table, _, name = field.rpartition(".")
    return getattr(_table(recipe, table), name)


def _with(recipe: Recipe, field: str, value: object) -> Recipe:
    table, _, name = field.rpartition(".")
    changed = msgspec.structs.replace(_table(recipe, table), **{name: value})
    if not table:
        return changed  # type: ignore[no-any-return]
    kept = None if changed == Augment() else changed
    return msgspec.structs.replace(recipe, **{table: kept})


def _table(recipe: Recipe, table: str) -> Any:  # noqa: ANN401  # one of the recipe's structs
    if not table:
        return recipe
    return getattr(recipe, table) or Augment()
