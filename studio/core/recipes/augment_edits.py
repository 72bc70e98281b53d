"""Changes of a recipe's augmentation that more than one field follows from."""

from msgspec.structs import replace

from studio.core.recipes.place import Place, with_value
from studio.core.recipes.recipe import Recipe

MIXUP = "augment.mixup"


def with_augmentation(recipe: Recipe, path: str, value: object) -> Recipe:
    """Return the recipe with another value of a field of its augmentation.

    Where images are blended, none are computed once: mix-up takes the precomputed variations away.
    """
    changed = with_value(recipe, Place(path), value)
    if path == MIXUP and changed.augment is not None and changed.augment.mixup:
        return replace(changed, augment=replace(changed.augment, views=0))
    return changed
