"""On how many devices of this computer a run trains, and what each gets of a batch."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.plan.shares import share_sizes
from studio.core.recipes.fields import Form
from studio.core.recipes.recipe import Recipe
from studio.ui.pages.model.explained_row import ExplainedRow
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme


class DevicesRow(ExplainedRow):
    """The field, and beside it how a batch is shared.

    It is hidden where the computer has one device and the recipe asks for no more.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Form.COMPUTING, parent)

    def show_recipe(self, recipe: Recipe, here: int) -> None:
        """Show what the recipe says, and what that means on a computer with `here` devices.

        Args:
            recipe: what it says.
            here: 0 while that is not known.
        """
        self.rows.show_recipe(recipe)
        self.setVisible(here > 1 or recipe.devices != 1)
        sizes = share_sizes(recipe, here)
        if not sizes:
            self.note.setText("")
        elif len(sizes) == 1:
            self.note.setText(self.tr("One device trains alone"))
        else:
            shares = " + ".join(count_text(size) for size in sizes)
            self.note.setText(self.tr("{shares} images of each batch").format(shares=shares))
