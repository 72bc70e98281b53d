from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.core.networks.catalogue import backbone
from studio.core.networks.layers import Layer
from studio.core.plan.backbone_change import fitted, is_pretrained, with_backbone, with_model_file
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Model, Recipe, Stage

LENET, VGG, XCEPTION = backbone("LeNet-5"), backbone("VGG16"), backbone("Xception")


def _recipe(name: str, weights: str, size: int, *stages: Stage) -> Recipe:
    return Recipe(
        name="Birds",
        data=Data(folder="birds", image_size=(size, size)),
        model=Model(backbone=name, weights=weights, features="some_layer"),
        stage=stages or (Stage(),),
    )


def _layer(name: str, block: str) -> Layer:
    return Layer(name, "Conv2D", block, (4, 4, 2), 10, 10, 3)


LAYERS = (
    _layer("block1_conv1", "block1"),
    _layer("block2_conv1", "block2"),
    _layer("head_predictions", "head"),
)


def test_from_scratch_to_pretrained() -> None:
    changed = with_backbone(_recipe("LeNet-5", "random", 32), VGG, LENET)
    assert recipes.parse(recipes.dump(changed), "changed") == changed
    assert changed.model.backbone == "VGG16"
    assert changed.model.weights == "imagenet"
    assert changed.model.features is None
    assert changed.data.image_size == (224, 224)
    assert [stage.train for stage in changed.stage] == [("head",)]


def test_from_pretrained_to_scratch() -> None:
    stages = (Stage(name="Head", train=("head",)), Stage(name="Fine", train=("head", "block5_*")))
    changed = with_backbone(_recipe("VGG16", "imagenet", 224, *stages), LENET, VGG)
    assert changed.model.weights == "random"
    assert changed.data.image_size == (32, 32)
    assert [stage.train for stage in changed.stage] == [("all",), ("all",)]


@pytest.mark.parametrize(("size", "expected"), [(224, 299), (256, 256), (48, 299), (1200, 299)])
def test_a_chosen_size_stays_where_it_suits(size: int, expected: int) -> None:
    changed = with_backbone(_recipe("VGG16", "imagenet", size), XCEPTION, VGG)
    assert changed.data.image_size == (expected, expected)


def test_stages_for_another_network_are_fitted() -> None:
    stages = (Stage(name="Head", train=("head",)), Stage(name="Fine", train=("head", "conv5_*")))
    recipe = _recipe("VGG16", "imagenet", 224, *stages)
    assert [s.train for s in fitted(recipe, LAYERS).stage] == [("head",), ("head", "block2_*")]
    scratch = _recipe("VGG16", "random", 224, *stages)
    assert [s.train for s in fitted(scratch, LAYERS).stage] == [("head",), ("all",)]


def test_a_recipe_that_fits_stays_as_it_is() -> None:
    recipe = _recipe("VGG16", "imagenet", 224, Stage(train=("block1_*",)))
    assert fitted(recipe, LAYERS) == recipe


def test_a_model_file_counts_as_learned() -> None:
    recipe = _recipe("LeNet-5", "random", 32)
    assert not is_pretrained(recipe.model)
    changed = with_model_file(recipe, Path("/models/mine.keras"))
    assert is_pretrained(changed.model)
    assert changed.model.backbone == "/models/mine.keras"
    assert [stage.train for stage in changed.stage] == [("head",)]
    back = with_backbone(changed, LENET, None)
    assert [stage.train for stage in back.stage] == [("all",)]


def _headed(recipe: Recipe, **head: object) -> Recipe:
    changed: Recipe = replace(recipe, model=replace(recipe.model, **head))
    return changed


def _head(recipe: Recipe) -> tuple[object, ...]:
    return recipe.model.pooling, recipe.model.dense, recipe.model.dropout


@pytest.mark.parametrize("pooling", ["flatten", "max"])
def test_a_new_backbone_brings_the_head_that_suits_it(pooling: str) -> None:
    small = _headed(_recipe("LeNet-5", "random", 32), pooling=pooling, dense=(84,))
    deep = with_backbone(small, VGG, LENET)
    assert _head(deep) == ("average", (), 0.2)
    assert _head(with_backbone(deep, XCEPTION, VGG)) == ("average", (), 0.2)
    assert _head(with_backbone(deep, LENET, VGG)) == ("flatten", (84,), 0.0)
    assert _head(with_model_file(small, Path("/models/mine.keras"))) == ("average", (), 0.2)


@pytest.mark.parametrize(
    "head",
    [
        {"pooling": "max", "dense": (128,)},
        {"pooling": "max", "dense": (84,), "dropout": 0.5},
        {"pooling": "max", "dense": (84,), "batch_norm": True},
    ],
)
def test_a_head_that_the_person_chose_stays(head: dict[str, object]) -> None:
    own = _headed(_recipe("LeNet-5", "random", 32), **head)
    changed = with_backbone(own, VGG, LENET)
    assert {field: getattr(changed.model, field) for field in head} == head
