"""What else changes in a recipe when its backbone does."""

from collections.abc import Sequence

from msgspec.structs import replace

from studio.core import layer_presets
from studio.core.catalogue import Backbone
from studio.core.errors import InputError
from studio.core.image_fit import is_buildable, is_far
from studio.core.layers import Layer
from studio.core.recipe import Recipe, Stage
from studio.core.selection import ALL, HEAD, patterns, trainable_names


def with_backbone(recipe: Recipe, new: Backbone, old: Backbone | None) -> Recipe:
    """Return the recipe with `new` in place of `old` (None: an own model), and sensible with it.

    Pretrained weights are taken where there are any. The image size stays where it suits the new
    network. A recipe from scratch becomes one stage that trains the head; a pretrained one whose
    new backbone has no weights trains everything.
    """
    pretrained = new.weight_file is not None
    model = replace(
        recipe.model,
        backbone=new.name,
        weights="imagenet" if pretrained else "random",
        features=None,
    )
    data = replace(recipe.data, image_size=_size(recipe.data.image_size, new, old))
    was_pretrained = recipe.model.weights != "random"
    stages = recipe.stage
    if pretrained and not was_pretrained:
        stages = (Stage(name="Head", train=(HEAD,), epochs=min(recipe.epochs, 10)),)
    elif not pretrained and was_pretrained:
        stages = tuple(replace(stage, train=(ALL,)) for stage in recipe.stage)
    return replace(recipe, model=model, data=data, stage=stages)


def fitted(recipe: Recipe, layers: Sequence[Layer]) -> Recipe:
    """Return the recipe with stages that select no layer of `layers` made to select some.

    Such a stage was written for another backbone. It trains the head and the last block, or
    everything where the weights are random.
    """
    if recipe.model.weights == "random":
        chosen: tuple[str, ...] = (ALL,)
    else:
        chosen = patterns(layers, layer_presets.last_block(layers))
    stages = tuple(
        stage if selects(stage, layers) else replace(stage, train=chosen) for stage in recipe.stage
    )
    return replace(recipe, stage=stages)


def selects(stage: Stage, layers: Sequence[Layer]) -> bool:
    """Return whether every pattern of `stage` selects a layer that can train."""
    try:
        trainable_names(layers, stage.train, "stage.train")
    except InputError:
        return False
    return True


def _size(size: tuple[int, int], new: Backbone, old: Backbone | None) -> tuple[int, int]:
    if old is not None and size == old.input_size:
        return new.input_size
    return size if is_buildable(new, size) and not is_far(new, size) else new.input_size
