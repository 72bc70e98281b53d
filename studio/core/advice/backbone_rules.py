"""Advice about the backbone's weights and what can be made of it afterwards."""

from pathlib import Path

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.networks.model_folder import is_saved_model
from studio.core.networks.model_input import with_input
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


def reads_other_images(situation: Situation) -> Advice | None:
    """A model of one's own cannot be built for the size or the colours of the recipe."""
    recipe, reads = situation.recipe, situation.reads
    if situation.layers or reads is None:
        return None
    suited = with_input(recipe, reads)
    if suited.data == recipe.data:
        return None
    height, width = suited.data.image_size
    values: dict[str, str | float] = {
        "backbone": Path(recipe.model.backbone).name,
        "height": height,
        "width": width,
    }
    sentence = (
        say(
            "{backbone} was made for grey images of {height} × {width} pixels and cannot read "
            "those of the recipe.",
            **values,
        )
        if reads.channels == 1
        else say(
            "{backbone} was made for colour images of {height} × {width} pixels and cannot read "
            "those of the recipe.",
            **values,
        )
    )
    return Advice(
        Severity.ERROR,
        sentence,
        RecipeFix(say("Use these images"), lambda recipe: with_input(recipe, reads)),
    )


def no_h5(situation: Situation) -> Advice | None:
    """A person who needs one .h5 file should know before training."""
    path = Path(situation.recipe.model.backbone)
    if situation.backbone is not None or not is_saved_model(path):
        return None
    return Advice(
        Severity.HINT,
        say(
            "{backbone} is a SavedModel: it never trains, and what is trained on it is exported "
            "as a SavedModel again or for TensorFlow Lite, not as .h5 or .keras.",
            backbone=path.name,
        ),
    )


def from_scratch(recipe: Recipe) -> Recipe:
    """Return the recipe with random weights and every layer training in every stage."""
    stages = tuple(replace(stage, train=(ALL,)) for stage in recipe.stage)
    return replace(recipe, model=replace(recipe.model, weights="random"), stage=stages)


def _shown(weights: str) -> str:
    return {"imagenet": "ImageNet", "studio": "Studio"}.get(weights, weights)
