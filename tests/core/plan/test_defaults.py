"""The recipe that a new project begins with."""

from pathlib import Path

import pytest

from studio.core.dataset.images import Dataset, Image
from studio.core.networks.catalogue import backbone
from studio.core.plan.defaults import median_side, suggest
from studio.core.plan.defaults.classify import PRETRAINED
from studio.core.recipes import recipe as recipes
from studio.core.tasks.table import TASKS


def dataset(*sides: int) -> Dataset:
    images = tuple(
        Image(f"a/{at}.png", 0, None, side, side - 1, 100, f"{at:032x}")
        for at, side in enumerate(sides)
    )
    return Dataset("/pictures", ("a", "b"), images, ())


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A folder with the weights file of the preferred backbone."""
    file = backbone("MobileNetV2").weight_file
    assert file is not None
    (tmp_path / file.name).write_bytes(b"weights")
    return tmp_path


def test_tiny_images_are_learned_from_scratch(weights: Path) -> None:
    suggestion = suggest(dataset(32, 32, 500), "Digits", weights)
    recipe = suggestion.recipe
    assert recipe.model.backbone == "LeNet-5"
    assert recipe.model.weights == "random"
    assert recipe.data.image_size == (32, 32)
    assert recipe.data.folder == "/pictures"
    assert "32" in str(suggestion.reason)


def test_photos_get_a_pretrained_network_in_two_stages(weights: Path) -> None:
    recipe = suggest(dataset(640, 480, 1200), "Birds", weights).recipe
    assert (recipe.model.backbone, recipe.model.weights) == ("MobileNetV2", "imagenet")
    head, fine = recipe.stage
    assert head.train == ("head",)
    assert fine.train == PRETRAINED["MobileNetV2"]
    assert fine.learning_rate == head.learning_rate / 100
    assert recipe.data.image_size == (224, 224)


@pytest.mark.parametrize(("side", "expected"), [(60, 96), (100, 96), (150, 160), (4000, 224)])
def test_image_size_follows_the_images(weights: Path, side: int, expected: int) -> None:
    recipe = suggest(dataset(side), "p", weights).recipe
    assert recipe.data.image_size == (expected, expected)


def test_without_other_weights_those_that_install_with_the_program(tmp_path: Path) -> None:
    suggestion = suggest(dataset(640), "Birds", tmp_path)
    model = suggestion.recipe.model
    assert (model.backbone, model.weights) == ("EfficientNetLite0", "imagenet")
    assert suggestion.recipe.stage[1].train == PRETRAINED["EfficientNetLite0"]
    assert "EfficientNetLite0" in str(suggestion.reason)


def test_without_any_weights_a_small_network_and_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.core.plan.defaults.classify.packaged", lambda file: None)
    suggestion = suggest(dataset(640), "Birds", tmp_path)
    assert suggestion.recipe.model.weights == "random"
    assert "No pretrained weights" in str(suggestion.reason)


@pytest.mark.parametrize("side", [20, 640])
@pytest.mark.parametrize("name", ["", "  ", "x" * 300, 'quotes " and ü'])
def test_every_suggestion_is_a_valid_recipe(tmp_path: Path, side: int, name: str) -> None:
    recipe = suggest(dataset(side), name, tmp_path).recipe
    assert recipes.parse(recipes.dump(recipe), "recipe.toml") == recipe


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("MobileNetV2", ("block_16_expand", "block_16_project_BN", "Conv_1", "Conv_1_bn")),
        ("EfficientNetLite0", ("block7a_expand_conv", "block7a_dwconv", "top_conv")),
    ],
)
def test_last_block_fits_the_pretrained_network(name: str, layers: tuple[str, ...]) -> None:
    from fnmatch import fnmatchcase

    patterns = PRETRAINED[name]
    assert all(any(fnmatchcase(layer, pattern) for pattern in patterns) for layer in layers)
    assert all(any(fnmatchcase(layer, one) for layer in layers) for one in patterns[1:])


def test_median_side_of_nothing() -> None:
    assert median_side(dataset()) == 224


def test_tiny_images_are_restored_by_dense_layers_in_grey(tmp_path: Path) -> None:
    recipe = suggest(dataset(28, 32), "Digits", tmp_path, "autoencode").recipe
    assert (recipe.task, recipe.autoencoder.kind) == ("autoencode", "dense")
    assert (recipe.data.image_size, recipe.data.color) == ((32, 32), "gray")
    assert recipes.parse(recipes.dump(recipe), "recipe.toml") == recipe


def test_larger_images_are_restored_by_convolutions_in_colour(tmp_path: Path) -> None:
    recipe = suggest(dataset(640, 480), "Birds", tmp_path, "autoencode").recipe
    assert recipe.autoencoder.kind == "convolutional"
    assert (recipe.data.image_size, recipe.data.color) == ((64, 64), "rgb")
    assert recipes.parse(recipes.dump(recipe), "recipe.toml") == recipe


def test_every_task_has_a_recipe_to_begin_with(tmp_path: Path) -> None:
    for task in TASKS:
        assert suggest(dataset(64), "New", tmp_path, task.key).recipe.task == task.key
    with pytest.raises(KeyError):
        suggest(dataset(64), "New", tmp_path, "compose")
