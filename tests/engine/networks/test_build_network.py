import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from families import images, preprocess

from studio.core.base.errors import InputError
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network, builder_of
from studio.engine.networks.network import Network
from studio.engine.networks.preprocessing import gray_to_rgb, preprocessed

pytestmark = pytest.mark.engine


def lenet(seed: int = 7, color: Color = "rgb", **fields: Any) -> Network:  # noqa: ANN401
    return build_network(
        Model(backbone="LeNet-5", **fields), (32, 32), color, ["a", "b", "c"], None, seed
    )


def digest(network: Network) -> str:
    arrays = [array.tobytes() for array in network.model.get_weights()]
    return hashlib.sha256(b"".join(arrays)).hexdigest()


@pytest.mark.parametrize(("color", "parameters"), [("rgb", 50_992), ("gray", 50_692)])
def test_lenet_is_the_paper_s(color: Color, parameters: int) -> None:
    network = lenet(color=color, pooling="flatten", dense=(84,))
    shapes = {layer.name: layer.output_shape for layer in network.layers}
    assert shapes["block1_c1"] == (28, 28, 6)
    assert shapes["block1_s2"] == (14, 14, 6)
    assert shapes["block2_c3"] == (10, 10, 16)
    assert shapes["block2_s4"] == (5, 5, 16)
    assert shapes["block3_c5"] == (1, 1, 120)
    assert shapes["head_dense_1"] == (84,)
    body = sum(layer.parameters for layer in network.layers if layer.block.startswith("block"))
    assert body == parameters
    assert network.model.input_shape[-1] == (1 if color == "gray" else 3)


def test_probabilities_are_the_softmax_of_the_logits() -> None:
    network = lenet()
    pixels = images(32)
    logits = np.asarray(network.logits(pixels, training=False), "float64")
    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    probabilities = np.asarray(network.model(pixels, training=False))
    assert probabilities.dtype == np.float32
    np.testing.assert_allclose(probabilities, expected, rtol=1e-5)


def test_head_has_what_the_recipe_says() -> None:
    network = lenet(dense=(20, 10), dropout=0.25, batch_norm=True, pooling="max")
    assert [layer.name for layer in network.layers if layer.is_head] == [
        "head_pooling",
        "head_dense_1",
        "head_norm_1",
        "head_relu_1",
        "head_dropout_1",
        "head_dense_2",
        "head_norm_2",
        "head_relu_2",
        "head_dropout_2",
        "head_predictions",
        "head_probabilities",
    ]
    model = network.model
    assert isinstance(model.get_layer("head_pooling"), keras.layers.GlobalMaxPooling2D)
    assert model.get_layer("head_dense_1").activation is keras.activations.linear
    assert model.get_layer("head_predictions").activation is keras.activations.linear
    rates = [model.get_layer(f"head_dropout_{index}").rate for index in (1, 2)]
    assert rates == [0.25, 0.25]


def test_dropout_without_hidden_layers_follows_the_pooling() -> None:
    network = lenet(dropout=0.5)
    assert network.model.get_layer("head_dropout").rate == 0.5
    assert "head_dropout" not in [layer.name for layer in lenet().layers]


def test_initializer_is_used() -> None:
    for name in ("he_normal", "lecun_uniform"):
        model = lenet(initializer=name, dense=(4,)).model
        kinds = {type(layer.kernel_initializer).__name__ for layer in model.layers if layer.weights}
        assert kinds == {"".join(word.title() for word in name.split("_"))}


def test_mixed_precision_ends_in_float32() -> None:
    keras.mixed_precision.set_global_policy("mixed_float16")
    try:
        network = lenet(dense=(8,))
    finally:
        keras.mixed_precision.set_global_policy("float32")
    model = network.model
    assert model.get_layer("block1_c1").compute_dtype == "float16"
    for name in ("preprocess_rescaling", "head_predictions", "head_probabilities"):
        assert model.get_layer(name).compute_dtype == "float32"


@pytest.mark.parametrize("name", ["VGG16", "MobileNetV2", "DenseNet121"])
def test_preprocessing_is_that_of_keras(name: str) -> None:
    row = backbone(name)
    pixels = keras.Input((8, 6, 3))
    model = keras.Model(pixels, preprocessed(row.preprocessing, pixels))
    numbers = np.random.default_rng(1).integers(0, 256, (3, 8, 6, 3)).astype("float32")
    np.testing.assert_allclose(np.asarray(model(numbers)), preprocess(row, numbers), atol=2e-5)
    assert not model.trainable_variables


def test_gray_is_seen_three_times() -> None:
    one = keras.Input((5, 4, 1))
    numbers = np.random.default_rng(1).integers(0, 256, (2, 5, 4, 1)).astype("float32")
    seen = np.asarray(keras.Model(one, gray_to_rgb(one))(numbers))
    np.testing.assert_array_equal(seen, np.repeat(numbers, 3, axis=-1))


def test_gray_network_survives_h5(tmp_path: Path) -> None:
    model = Model(backbone="MobileNetV2")
    network = build_network(model, (32, 32), "gray", 2, None, 7)
    network.model.save(tmp_path / "gray.h5", include_optimizer=False)
    again = keras.models.load_model(tmp_path / "gray.h5", compile=False)
    pixels = images(32, channels=1)
    np.testing.assert_array_equal(
        np.asarray(again(pixels, training=False)),
        np.asarray(network.model(pixels, training=False)),
    )


def test_features_cut_the_backbone() -> None:
    model = Model(backbone="VGG16", features="block3_pool")
    network = build_network(model, (32, 48), "rgb", 2, None, 7)
    names = [layer.name for layer in network.layers]
    assert network.features == "block3_pool"
    assert "block3_conv3" in names
    assert not any(name.startswith("block4") for name in names)
    (pooling,) = (layer for layer in network.layers if layer.name == "head_pooling")
    assert pooling.inputs == ("block3_pool",)


def test_unknown_features_are_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as refused:
        lenet(features="block2_s5")
    assert refused.value.sentence.values == {"name": "block2_s5", "near": "block2_s4"}


@pytest.mark.parametrize(
    ("model", "size", "text"),
    [
        (Model(backbone="VGG-16"), (32, 32), "Nearest known name: VGG16"),
        (Model(backbone="InceptionV3"), (74, 80), "InceptionV3 needs at least 75 x 75"),
        (Model(backbone="LeNet-5", weights="imagenet"), (32, 32), "LeNet-5 has no such weights"),
        (Model(backbone="VGG16", weights="imagenet"), (32, 32), "are not on this computer"),
        (Model(backbone="nowhere.keras"), (32, 32), "was not found"),
    ],
)
def test_what_cannot_be_built_is_refused(model: Model, size: tuple[int, int], text: str) -> None:
    with pytest.raises(InputError, match=text):
        build_network(model, size, "rgb", 2, None, 7)


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/full", "pipe.h5", "pipe.keras", "huge.keras"])
def test_what_never_ends_is_refused_at_once(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if name.startswith("pipe"):
        os.mkfifo(file)
    if name.startswith("huge"):
        with file.open("wb") as out:
            out.truncate(100 * 1024**3)
    text = "is a device or a pipe|is too large"
    with pytest.raises(InputError, match=text):
        build_network(Model(backbone=str(file)), (32, 32), "rgb", 2, None, 7)
    with pytest.raises(InputError, match=text):
        build_network(Model(weights=str(file)), (32, 32), "rgb", 2, file, 7)


def test_one_class_is_refused() -> None:
    with pytest.raises(InputError, match="at least two classes; found: 1"):
        build_network(Model(), (32, 32), "rgb", ["only"], None, 7)


def test_same_seed_same_weights_another_seed_others() -> None:
    fields: dict[str, Any] = {"dense": (16,), "dropout": 0.5}
    assert digest(lenet(**fields)) == digest(lenet(**fields))
    assert digest(lenet(**fields)) != digest(lenet(seed=8, **fields))


def test_same_seed_same_weights_in_another_process() -> None:
    code = (
        "import hashlib; from studio.core.recipes.recipe import Model;"
        "from studio.engine.networks.build import build_network;"
        "model = Model(backbone='MobileNetV2', dense=(8,));"
        "net = build_network(model, (32, 32), 'rgb', 3, None, 7);"
        "print(hashlib.sha256(b''.join(a.tobytes() for a in net.model.get_weights())).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, timeout=250, capture_output=True, text=True
    )
    model = Model(backbone="MobileNetV2", dense=(8,))
    here = build_network(model, (32, 32), "rgb", 3, None, 7)
    assert done.stdout.split()[-1] == digest(here)


def test_dropout_draws_the_same_in_each_build() -> None:
    pixels = images(32)
    first, second = (
        np.asarray(lenet(dense=(64,), dropout=0.5).model(pixels, training=True)) for _ in range(2)
    )
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("row", BACKBONES, ids=lambda row: row.name)
def test_every_row_names_a_builder_that_is_there(row: Backbone) -> None:
    assert callable(builder_of(row))
