"""What else changes in a recipe when its backbone does."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.networks import layer_presets
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import is_known
from studio.core.networks.feature_layers import before_classifier
from studio.core.networks.image_fit import is_buildable, is_far
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput, usual_values, with_input
from studio.core.networks.selection import ALL, HEAD, patterns, trainable_names
from studio.core.plan.suited_head import is_own_head, with_suited_head
from studio.core.recipes.recipe import Model, Recipe, Stage


def with_backbone(recipe: Recipe, new: Backbone, old: Backbone | None) -> Recipe:
    """Return the recipe with `new` in place of `old` (None: an own model), and sensible with it.

    Pretrained weights are taken where there are any. The image size stays where it suits the new
    network. A recipe from scratch becomes one stage that trains the head; a pretrained one whose
    new backbone has no weights trains everything. The head becomes the one that suits, unless the
    person chose another one than the old backbone was given.
    """
    pretrained = new.weight_file is not None
    model = replace(
        recipe.model,
        backbone=new.name,
        weights="imagenet" if pretrained else "random",
        features=None,
        pixels="0..255",
    )
    data = replace(recipe.data, image_size=_size(recipe.data.image_size, new, old))
    if not is_own_head(recipe.model):
        model = with_suited_head(model, data.image_size)
    stages = _stages(recipe, learned=pretrained)
    return replace(recipe, model=model, data=data, stage=stages)


def with_model_file(recipe: Recipe, file: Path) -> Recipe:
    """Return the recipe with a model of one's own in place of its backbone."""
    model = replace(
        recipe.model,
        backbone=str(file),
        weights="random",
        features=None,
        pixels=usual_values(file),
    )
    if not is_own_head(recipe.model):
        model = with_suited_head(model, recipe.data.image_size)
    return replace(recipe, model=model, stage=_stages(recipe, learned=True))


def is_pretrained(model: Model) -> bool:
    """Return whether the backbone starts from learned weights; a model file brings its own."""
    return model.weights != "random" or not is_known(model.backbone)


def fitted(recipe: Recipe, layers: Sequence[Layer], reads: ModelInput | None = None) -> Recipe:
    """Return the recipe with stages that select no layer of `layers` made to select some.

    Such a stage was written for another backbone. It trains the head and the last block, or
    everything where the weights are random. Of a model of one's own without feature maps the
    features are taken in front of its classifier, which would otherwise feed the head.

    Args:
        recipe: another backbone was put into it.
        layers: of its network; none where that cannot be built for the recipe's images.
        reads: the images that a model of one's own reads, which the recipe's become.
    """
    recipe = with_input(recipe, reads)
    if not layers:
        return recipe
    if not is_pretrained(recipe.model):
        chosen: tuple[str, ...] = (ALL,)
    else:
        chosen = patterns(layers, layer_presets.last_block(layers))
    stages = tuple(
        stage if selects(stage, layers) else replace(stage, train=chosen) for stage in recipe.stage
    )
    model = recipe.model
    if not is_known(model.backbone) and model.features is None:
        model = replace(model, features=before_classifier(layers))
    return replace(recipe, model=model, stage=stages)


def selects(stage: Stage, layers: Sequence[Layer]) -> bool:
    """Return whether every pattern of `stage` selects a layer that can train."""
    try:
        trainable_names(layers, stage.train, "stage.train")
    except InputError:
        return False
    return True


def _stages(recipe: Recipe, *, learned: bool) -> tuple[Stage, ...]:
    """Return the recipe's stages, changed where only the old or the new backbone has learned."""
    had_learned = is_pretrained(recipe.model)
    if learned and not had_learned:
        return (Stage(name="Head", train=(HEAD,), epochs=min(recipe.epochs, 10)),)
    if had_learned and not learned:
        return tuple(replace(stage, train=(ALL,)) for stage in recipe.stage)
    return recipe.stage


def _size(size: tuple[int, int], new: Backbone, old: Backbone | None) -> tuple[int, int]:
    if old is not None and size == old.input_size:
        return new.input_size
    return size if is_buildable(new, size) and not is_far(new, size) else new.input_size
