from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.metrics import read_metrics
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, StageStarted
from studio.engine.control import Control
from studio.engine.data.augment import make_augment
from studio.engine.job import Job
from studio.engine.networks.build import build_network
from studio.engine.tasks import classify
from studio.engine.training import frozen as frozen_module
from studio.engine.training.cut import find_cut
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.frozen import FrozenPart, Wanted

pytestmark = pytest.mark.engine

SIZE = (32, 32)


def recipe_for(
    folder: Path, backbone: str, *stages: Stage, augment: Augment | None = None
) -> Recipe:
    return Recipe(
        name="cut",
        data=Data(folder=str(folder), image_size=SIZE, batch_size=8),
        model=Model(backbone=backbone, dense=(8,), dropout=0.3),
        stage=stages,
        augment=augment,
    )


def trained(recipe: Recipe, runs: Path) -> tuple[RunFolder, list[AnyEvent]]:
    events: list[AnyEvent] = []
    folder = classify.train(Job(1, events.append, Control()), recipe, runs, runs)
    return folder, events


@pytest.mark.parametrize(
    ("backbone", "train", "layer", "tensors"),
    [
        ("VGG16", ("head",), "head_pooling", 1),
        ("VGG16", ("head", "block5_*"), "block4_pool", 1),
        ("ResNet50", ("head", "conv5_block3_2_*"), "conv5_block3_1_relu", 2),
        ("MobileNetV2", ("head", "block_16_*"), "block_15_add", 1),
        ("DenseNet121", ("head", "conv5_block16_2_conv"), "conv5_block16_1_relu", 2),
    ],
)
def test_both_parts_together_are_the_network(
    backbone: str, train: tuple[str, ...], layer: str, tensors: int
) -> None:
    network = build_network(Model(backbone=backbone), SIZE, "rgb", 3, None, 7)
    cut = find_cut(network.logits, trainable_names(network.layers, train, "train"))
    images = np.random.default_rng(0).integers(0, 256, (2, *SIZE, 3)).astype(np.float32)
    assert cut.front is not None
    assert len(cut.front.outputs) == tensors
    assert layer in {cut.layer, *(x._keras_history.operation.name for x in cut.front.outputs)}
    joined = cut.tail(cut.front([images], training=False), training=False)
    np.testing.assert_array_equal(joined, network.logits(images, training=False))


def test_nothing_is_cut_where_the_first_layer_trains() -> None:
    network = build_network(Model(backbone="LeNet-5"), SIZE, "rgb", 3, None, 7)
    cut = find_cut(network.logits, trainable_names(network.layers, ("all",), "train"))
    assert not cut.has_weights


def test_training_behind_kept_outputs_equals_training_end_to_end(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = recipe_for(
        images_folder,
        "VGG16",
        Stage(name="Head", train=("head",), epochs=2),
        Stage(name="Block", train=("head", "block5_*"), epochs=2, learning_rate=1e-4),
    )
    kept, events = trained(recipe, tmp_path / "kept")
    cuts = [event.cut for event in events if isinstance(event, StageStarted)]
    assert cuts == ["head_pooling", "block4_pool"]
    monkeypatch.setattr(FrozenPart, "outputs", lambda _self, _wanted: None)
    anew, events = trained(recipe, tmp_path / "anew")
    assert [event.cut for event in events if isinstance(event, StageStarted)] == [None, None]
    ours = read_metrics(kept.metrics_file).track("train").values("loss")
    plain = read_metrics(anew.metrics_file).track("train").values("loss")
    np.testing.assert_allclose(ours, plain, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(
        msgspec.structs.astuple(kept.report().classified.loss),
        msgspec.structs.astuple(anew.report().classified.loss),
        rtol=1e-3,
    )


def outputs_of(part: FrozenPart, wanted: Wanted) -> NDArray[np.float32]:
    found = part.outputs(wanted)
    assert found is not None
    return found.source.gather(wanted.images)[0]


@pytest.fixture
def wanted() -> Wanted:
    network = build_network(Model(backbone="VGG16"), SIZE, "rgb", 3, None, 7)
    cut = find_cut(network.logits, trainable_names(network.layers, ("head",), "train"))
    return Wanted(FrontPass(cut.front), np.array([1, 3, 4]))


def part_of(pixels: NDArray[np.uint8]) -> FrozenPart:
    labels = np.zeros(len(pixels), np.int32)
    return FrozenPart(Job(1, lambda _event: None, Control()), pixels, labels, "these pixels")


@pytest.fixture
def pixels() -> NDArray[np.uint8]:
    return np.random.default_rng(3).integers(0, 256, (6, *SIZE, 3), np.uint8)


def test_files_hold_what_memory_would_and_serve_the_next_run(
    wanted: Wanted, pixels: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = outputs_of(part_of(pixels), wanted)
    monkeypatch.setattr(frozen_module, "MEMORY_SHARE", 0.0)
    np.testing.assert_array_equal(outputs_of(part_of(pixels), wanted), in_memory)
    (file,) = (paths.cache() / "frozen").glob("*.npy")
    monkeypatch.setattr(FrozenPart, "_fill", None)  # a second computation would fail
    np.testing.assert_array_equal(outputs_of(part_of(pixels), wanted), in_memory)
    assert [file] == list((paths.cache() / "frozen").iterdir())


@pytest.mark.parametrize("damage", ["cut off", "other weights"])
def test_a_half_written_or_stale_file_is_never_used(
    wanted: Wanted, pixels: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(frozen_module, "MEMORY_SHARE", 0.0)
    before = outputs_of(part_of(pixels), wanted).copy()
    (file,) = (paths.cache() / "frozen").glob("*.npy")
    if damage == "cut off":
        file.write_bytes(file.read_bytes()[:-100])
        np.testing.assert_array_equal(outputs_of(part_of(pixels), wanted), before)
    else:
        kernel = wanted.front_pass.front.get_layer("block5_conv3").kernel
        kernel.assign(kernel * 2.0)
        np.testing.assert_allclose(outputs_of(part_of(pixels), wanted), 2.0 * before, rtol=1e-5)


def test_views_are_computed_once_and_differ(wanted: Wanted, pixels: NDArray[np.uint8]) -> None:
    turning = make_augment(Augment(rotation=0.3, views=3))
    front_pass = FrontPass(wanted.front_pass.front, turning)
    changed = msgspec.structs.replace(wanted, front_pass=front_pass, views=3, seed=7)
    found = part_of(pixels).outputs(changed)
    again = part_of(pixels).outputs(changed)
    assert found is not None
    assert again is not None
    np.testing.assert_array_equal(found.source.arrays[0], again.source.arrays[0])
    views = found.source.arrays[0].reshape(3, len(wanted.images), -1)
    assert not np.allclose(views[0], views[1])
    drawn = {
        found.source.for_epoch(7, 0, epoch).gather(wanted.images)[0].tobytes()
        for epoch in range(12)
    }
    assert len(drawn) > 1


def test_augmentation_without_views_is_never_cached(images_folder: Path, tmp_path: Path) -> None:
    stage = Stage(name="Head", train=("head",), epochs=1)
    fresh = recipe_for(images_folder, "MobileNetV2", stage, augment=Augment(flip="horizontal"))
    _, events = trained(fresh, tmp_path / "fresh")
    assert [event.cut for event in events if isinstance(event, StageStarted)] == [None]
    views = recipe_for(
        images_folder, "MobileNetV2", stage, augment=Augment(flip="horizontal", views=2)
    )
    folder, _ = trained(views, tmp_path / "views")
    assert folder.report().cut is not None
