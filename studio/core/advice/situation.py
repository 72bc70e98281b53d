"""What the rules of advice look at."""

from collections.abc import Mapping, Sequence

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.dataset.duplicates import Copies
from studio.core.networks.catalogue import Backbone
from studio.core.networks.layers import Layer
from studio.core.networks.selection import trainable_names
from studio.core.plan.backbone_change import is_pretrained
from studio.core.recipes.recipe import Recipe, Stage


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe and what is known about its surroundings; what is unknown makes no rule speak.

    Attributes:
        classes: images of each class, all parts together; empty before the folder is scanned.
        class_folders: patterns that leave out each class.
        copies: duplicates among the images in use.
        images: number of images for training, validation and test, or None before the scan.
        problem: why the images cannot be trained on as they are, None where they can.
        layers: rows of the network; empty before it is described.
        backbone: row of the catalogue; None where the recipe names an own model.
        weights_here: whether the weights that the recipe asks for lie on this computer.
    """

    recipe: Recipe
    classes: Mapping[str, int] = {}
    class_folders: Mapping[str, tuple[str, ...]] = {}
    copies: Copies = Copies()
    images: tuple[int, int, int] | None = None
    problem: Sentence | None = None
    layers: Sequence[Layer] = ()
    backbone: Backbone | None = None
    weights_here: bool = True

    @property
    def is_pretrained(self) -> bool:
        """Whether the backbone starts from learned weights; an own model brings its own."""
        return is_pretrained(self.recipe.model)

    def trained(self, stage: Stage) -> tuple[Layer, ...]:
        """Return the rows that `stage` trains; none where its patterns fit no layer."""
        if not self.layers:
            return ()
        try:
            names = trainable_names(self.layers, stage.train, "stage.train")
        except InputError:  # the recipe and the rows are of different networks for a moment
            return ()
        return tuple(layer for layer in self.layers if layer.name in names)

    def trained_backbone(self, stage: Stage) -> tuple[Layer, ...]:
        """Return the rows outside the head that `stage` trains."""
        return tuple(layer for layer in self.trained(stage) if not layer.is_head)
