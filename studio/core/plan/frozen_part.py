"""Which part of a network a stage computes once instead of in every epoch: the one rule for it.

The engine cuts its graph by it, the forecast and the checklist's notes read it from the rows.
"""

from collections.abc import Iterable, Sequence

from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.core.recipes.recipe import Recipe

_POOLING = frozenset({"GlobalAveragePooling2D", "GlobalMaxPooling2D", "Flatten"})
"""Layers of a head that may be computed once: they shrink what is kept and draw nothing."""


def keeps_outputs(recipe: Recipe) -> bool:
    """Return whether the frozen part sees the same images in each epoch."""
    augment = recipe.augment
    if augment is None or not augment.is_active:
        return True
    return augment.views > 0 and not augment.mixup


def views(recipe: Recipe) -> int:
    """Return how many changed views of a training image are kept; 0 where none are changed."""
    augment = recipe.augment
    if augment is None or not augment.is_active or augment.mixup:
        return 0
    return augment.views


def frozen_names(layers: Iterable[Layer], trained: frozenset[str]) -> frozenset[str]:
    """Return the layers of which nothing can change while only `trained` train.

    A layer is frozen that does not train and reads nothing but frozen layers or the images. One of
    the head is not frozen for holding no weights: the head's dropout must act.

    Args:
        layers: rows of the network in the graph's order.
        trained: names.
    """
    frozen: set[str] = set()
    for layer in layers:
        is_moving = layer.name in trained or not frozen.issuperset(layer.inputs)
        if not is_moving and (not layer.is_head or layer.kind in _POOLING):
            frozen.add(layer.name)
    return frozenset(frozen)


def is_worth_keeping(layers: Iterable[Layer], frozen: frozenset[str]) -> bool:
    """Return whether the frozen part holds weights; what only scales pixels costs next to none."""
    return any(
        layer.parameters > 0 and not layer.name.startswith(PREPROCESS_PREFIX)
        for layer in layers
        if layer.name in frozen
    )


def cached_blocks(
    layers: Sequence[Layer], chosen: Sequence[frozenset[str]], recipe: Recipe
) -> frozenset[str]:
    """Return the blocks whose outputs are computed once in every stage.

    Args:
        layers: rows of the network in the graph's order.
        chosen: names of the layers that train, for each stage.
    """
    if not keeps_outputs(recipe) or not chosen:
        return frozenset()
    parts = [frozen_names(layers, trained) for trained in chosen]
    if not all(is_worth_keeping(layers, frozen) for frozen in parts):
        return frozenset()
    front = frozenset.intersection(*parts)
    inside = {layer.block for layer in layers if layer.name in front}
    return frozenset(inside - {layer.block for layer in layers if layer.name not in front})
