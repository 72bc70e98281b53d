"""How the devices of a computer share a batch."""

from itertools import pairwise

from studio.core.recipes.recipe import Recipe


def devices_used(recipe: Recipe, here: int) -> int:
    """Return how many devices a training of `recipe` is computed on.

    Args:
        recipe: how many it asks for.
        here: how many this computer has; 0 where that is not known, and then as many are taken to
            be here as are asked for.
    """
    if recipe.devices == 0:
        return max(here, 1)
    return min(recipe.devices, here) if here else recipe.devices


def share_sizes(recipe: Recipe, here: int) -> tuple[int, ...]:
    """Return the images of a whole batch that each device computes, empty where unknown.

    Sizes differ by one at most. A batch with fewer images than devices is computed by one.

    Args:
        recipe: batch size, and how many devices it asks for.
        here: how many this computer has; 0 where that is not known.
    """
    if not here:
        return ()
    count, batch = devices_used(recipe, here), recipe.data.batch_size
    if batch < count:
        return (batch,)
    edges = [batch * place // count for place in range(count + 1)]
    return tuple(end - first for first, end in pairwise(edges))
