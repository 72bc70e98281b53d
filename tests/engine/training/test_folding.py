"""Normalisation within the convolution before it: the same values, whatever the network."""

from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import small_network
import tiny_images
from msgspec.structs import replace

from studio.core.dataset.decode import load_pixels
from studio.core.metrics import read_metrics
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Augment, Model, Stage
from studio.engine.networks.build import build_network
from studio.engine.training.cut import find_cut
from studio.engine.training.folding import FoldedNetwork

pytestmark = pytest.mark.engine

IMAGES = np.random.default_rng(0).integers(0, 256, (3, 40, 40, 3)).astype(np.float32)


def liven(model: keras.Model) -> None:
    """Fill the statistics as if the network had been trained."""
    numbers = np.random.default_rng(3)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights(
                [numbers.uniform(0.5, 1.5, array.shape) for array in layer.get_weights()]
            )


@pytest.mark.parametrize(
    ("backbone", "size", "folded"),
    [
        ("MobileNetV2", 40, 52),  # every one of them
        ("ResNet50", 40, 53),
        ("EfficientNetB0", 40, 49),
        ("DenseNet121", 40, 59),  # the others stand before the convolution
        ("Xception", 75, 40),  # separable convolutions
        ("InceptionV3", 75, 94),  # without a factor of its own
        ("VGG16", 40, 0),
    ],
)
def test_computes_what_the_frozen_part_computes(backbone: str, size: int, folded: int) -> None:
    network = build_network(Model(backbone=backbone), (size, size), "rgb", 3, None, 7)
    liven(network.logits)
    front = find_cut(network.logits, trainable_names(network.layers, ("head",), "train")).front
    assert front is not None
    quick = FoldedNetwork(front)
    assert quick.folded == folded
    images = np.random.default_rng(0).integers(0, 256, (3, size, size, 3)).astype(np.float32)
    found = quick(images)
    (ours,) = found if isinstance(found, list) else (found,)
    theirs = front([images], training=False)
    theirs = np.asarray(theirs[0] if isinstance(theirs, list) else theirs)
    np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-5 * np.abs(theirs).max())


def small(read_twice: bool = False, activation: str = "linear") -> keras.Model:
    """A convolution, a normalisation, and maybe somebody else who reads the convolution."""
    pixels = keras.Input((40, 40, 3))
    convolved = keras.layers.Conv2D(4, 3, activation=activation, name="convolution")(pixels)
    normal = keras.layers.BatchNormalization(name="normalisation")(convolved)
    outputs = keras.layers.Add()([normal, convolved]) if read_twice else normal
    model = keras.Model(pixels, outputs)
    liven(model)
    return model


@pytest.mark.parametrize("model", [small(read_twice=True), small(activation="relu")])
def test_what_somebody_else_reads_or_bends_is_left_alone(model: keras.Model) -> None:
    quick = FoldedNetwork(model)
    assert quick.folded == 0
    np.testing.assert_array_equal(quick(IMAGES), model(IMAGES, training=False))


def test_a_convolution_that_is_handed_on_is_left_alone() -> None:
    model = small()
    both = keras.Model(model.input, [model.get_layer("convolution").output, model.output])
    assert FoldedNetwork(both).folded == 0


def test_half_precision_is_left_alone() -> None:
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        model = small()
    finally:
        keras.config.set_dtype_policy("float32")
    assert FoldedNetwork(model).folded == 0


def test_weights_that_were_trained_since_count_after_a_refresh() -> None:
    model = small()
    quick = FoldedNetwork(model)
    for name in ("convolution", "normalisation"):
        layer = model.get_layer(name)
        layer.set_weights([array * 1.5 for array in layer.get_weights()])
    theirs = np.asarray(model(IMAGES, training=False))
    assert np.abs(np.asarray(quick(IMAGES)) - theirs).max() > 1
    quick.refresh()
    np.testing.assert_allclose(quick(IMAGES), theirs, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("augment", [None, Augment(brightness=0.1)], ids=["kept", "in_the_step"])
def test_what_an_earlier_stage_trained_is_what_a_later_one_sees(
    images_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    augment: Augment | None,
) -> None:
    small_network.stand_in(monkeypatch)
    folded: list[int] = []
    refresh = FoldedNetwork.refresh

    def counted(network: FoldedNetwork) -> None:
        folded.append(network.folded)
        refresh(network)

    monkeypatch.setattr(FoldedNetwork, "refresh", counted)
    stages = (
        Stage(name="All", train=("all",), epochs=1, learning_rate=0.01),
        Stage(name="Head", train=("head",), epochs=1),
    )
    recipe = tiny_images.lenet_recipe(images_folder, stage=stages)
    recipe = replace(recipe, model=small_network.NORMALISED, augment=augment)
    run = engine_runs.train(recipe, tmp_path)
    assert 3 in folded
    validated = read_metrics(run.metrics_file).track("validation").values("loss")[-1]
    dataset, parts = run.dataset()
    images = [dataset.images[index] for index in parts.validation]
    size = recipe.data.image_size
    pixels = np.stack([load_pixels(dataset.file(image), size, "rgb") for image in images])
    model = keras.models.load_model(run.last_model_file, compile=False)
    found = np.asarray(model(pixels.astype(np.float32), training=False))
    own = found[np.arange(len(images)), [image.label for image in images]]
    np.testing.assert_allclose(validated, -np.log(own).mean(), rtol=1e-3)


def test_the_network_itself_saves_and_counts_as_before(tmp_path: Path) -> None:
    model = small()
    before = model.count_params(), model(IMAGES, training=False)
    FoldedNetwork(model)(IMAGES)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert (again.count_params(), [layer.name for layer in again.layers]) == (
        before[0],
        [layer.name for layer in model.layers],
    )
    np.testing.assert_array_equal(again(IMAGES, training=False), before[1])
