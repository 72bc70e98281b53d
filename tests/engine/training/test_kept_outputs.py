from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import pytest
import tensorflow as tf
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import Cancelled
from studio.core.dataset.images import Dataset
from studio.core.dataset.kept_rows import KeptRows
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import Pixels, open_pixels
from studio.core.dataset.scan import scan
from studio.core.metrics import read_metrics
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, StageStarted
from studio.engine.control import Control
from studio.engine.data.augment import RowAugmentFunction, make_augment, make_row_augment
from studio.engine.data.order import batch_seed
from studio.engine.job import Job
from studio.engine.networks.build import build_network
from studio.engine.tasks import lifecycle
from studio.engine.training import frozen as frozen_module
from studio.engine.training.cut import find_cut
from studio.engine.training.front_pass import Draws, FrontPass
from studio.engine.training.frozen import FrozenPart
from studio.engine.training.kept_outputs import OutputSource, Wanted

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
    folder = lifecycle.train(Job(1, events.append, Control()), recipe, runs, runs)
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
    fresh, events = trained(recipe, tmp_path / "fresh")
    assert [event.cut for event in events if isinstance(event, StageStarted)] == [None, None]
    ours = read_metrics(kept.metrics_file).track("train").values("loss")
    plain = read_metrics(fresh.metrics_file).track("train").values("loss")
    np.testing.assert_allclose(ours, plain, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(
        msgspec.structs.astuple(kept.report().classified.loss),
        msgspec.structs.astuple(fresh.report().classified.loss),
        rtol=1e-3,
    )


EVERYTHING = np.arange(80)


class Counted(FrontPass):
    """Notes which images the frozen part runs on."""

    def __init__(self, front: keras.Model, augment: RowAugmentFunction | None = None) -> None:
        super().__init__(front, augment)
        self.batches: list[int] = []

    def run(self, pixels: NDArray[np.uint8], draws: Draws | None = None) -> list[NDArray[Any]]:
        self.batches.append(len(pixels))
        return super().run(pixels, draws)


def front_of(backbone: str) -> keras.Model:
    network = build_network(Model(backbone=backbone), SIZE, "rgb", 3, None, 7)
    return find_cut(network.logits, trainable_names(network.layers, ("head",), "train")).front


@pytest.fixture(scope="module")
def front() -> keras.Model:
    return front_of("LeNet-5")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("eighty")
    numbers = np.random.default_rng(3)
    for index in range(80):
        image = Image.fromarray(numbers.integers(0, 256, (*SIZE, 3), np.uint8))
        place = folder / "ab"[index % 2]
        place.mkdir(exist_ok=True)
        image.save(place / f"{index:02d}.png")
    return scan(folder)


@pytest.fixture
def pixels(dataset: Dataset) -> Iterator[Pixels]:
    with open_pixels(dataset, PixelForm(SIZE, "rgb")) as opened:
        yield opened


@pytest.fixture
def wanted(front: keras.Model) -> Wanted:
    return Wanted(Counted(front), EVERYTHING[:70])  # two batches of 32, and six images


def part_of(pixels: Pixels) -> FrozenPart:
    return FrozenPart(Job(1, lambda _event: None, Control()), pixels, "these pixels")


def never() -> bool:
    return False


def outputs_of(
    pixels: Pixels, wanted: Wanted, order: NDArray[np.int64], size: int = 8
) -> NDArray[np.float32]:
    """The outputs of the images of `wanted`, asked for in batches in the order given."""
    part = part_of(pixels)
    found = part.outputs(wanted)
    assert found is not None
    source = OutputSource(found, np.zeros(len(pixels), np.int32), wanted)
    for first in range(0, len(order), size):
        source.fill(order[first : first + size], order[first + size :], never)
    assert source.ready(wanted.images).all()
    values = source.gather(wanted.images)[0]
    part.close()
    return values


def forget() -> None:
    for file in (paths.cache() / "frozen").iterdir():
        file.unlink()


@pytest.mark.parametrize("backbone", ["LeNet-5", "MobileNetV2"])
def test_outputs_are_the_same_bits_in_whatever_order_they_are_asked_for(
    pixels: Pixels, backbone: str
) -> None:
    wanted = Wanted(FrontPass(front_of(backbone)), EVERYTHING[:70])
    images = wanted.images
    blocks = [images[:32], images[32:64], images[64:]]
    in_order = np.concatenate([wanted.front_pass.run(pixels[block])[0] for block in blocks])
    for size in (1, 8, 50):
        order = np.random.default_rng(size).permutation(images)
        found = outputs_of(pixels, wanted, order, size)
        assert found.tobytes() == in_order.tobytes()
        forget()


def test_each_image_is_computed_once_and_in_batches_of_one_size(
    pixels: Pixels, wanted: Wanted
) -> None:
    order = np.random.default_rng(1).permutation(wanted.images)
    outputs_of(pixels, wanted, order, 8)
    counted = wanted.front_pass
    assert isinstance(counted, Counted)
    assert sorted(counted.batches) == [6, 32, 32]


def test_files_serve_the_next_run_and_memory_where_there_are_none(
    pixels: Pixels, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_file = outputs_of(pixels, wanted, wanted.images)
    (file,) = (paths.cache() / "frozen").glob("*.rows")
    again = msgspec.structs.replace(wanted, front_pass=Counted(wanted.front_pass.front))
    np.testing.assert_array_equal(outputs_of(pixels, again, wanted.images), in_file)
    assert again.front_pass.batches == []  # type: ignore[attr-defined]
    assert [file] == list((paths.cache() / "frozen").iterdir())
    forget()
    monkeypatch.setattr(frozen_module, "_rows_in_file", lambda _key, _form: None)
    np.testing.assert_array_equal(outputs_of(pixels, wanted, wanted.images), in_file)
    monkeypatch.setattr(frozen_module, "MEMORY_SHARE", 0.0)
    assert part_of(pixels).outputs(wanted) is None


def test_a_half_filled_file_is_gone_on_with(pixels: Pixels, wanted: Wanted) -> None:
    whole = outputs_of(pixels, wanted, wanted.images)
    forget()
    part = part_of(pixels)
    found = part.outputs(wanted)
    assert found is not None
    found.fill(np.arange(40, 50), np.arange(0), never)
    part.close()
    again = msgspec.structs.replace(wanted, front_pass=Counted(wanted.front_pass.front))
    np.testing.assert_array_equal(outputs_of(pixels, again, wanted.images[::-1]), whole)
    assert sorted(again.front_pass.batches) == [6, 32]  # type: ignore[attr-defined]


@pytest.mark.parametrize("damage", ["cut off", "other weights"])
def test_a_damaged_or_stale_file_is_never_used(pixels: Pixels, wanted: Wanted, damage: str) -> None:
    before = outputs_of(pixels, wanted, wanted.images)
    (file,) = (paths.cache() / "frozen").glob("*.rows")
    if damage == "cut off":
        file.write_bytes(file.read_bytes()[:-100])
        np.testing.assert_array_equal(outputs_of(pixels, wanted, wanted.images), before)
    else:
        kernel = next(
            layer.kernel
            for layer in reversed(wanted.front_pass.front.layers)
            if isinstance(layer, keras.layers.Conv2D)
        )
        kept = keras.ops.convert_to_numpy(kernel)
        kernel.assign(kept * 2.0)
        after = outputs_of(pixels, wanted, wanted.images)
        kernel.assign(kept)
        assert not np.allclose(after, before)


def test_a_disk_that_fills_up_meanwhile_costs_only_time(
    pixels: Pixels, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = outputs_of(pixels, wanted, wanted.images)
    forget()

    def full(_rows: KeptRows, _row: int, _values: NDArray[np.float32]) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    found = part_of(pixels).outputs(wanted)
    assert found is not None
    monkeypatch.setattr(KeptRows, "write", full)
    source = OutputSource(found, np.zeros(len(pixels), np.int32), wanted)
    for _ in range(2):
        for first in range(0, 70, 10):
            images = wanted.images[first : first + 10]
            source.fill(images, wanted.images[first + 10 :], never)
            np.testing.assert_array_equal(source.gather(images)[0], whole[first : first + 10])


def test_giving_up_keeps_what_is_computed(pixels: Pixels, wanted: Wanted) -> None:
    found = part_of(pixels).outputs(wanted)
    assert found is not None
    found.fill(np.arange(32), np.arange(0), never)
    with pytest.raises(Cancelled):
        found.fill(np.arange(32, 64), np.arange(0), lambda: True)
    assert found.has(np.arange(32)).all()


def test_views_are_computed_once_and_differ(front: keras.Model, pixels: Pixels) -> None:
    turning = make_row_augment(Augment(rotation=0.3, flip="both", brightness=0.1, views=3))
    images = EVERYTHING[10:60]
    changed = Wanted(Counted(front, turning), images, views=3, seed=7)
    part = part_of(pixels)
    found = part.outputs(changed)
    assert found is not None
    source = OutputSource(found, np.zeros(len(pixels), np.int32), changed)
    drawn = set()
    for epoch in range(12):
        shown = source.for_epoch(7, 0, epoch)
        shown.fill(images[::-1], images[:0], never)
        drawn.add(shown.gather(images)[0].tobytes())
    assert len(drawn) > 1
    rows = np.arange(150)
    found.fill(rows, rows[:0], never)
    assert sorted(changed.front_pass.batches) == [22, 32, 32, 32, 32]  # type: ignore[attr-defined]
    views = found.values(rows).reshape(3, len(images), -1)
    assert not np.allclose(views[0], views[1])


def test_views_are_those_of_batches_in_the_order_of_rows(
    front: keras.Model, pixels: Pixels
) -> None:
    augment = Augment(rotation=0.3, flip="both", zoom=0.2, shear=0.1, contrast=0.2, views=2)
    images = EVERYTHING[5:45]
    changed = Wanted(FrontPass(front, make_row_augment(augment)), images, views=2, seed=3)
    found = part_of(pixels).outputs(changed)
    assert found is not None
    rows = np.random.default_rng(1).permutation(80)
    for first in range(0, 80, 7):
        found.fill(rows[first : first + 7], rows[first + 7 :], never)
    whole = make_augment(augment)
    assert whole is not None
    for first in (0, 32, 64):
        of_batch = np.arange(first, min(first + 32, 80))
        seed = batch_seed(3, 2**31 - 1, 0, first)
        shown = pixels[images[of_batch % 40]].astype(np.float32)
        expected = front(whole(tf.constant(shown), tf.constant(seed)), training=False)
        np.testing.assert_allclose(
            found.values(of_batch), np.asarray(expected), rtol=2e-4, atol=1e-5
        )


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
