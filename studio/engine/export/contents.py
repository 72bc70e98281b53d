"""What an exported file carries beside the network: class names, the recipe, members."""

from __future__ import annotations

import json

import msgspec

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe

CLASSES = "studio_classes"
RECIPE = "studio_recipe"
MEMBERS = "studio_members"
OUTPUT = "studio_output"


class Contents(msgspec.Struct, frozen=True):
    """Class names in the order of the outputs, and the recipe the model was trained by.

    Attributes:
        members: of an ensemble: JSON list with name, weight, backbone, size, seed and whether they
            are combined by mean or vote; "" for a single run. The recipe is then that of the member
            with the largest images.
    """

    classes: tuple[str, ...]
    recipe: Recipe
    members: str = ""

    def attributes(self) -> dict[str, str]:
        """Return all as text by the names that files use: JSON list, TOML.

        Of a single sigmoid unit, the name of the class whose probability it gives comes with them.
        """
        found = {
            CLASSES: json.dumps(self.classes, ensure_ascii=False),
            RECIPE: recipes.dump(self.recipe),
        }
        if self.members:
            return found | {MEMBERS: self.members}
        is_single = self.recipe.task == "classify" and self.recipe.model.output == "sigmoid"
        return found | ({OUTPUT: self.classes[1]} if is_single else {})
