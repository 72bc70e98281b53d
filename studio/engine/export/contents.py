"""What an exported file carries beside the network: class names, the recipe, members."""

from __future__ import annotations

import json

import msgspec

from studio.core.exports.carried import CLASSES, MEMBERS, OUTPUT, RECIPE
from studio.core.exports.snippet import Answer
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe


class Contents(msgspec.Struct, frozen=True):
    """Class names in the order of the outputs, and the recipe the model was trained by.

    Attributes:
        members: of an ensemble: JSON list with name, weight, backbone, size, seed and whether they
            are combined by mean or vote; "" for a single run. The recipe is then that of the member
            with the largest images.
        answer: what the network gives.
    """

    classes: tuple[str, ...]
    recipe: Recipe
    members: str = ""
    answer: Answer = "probabilities"

    @property
    def single_class(self) -> str:
        """The class whose probability the only output is, "" of any other network."""
        return self.classes[1] if self.answer == "probability" else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What each output of a classifier is the probability of."""
        if self.answer == "probabilities":
            return self.classes
        return (self.single_class,) if self.single_class else ()

    def attributes(self) -> dict[str, str]:
        """Return all as text by the names that files use: JSON list, TOML.

        Of a single sigmoid unit, the name of the class whose probability it gives comes with them.
        """
        found = {
            CLASSES: json.dumps(self.classes, ensure_ascii=False),
            RECIPE: recipes.dump(self.recipe),
        }
        further = {MEMBERS: self.members, OUTPUT: self.single_class}
        return found | {name: text for name, text in further.items() if text}
