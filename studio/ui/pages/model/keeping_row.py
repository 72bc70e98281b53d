"""How many epochs of a run are kept to be looked at, and what they take on the disk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio.core.networks.layers import Layer
from studio.core.plan.kept_size import kept_bytes
from studio.core.recipes.fields import Form
from studio.core.recipes.recipe import Recipe
from studio.ui.pages.model.explained_row import ExplainedRow
from studio.ui.texts.format import bytes_text
from studio.ui.theme import Theme


class KeepingRow(ExplainedRow):
    """The field, and beside it the room that the kept epochs need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Form.KEEPING, parent)

    def show_recipe(self, recipe: Recipe, layers: Sequence[Layer], answers: int) -> None:
        """Show what the recipe says, and what that takes.

        Args:
            recipe: of the project.
            layers: of its network.
            answers: numbers that are kept of the validation images after each kept epoch.
        """
        self.rows.show_recipe(recipe)
        size = kept_bytes(layers, recipe, answers)
        text = self.tr("up to {size} for each run").format(size=bytes_text(size))
        self.note.setText(text if size else "")
