import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest
from families import images

from studio.core.errors import InputError
from studio.core.recipe import Color, Model
from studio.engine.networks.build import build_network
from studio.engine.networks.graph import nested_in
from studio.engine.networks.network import Network

pytestmark = pytest.mark.engine

layers = keras.layers


def built(file: Path, side: int = 24, color: Color = "rgb", features: str | None = None) -> Network:
    model = Model(backbone=str(file), features=features, dense=(5,))
    return build_network(model, (side, side), color, 4, None, 7)


def save(model: keras.Model, path: Path) -> Path:
    model.save(path, **({"include_optimizer": False} if path.suffix == ".h5" else {}))
    return path


def student_model() -> keras.Model:
    """A model as books teach it: plain arithmetic, a nested base, a classifier."""
    keras.utils.set_random_seed(3)
    base = keras.Sequential(
        [
            keras.Input((24, 24, 3)),
            layers.Conv2D(4, 3, activation="relu", name="base_conv"),
            layers.BatchNormalization(name="base_norm"),
        ],
        name="base",
    )
    image = keras.Input((24, 24, 3))
    inner = keras.Model(image, layers.MaxPooling2D(name="inner_pool")(base(image)), name="inner")
    pixels = keras.Input((24, 24, 3))
    x = inner(pixels / 255.0, training=False)
    x = layers.Flatten(name="flat")(x)
    return keras.Model(pixels, layers.Dense(2, activation="softmax", name="head_old")(x))


def test_nested_model_becomes_flat_and_computes_the_same(tmp_path: Path) -> None:
    source = student_model()
    network = built(save(source, tmp_path / "own.keras"))
    assert nested_in(network.model) == []
    names = [layer.name for layer in network.layers]
    assert {"base_conv", "base_norm", "inner_pool"} <= set(names)
    assert network.features == "inner_pool"
    assert "flat" not in names
    pixels = images(24)
    ours = keras.Model(network.model.input, network.model.get_layer("inner_pool").output)
    inner = source.get_layer("inner")
    np.testing.assert_allclose(
        np.asarray(ours(pixels, training=False)),
        np.asarray(inner(pixels / 255.0, training=False)),
        atol=1e-6,
    )


def test_later_layers_can_feed_the_head(tmp_path: Path) -> None:
    network = built(save(student_model(), tmp_path / "own.keras"), features="body_head_old")
    assert network.features == "body_head_old"
    old = next(layer for layer in network.layers if layer.name == "body_head_old")
    assert old.output_shape == (2,)
    assert not old.is_head


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
def test_file_of_our_own_is_taken_with_its_weights(suffix: str, tmp_path: Path) -> None:
    first = build_network(Model(dense=(3,)), (32, 32), "gray", 2, None, 1)
    network = built(save(first.model, tmp_path / f"ours{suffix}"), side=32, color="gray")
    assert network.features == "block3_c5"
    np.testing.assert_array_equal(
        network.model.get_layer("block3_c5").get_weights()[0],
        first.model.get_layer("block3_c5").get_weights()[0],
    )
    rows = {layer.name: layer for layer in network.layers}
    assert not rows["preprocess_rescaling"].can_train
    assert rows["block1_c1"].block == "block1"


def test_convolutional_file_takes_another_image_size(tmp_path: Path) -> None:
    file = save(student_model(), tmp_path / "own.keras")
    with pytest.raises(InputError, match="do not fit this image size"):
        built(file, side=40)
    lenet = build_network(Model(), (32, 32), "rgb", 2, None, 1).model
    model = Model(backbone=str(save(lenet, tmp_path / "lenet.keras")))
    network = build_network(model, (40, 36), "rgb", 2, None, 7)
    assert network.model.input_shape == (None, 40, 36, 3)


def test_gray_images_are_shown_to_a_color_model(tmp_path: Path) -> None:
    network = built(save(student_model(), tmp_path / "own.keras"), color="gray")
    assert network.model.input_shape[-1] == 1
    assert network.layers[0].name == "preprocess_gray_to_rgb"


def refused(file: Path) -> str:
    with pytest.raises(InputError) as found:
        built(file)
    assert str(file) in str(found.value)
    return str(found.value)


def test_code_in_a_file_is_refused(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    model = keras.Model(pixels, layers.Lambda(lambda x: x * 2)(pixels))
    for name in ("own.keras", "own.h5"):
        assert "holds code that somebody wrote (Lambda)" in refused(save(model, tmp_path / name))


def test_layers_of_ones_own_are_refused(tmp_path: Path) -> None:
    class Twice(keras.Layer):  # type: ignore[misc]  # Keras has no types here
        def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
            return x * 2

    pixels = keras.Input((24, 24, 3))
    file = save(keras.Model(pixels, Twice()(pixels)), tmp_path / "own.keras")
    assert "twice is a Twice of" in refused(file)


def test_layer_used_twice_is_refused(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    shared = layers.Conv2D(3, 3, padding="same", name="shared")
    file = save(keras.Model(pixels, shared(shared(pixels))), tmp_path / "own.keras")
    assert "shared is used twice" in refused(file)


def test_computation_outside_of_layers_is_refused(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    file = save(keras.Model(pixels, keras.ops.sin(pixels)), tmp_path / "own.keras")
    assert "computation outside of a layer" in refused(file)


def test_files_that_are_no_image_models_are_refused(tmp_path: Path) -> None:
    numbers = keras.Input((7,))
    file = save(keras.Model(numbers, layers.Dense(2)(numbers)), tmp_path / "table.keras")
    assert "does not read images" in refused(file)
    text = tmp_path / "text.keras"
    text.write_text("no model")
    assert "is neither a .keras nor an .h5 file" in refused(text)
    network = build_network(Model(), (32, 32), "rgb", 2, None, 7)
    network.model.save_weights(tmp_path / "only.weights.h5")
    assert "weights but no architecture" in refused(tmp_path / "only.weights.h5")


def test_weights_that_do_not_fit_the_layers_are_refused(tmp_path: Path) -> None:
    whole = save(student_model(), tmp_path / "own.keras")
    pixels = keras.Input((24, 24, 3))
    other = keras.Model(pixels, layers.Conv2D(90, 3)(pixels))
    with zipfile.ZipFile(save(other, tmp_path / "other.keras")) as archive:
        weights = archive.read("model.weights.h5")
    with zipfile.ZipFile(whole) as archive:
        config = archive.read("config.json")
    mixed = tmp_path / "mixed.keras"
    with zipfile.ZipFile(mixed, "w") as archive:
        archive.writestr("config.json", config)
        archive.writestr("model.weights.h5", weights)
    assert "cannot be opened as a Keras model" in refused(mixed)


def test_outputs_beyond_all_sense_are_refused(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    file = save(keras.Model(pixels, layers.ZeroPadding2D(20_000)(pixels)), tmp_path / "own.keras")
    assert "makes 40024 x 40024 x 3 numbers of one image" in refused(file)


@pytest.mark.parametrize("name", ["exported", "exported/saved_model.pb"])
def test_saved_model_is_refused(name: str, tmp_path: Path) -> None:
    save_as_program(tmp_path / "exported")
    assert "is a SavedModel" in refused(tmp_path / name)


def save_as_program(folder: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    keras.Model(pixels, layers.Conv2D(2, 3)(pixels)).export(folder, verbose=False)


def test_imagenet_weights_for_a_file_are_refused(tmp_path: Path) -> None:
    file = save(student_model(), tmp_path / "own.keras")
    with pytest.raises(InputError, match="brings its own weights"):
        build_network(Model(backbone=str(file), weights="imagenet"), (24, 24), "rgb", 2, None, 7)
