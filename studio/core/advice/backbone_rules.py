"""Advice about the backbone's weights and what can be made of it afterwards."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.networks.selection import ALL
from studio.core.recipes.recipe import Recipe


def weights_missing(situation: Situation) -> Advice | None:
    """The weights must be brought before the training can start from them."""
    if not situation.is_pretrained or situation.weights_here:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The {weights} weights of {backbone} are not on this computer yet. They are "
            "downloaded when training starts; without internet, choose a file on the Model "
            "page.",
            weights=_shown(situation.recipe.model.weights),
            backbone=situation.recipe.model.backbone,
        ),
        RecipeFix(say("Start from random weights"), from_scratch),
    )


def no_h5(situation: Situation) -> Advice | None:
    """A person who needs one .h5 file should know before training."""
    backbone = situation.backbone
    if backbone is None or backbone.h5:
        return None
    return Advice(
        Severity.HINT,
        say(
            "{backbone} cannot be reloaded from a single .h5 file. Export it as .keras, or as "
            ".weights.h5 with the lines that rebuild the network.",
            backbone=backbone.name,
        ),
    )


def from_scratch(recipe: Recipe) -> Recipe:
    """Return the recipe with random weights and every layer training in every stage."""
    stages = tuple(replace(stage, train=(ALL,)) for stage in recipe.stage)
    return replace(recipe, model=replace(recipe.model, weights="random"), stage=stages)


def _shown(weights: str) -> str:
    return {"imagenet": "ImageNet", "studio": "Studio"}.get(weights, weights)
