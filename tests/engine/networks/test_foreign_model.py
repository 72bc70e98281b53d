import json
import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest
from families import images

from studio.core.base.errors import InputError
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.foreign import default_features, own_model
from studio.engine.networks.network import Network
from studio.engine.networks.opening.architecture import checked_architecture
from studio.engine.networks.replay import Replay

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
    assert not any(isinstance(layer, keras.Model) for layer in network.model.layers)
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


def test_scaled_pixels_are_no_features(tmp_path: Path) -> None:
    """A network of dense layers has no maps but those of its images."""
    pixels = keras.Input((24, 24, 3))
    hidden = layers.Dense(9, name="hidden")(layers.Flatten()(layers.Rescaling(1 / 255)(pixels)))
    source = keras.Model(pixels, layers.Dense(2, name="answers")(hidden))
    image = keras.Input((24, 24, 3), name="image")
    replay = Replay(source, origin="own.keras", seed=1, renumber=False)
    replay.behind(image)
    assert default_features(replay) == "answers"  # the window takes what stands in front


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
        assert "contains custom code (Lambda)" in refused(save(model, tmp_path / name))


def test_layers_of_ones_own_are_refused(tmp_path: Path) -> None:
    class Twice(keras.Layer):  # type: ignore[misc]  # Keras has no types here
        def call(self, x: keras.KerasTensor) -> keras.KerasTensor:
            return x * 2

    pixels = keras.Input((24, 24, 3))
    file = save(keras.Model(pixels, Twice()(pixels)), tmp_path / "own.keras")
    assert "twice is a Twice of" in refused(file)


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


def test_a_saved_model_is_named_by_its_folder_or_its_program(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"")
    assert own_model(tmp_path) == own_model(tmp_path / "saved_model.pb") == tmp_path


def test_other_folders_are_refused(tmp_path: Path) -> None:
    assert "a SavedModel folder or a run is needed" in refused(tmp_path)
    (tmp_path / "saved_model.pbtxt").write_text("")
    assert "written as text" in refused(tmp_path)


def test_imagenet_weights_for_a_file_are_refused(tmp_path: Path) -> None:
    file = save(student_model(), tmp_path / "own.keras")
    with pytest.raises(InputError, match="brings its own weights"):
        build_network(Model(backbone=str(file), weights="imagenet"), (24, 24), "rgb", 2, None, 7)


# --- what plain Keras loads is taken, with equal outputs ------------------------------------


def adapted() -> keras.Model:
    """The mean and the deviation lie beside the weights, where plain assigning misses them."""
    normalization = layers.Normalization(name="adapted")
    normalization.adapt(np.random.default_rng(4).normal(90, 40, (9, 24, 24, 3)).astype("float32"))
    pixels = keras.Input((24, 24, 3))
    return keras.Model(pixels, layers.Conv2D(4, 3, name="conv")(normalization(pixels)))


def with_blocks_alike() -> keras.Model:
    def block(name: str, channels: int) -> keras.Model:
        inner = keras.Sequential(name=name)
        inner.add(keras.Input((24, 24, channels)))
        inner.add(layers.Conv2D(4, 3, padding="same", name="conv"))
        inner.add(layers.BatchNormalization(name="norm"))
        return inner

    pixels = keras.Input((24, 24, 3))
    return keras.Model(pixels, block("second", 4)(block("first", 3)(pixels)))


def with_a_head_beside_its_like() -> keras.Model:
    pixels = keras.Input((24, 24, 3))
    x = layers.Conv2D(3, 3, padding="same", name="body_head_x")(pixels)
    return keras.Model(pixels, layers.Conv2D(3, 3, name="head_x")(x))


def with_preprocessing() -> keras.Model:
    pixels = keras.Input((24, 24, 3))
    x = keras.applications.vgg16.preprocess_input(pixels)
    return keras.Model(pixels, layers.Conv2D(3, 3)(x))


def with_shared_layers() -> keras.Model:
    """A convolution called twice, an activation twice, a model twice."""
    relu = layers.ReLU(name="relu")
    shared = layers.Conv2D(3, 3, padding="same", name="shared")
    inner = keras.Sequential(
        [keras.Input((24, 24, 3)), layers.Conv2D(3, 3, padding="same", name="conv")], name="inner"
    )
    pixels = keras.Input((24, 24, 3))
    x = relu(shared(relu(shared(layers.Rescaling(1 / 255)(pixels)))))
    return keras.Model(pixels, layers.Average()([inner(x), inner(pixels)]))


def with_augmentation() -> keras.Model:
    """As Keras' guides build it: layers of augmentation first, in a block of their own too."""
    block = keras.Sequential(
        [keras.Input((24, 24, 3)), layers.RandomFlip(), layers.RandomRotation(0.1)], name="augment"
    )
    pixels = keras.Input((24, 24, 3))
    x = layers.RandomContrast(0.2)(layers.RandomZoom(0.2)(block(pixels)))
    return keras.Model(pixels, layers.Conv2D(3, 3, name="conv")(layers.Rescaling(1 / 255)(x)))


def with_names_of_ours() -> keras.Model:
    pixels = keras.Input((24, 24, 3))
    return keras.Model(pixels, layers.Conv2D(3, 3, name="image")(pixels))


ACCEPTED = {
    "adapted normalization": (adapted, "conv"),
    "blocks with inner names alike": (with_blocks_alike, "second_norm"),
    "head_x beside body_head_x": (with_a_head_beside_its_like, "body_head_x_2"),
    "preprocess_input": (with_preprocessing, None),
    "shared layers": (with_shared_layers, None),
    "augmentation": (with_augmentation, "conv"),
    "a layer called image": (with_names_of_ours, "image_2"),
}


@pytest.mark.parametrize("case", [*ACCEPTED, "adapted normalization.h5"])
def test_what_plain_keras_loads_is_taken_with_equal_outputs(case: str, tmp_path: Path) -> None:
    make, features = ACCEPTED[case.removesuffix(".h5")]
    keras.utils.set_random_seed(5)
    source = make()
    file = save(source, tmp_path / ("own.h5" if case.endswith(".h5") else "own.keras"))
    network = built(file)
    if features is not None:
        assert network.features == features
    pixels = images(24)
    ours = keras.Model(network.model.input, network.model.get_layer(network.features).output)
    expected = np.asarray(source(pixels, training=False))
    found = np.asarray(ours(pixels, training=False))
    np.testing.assert_allclose(found, expected, atol=1e-4 * np.abs(expected).max())
    names = [layer.name for layer in network.layers]
    assert len(names) == len(set(names))


def test_a_random_crop_is_refused_for_what_it_is(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    cropped = layers.RandomCrop(16, 16, name="crop")(pixels)
    file = save(keras.Model(pixels, layers.Conv2D(3, 3)(cropped)), tmp_path / "own.keras")
    assert "crop cuts a random piece out of each image" in refused(file)


def test_a_layer_with_lora_is_refused_for_what_it_is(tmp_path: Path) -> None:
    pixels = keras.Input((24, 24, 3))
    dense = layers.Dense(16, name="wide")
    source = keras.Model(pixels, layers.Dense(4)(dense(layers.Flatten()(pixels))))
    dense.enable_lora(4)
    assert "wide was adapted with LoRA" in refused(save(source, tmp_path / "own.keras"))


def test_another_seed_and_a_second_opening_change_nothing(tmp_path: Path) -> None:
    file = save(adapted(), tmp_path / "own.keras")
    first, second = built(file), built(file)
    for one, other in zip(first.model.weights, second.model.weights, strict=True):
        np.testing.assert_array_equal(one, other)


def test_other_outputs_than_in_keras_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save(adapted(), tmp_path / "own.keras")
    monkeypatch.setattr("studio.engine.networks.replay.derive_state", lambda _layer: None)
    assert "its outputs differ from Keras'" in refused(file)


@pytest.mark.parametrize(
    "layer",
    [
        layers.Discretization([10.0, 100.0], name="odd"),
        layers.Hashing(3, name="odd"),
        layers.IntegerLookup(vocabulary=[1, 2, 3], name="odd"),
        layers.CategoryEncoding(3, name="odd"),
    ],
)
def test_layers_for_text_and_tables_are_refused_by_name(layer: keras.Layer) -> None:
    model = keras.Sequential([layer])
    text = json.dumps(keras.saving.serialize_keras_object(model))
    with pytest.raises(InputError, match=f"odd is a {type(layer).__name__}, a layer for text or"):
        checked_architecture(text, "own.keras")
