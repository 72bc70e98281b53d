"""Advice about the size that images are brought to."""

from msgspec.structs import replace

from studio.core.advice.advice import Advice, RecipeFix, Severity
from studio.core.advice.situation import Situation
from studio.core.base.sentences import say
from studio.core.networks.image_fit import is_buildable, is_far
from studio.core.recipes.recipe import Recipe


def below_minimum(situation: Situation) -> Advice | None:
    """Pooling would leave less than one pixel."""
    backbone, size = situation.backbone, situation.recipe.data.image_size
    if backbone is None or is_buildable(backbone, size):
        return None
    return Advice(
        Severity.ERROR,
        say(
            "{backbone} needs images of at least {minimum} × {minimum} pixels; the recipe has "
            "{height} × {width}.",
            backbone=backbone.name,
            minimum=backbone.minimum_size,
            height=size[0],
            width=size[1],
        ),
        _to_size(backbone.input_size),
    )


def far_from_pretrained(situation: Situation) -> Advice | None:
    """Pretrained filters expect things at about the size they were shown."""
    backbone, size = situation.backbone, situation.recipe.data.image_size
    if backbone is None or not situation.is_pretrained or not is_buildable(backbone, size):
        return None
    if not is_far(backbone, size):
        return None
    return Advice(
        Severity.WARNING,
        say(
            "{backbone} learned its filters on images of {its_height} × {its_width} pixels; "
            "they work poorly at {height} × {width}.",
            backbone=backbone.name,
            its_height=backbone.input_size[0],
            its_width=backbone.input_size[1],
            height=size[0],
            width=size[1],
        ),
        _to_size(backbone.input_size),
    )


def _to_size(size: tuple[int, int]) -> RecipeFix:
    def resized(recipe: Recipe) -> Recipe:
        return replace(recipe, data=replace(recipe.data, image_size=size))

    return RecipeFix(say("Use {height} × {width}", height=size[0], width=size[1]), resized)
