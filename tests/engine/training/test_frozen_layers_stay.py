"""Frozen layers are bit-identical after a training, batch normalisation included."""

from fnmatch import fnmatchcase
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace

from studio.core.recipes.recipe import Augment, Model, Recipe, Stage
from studio.core.wire.messages import StageStarted
from studio.engine.networks.from_recipe import network_of

pytestmark = pytest.mark.engine

CASES = [
    # the cut lies before the pattern; what comes behind it is frozen, but not computed once
    ("VGG16", ("head", "block5_conv2")),
    ("ResNet50", ("head", "conv5_block2_*")),
    ("MobileNetV2", ("head", "block_15_*")),
    ("EfficientNetB0", ("head", "block6d_*")),
]


def stage(*train: str) -> Stage:
    return Stage(train=train, epochs=1, optimizer="sgd", learning_rate=0.05)


def arrays(model: keras.Model) -> dict[str, list[np.ndarray]]:
    return {layer.name: layer.get_weights() for layer in model.layers if layer.weights}


def moved_layers(recipe: Recipe, model_file: Path) -> tuple[set[str], set[str]]:
    """Names of the layers that differ from the beginning, and of all layers with weights."""
    before = arrays(network_of(recipe, tiny_images.CLASSES, None).model)
    after = arrays(keras.models.load_model(model_file, compile=False))
    assert before.keys() == after.keys()
    moved = {
        name
        for name, old in before.items()
        if any(a.tobytes() != b.tobytes() for a, b in zip(old, after[name], strict=True))
    }
    return moved, set(before)


def selected(names: set[str], patterns: tuple[str, ...]) -> set[str]:
    return {
        name
        for name in names
        for pattern in patterns
        if (name.startswith("head_") if pattern == "head" else fnmatchcase(name, pattern))
    }


@pytest.mark.parametrize(("backbone", "patterns"), CASES)
def test_ticked_layers_move_and_no_bit_of_the_others(
    images_folder: Path, tmp_path: Path, backbone: str, patterns: tuple[str, ...]
) -> None:
    recipe = tiny_images.backbone_recipe(images_folder, backbone, (stage(*patterns),))
    run = engine_runs.train(recipe, tmp_path)
    moved, names = moved_layers(recipe, run.last_model_file)
    assert moved == selected(names, patterns)
    normalised = {name for name in moved if "bn" in name.lower()}
    assert bool(normalised) is (backbone != "VGG16")


@pytest.mark.parametrize("backbone", ["MobileNetV2"])
def test_the_same_without_computing_the_front_once(
    images_folder: Path, tmp_path: Path, backbone: str
) -> None:
    patterns = dict(CASES)[backbone]
    recipe = replace(
        tiny_images.backbone_recipe(images_folder, backbone, (stage(*patterns),)),
        augment=Augment(flip="horizontal"),
    )
    watched = Watched()
    run = watched.train(recipe, tmp_path)
    assert watched.of(StageStarted)[0].cut is None
    moved, names = moved_layers(recipe, run.last_model_file)
    assert moved == selected(names, patterns)


def lenet(folder: Path, *stages: Stage) -> Recipe:
    """With a batch normalisation in its head, which may be frozen like any layer."""
    model = Model(backbone="LeNet-5", pooling="flatten", dense=(8,), batch_norm=True, dropout=0.2)
    return tiny_images.lenet_recipe(folder, model=model, stage=stages)


def test_a_later_stage_freezes_what_an_earlier_one_trained(
    images_folder: Path, tmp_path: Path
) -> None:
    first = replace(stage("all"), name="First")
    recipe = lenet(images_folder, first, replace(stage("block1_*"), name="Second"))
    after_first = arrays(
        keras.models.load_model(
            engine_runs.train(lenet(images_folder, first), tmp_path).last_model_file, compile=False
        )
    )
    moved, names = moved_layers(recipe, engine_runs.train(recipe, tmp_path).last_model_file)
    assert moved == names
    after_both = arrays(
        keras.models.load_model(
            max(tmp_path.glob("*/last.keras"), key=lambda file: file.stat().st_mtime_ns),
            compile=False,
        )
    )
    assert any("norm" in name for name in after_both)
    differing = {
        name
        for name, old in after_first.items()
        if any(a.tobytes() != b.tobytes() for a, b in zip(old, after_both[name], strict=True))
    }
    assert differing == selected(names, ("block1_*",))
