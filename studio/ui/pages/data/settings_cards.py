"""The settings of the page Data: how images are split, read and varied."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.core.dataset.images import Dataset
from studio.core.recipes.fields import Form
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_checks import MOST_HELD_BACK
from studio.core.recipes.recipe_ranges import range_beside, range_of
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.data.recipe_form import RecipeForm
from studio.ui.pages.data.variation_strip import VariationStrip
from studio.ui.texts.format import percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.parts_bar import PartsBar

translate = QCoreApplication.translate

_PARTS = ("validation", "test")


class PartsCard(RecipeForm):
    """Training, validation and test: the exact counts, and what decides them."""

    def __init__(self, theme: Theme) -> None:
        self.bar = PartsBar(theme)
        super().__init__(theme, translate("DataSettings", "Split"), Form.SPLIT, self.bar)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe`; one share bounds the other."""
        note = translate("DataSettings", "Validation and test together: at most {most}.").format(
            most=percent_text(MOST_HELD_BACK)
        )
        for path in (f"data.{part}" for part in _PARTS):
            limits = range_beside(path, recipe)
            self.editor(path).set_limits(limits, "" if limits == range_of(path) else note)
        super().show_recipe(recipe)

    def show_brought_parts(self, dataset: Dataset | None) -> None:
        """Switch off what the folder has decided itself by train/, validation/ and test/."""
        brought = dataset.brought_parts() if dataset is not None else ()
        tip = translate("DataSettings", "The folder already has this part.")
        for part in _PARTS:
            editor, is_brought = self.editor(f"data.{part}"), part in brought
            editor.setEnabled(not is_brought)
            editor.setToolTip(tip if is_brought else "")


class ImagesCard(RecipeForm):
    """How an image comes to the network."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("DataSettings", "Images"), Form.IMAGES)


class AugmentCard(RecipeForm):
    """How training images are varied each time they are seen, with examples."""

    def __init__(self, theme: Theme, client: EngineClient) -> None:
        self.examples = VariationStrip(theme, client)
        title = translate("DataSettings", "Augmentation")
        super().__init__(theme, title, Form.AUGMENTATION, self.examples)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the fields of `recipe` and what they do."""
        super().show_recipe(recipe)
        self.examples.show_recipe(recipe)
