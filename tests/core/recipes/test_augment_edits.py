from studio.core.recipes.augment_edits import with_augmentation
from studio.core.recipes.recipe import Augment, Data, Recipe

RECIPE = Recipe(name="x", data=Data(folder="d"), augment=Augment(rotation=0.1, views=5))


def test_blending_takes_precomputed_variations_away() -> None:
    blended = with_augmentation(RECIPE, "augment.mixup", 0.2)
    assert blended.augment == Augment(rotation=0.1, mixup=0.2)
    assert with_augmentation(RECIPE, "augment.mixup", 0.0) == RECIPE
    turned = with_augmentation(RECIPE, "augment.rotation", 0.2)
    assert turned.augment == Augment(rotation=0.2, views=5)
