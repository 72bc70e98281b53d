"""On how many devices of this computer a run trains, and what each gets of a batch."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.plan.shares import share_sizes
from studio.core.recipes.fields import Form
from studio.core.recipes.recipe import Recipe
from studio.ui.pages.model.captioned_fields import CaptionedFields
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme


class DevicesRow(CaptionedFields):
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
        self.setVisible(here > 1 or recipe.devices != 1)
        self.show_values(recipe, self._shares(recipe, here))

    def _shares(self, recipe: Recipe, here: int) -> str:
        sizes = share_sizes(recipe, here)
        if not sizes:
            return ""
        if len(sizes) == 1:
            return self.tr("One device trains alone")
        shares = " + ".join(count_text(size) for size in sizes)
        return self.tr("{shares} images of each batch").format(shares=shares)
