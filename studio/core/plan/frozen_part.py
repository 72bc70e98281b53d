"""Which part of a network a stage computes once instead of in every epoch.

The engine finds the exact cut in the graph; these rules say the same from the rows alone, in the
graph's order, which is enough for a forecast and for the checklist's notes.
"""

from collections.abc import Sequence

from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import Recipe


def keeps_outputs(recipe: Recipe) -> bool:
    """Return whether the frozen part sees the same images in each epoch."""
    augment = recipe.augment
    return augment is None or not augment.is_active or augment.views > 0


def views(recipe: Recipe) -> int:
    """Return how many changed views of a training image are kept; 0 where none are changed."""
    augment = recipe.augment
    return augment.views if augment is not None and augment.is_active else 0


def first_trained(layers: Sequence[Layer], trained: frozenset[str]) -> int:
    """Return the index of the first row in `trained`, the number of rows where there is none."""
    return next((at for at, layer in enumerate(layers) if layer.name in trained), len(layers))


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
    front = layers[: min(first_trained(layers, trained) for trained in chosen)]
    behind = layers[len(front) :]
    return frozenset(layer.block for layer in front) - {layer.block for layer in behind}
