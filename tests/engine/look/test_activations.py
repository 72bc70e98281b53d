"""Maps are what a forward pass written down in numpy gives."""

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import one_layer, pixels_of, saved
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.pixel_form import PixelForm
from studio.core.look.activations import Activations, ActivationsFacts
from studio.engine.look.explainers.activations import explain
from studio.engine.look.living_model import LivingModel

pytestmark = pytest.mark.engine
layers = keras.layers
Array = NDArray[np.float64]


def convolved(
    image: Array, kernel: Array, stride: int, dilation: int, groups: int, padding: str
) -> Array:
    """(h, w, cin) by (kh, kw, cin / groups, cout), as sums over windows: im2col and a product."""
    height, width, channels = image.shape
    sides = [dilation * (side - 1) + 1 for side in kernel.shape[:2]]
    if padding == "same":
        totals = [
            max((-(-n // stride) - 1) * stride + side - n, 0)
            for n, side in zip((height, width), sides, strict=True)
        ]
        image = np.pad(image, [(total // 2, total - total // 2) for total in totals] + [(0, 0)])
    rows = (image.shape[0] - sides[0]) // stride + 1
    columns = (image.shape[1] - sides[1]) // stride + 1
    windows = np.stack(
        [
            image[
                y * dilation : y * dilation + (rows - 1) * stride + 1 : stride,
                x * dilation : x * dilation + (columns - 1) * stride + 1 : stride,
            ]
            for y in range(kernel.shape[0])
            for x in range(kernel.shape[1])
        ],
        axis=2,
    )  # (rows, columns, windows, cin)
    inside, outside = channels // groups, kernel.shape[3] // groups
    flat = kernel.reshape(-1, inside, kernel.shape[3])
    parts = [
        np.einsum(
            "yxwi,wio->yxo",
            windows[..., group * inside : (group + 1) * inside],
            flat[..., group * outside : (group + 1) * outside],
        )
        for group in range(groups)
    ]
    return np.concatenate(parts, axis=-1)


@pytest.mark.parametrize("size", [(8, 11), (7, 10)], ids=["even height", "odd height"])
@pytest.mark.parametrize(
    ("side", "stride", "dilation", "groups", "padding"),
    [
        (3, 1, 1, 1, "same"),
        (3, 2, 1, 1, "same"),
        (2, 2, 1, 1, "same"),
        (4, 1, 1, 1, "same"),
        (3, 1, 2, 1, "same"),
        (3, 1, 1, 3, "same"),
        (3, 2, 1, 3, "valid"),
        (2, 1, 2, 1, "valid"),
    ],
)
def test_a_convolution_is_what_numpy_makes_of_the_image(
    size: tuple[int, int], side: int, stride: int, dilation: int, groups: int, padding: str
) -> None:
    layer = layers.Conv2D(
        6,
        side,
        strides=stride,
        dilation_rate=dilation,
        groups=groups,
        padding=padding,
        activation="relu",
    )
    model = one_layer(layer, (*size, 3))
    pixels = pixels_of(model, 3)
    kernel, bias = (np.asarray(variable, np.float64) for variable in layer.weights)
    expected = convolved(pixels[0].astype(float), kernel, stride, dilation, groups, padding) + bias
    before = model.output(layer, pixels, is_before=True)[0]
    np.testing.assert_allclose(before, expected, rtol=1e-4, atol=1e-2)
    after = model.output(layer, pixels)[0]
    np.testing.assert_array_equal(after, np.maximum(before, 0))


@pytest.mark.parametrize("channels", [1, 3])
def test_images_of_any_shape_and_colour_are_shown(tmp_path: Path, channels: int) -> None:
    layer = layers.Conv2D(4, 3, padding="same", activation="tanh")
    model = one_layer(layer, (6, 14, channels))
    pixels = pixels_of(model, channels)
    found = explain(model, Activations(image=saved(tmp_path, pixels)))
    maps = found.arrays["activations"]
    assert maps.shape == (6, 14, 4)
    assert maps.dtype == np.float32
    np.testing.assert_allclose(
        maps, keras.ops.convert_to_numpy(layer(pixels.astype(np.float32))[0]), rtol=1e-5
    )
    assert found.arrays["strength"].tolist() == maps.max(axis=(0, 1)).tolist()
    assert str(found.arrays["position"]) == "after"
    assert found.arrays["rows"].tolist() == [[row - 1, row + 2] for row in range(6)]
    assert found.arrays["columns"].tolist() == [[column - 1, column + 2] for column in range(14)]
    facts = found.facts
    assert isinstance(facts, ActivationsFacts)
    assert (facts.total, facts.lowest, facts.highest) == (4, maps.min(), maps.max())
    assert facts.has_activation


def test_the_strongest_maps_come_first_and_pages_make_the_whole(tmp_path: Path) -> None:
    model = one_layer(layers.Conv2D(7, 3), (9, 9, 3))
    image = saved(tmp_path, pixels_of(model, 3))
    whole = explain(model, Activations(image=image)).arrays
    pages = [
        explain(model, Activations(image=image, order="strength", first=first, count=3)).arrays
        for first in (0, 3, 6)
    ]
    channels = np.concatenate([page["channels"] for page in pages])
    assert sorted(channels) == list(range(7))
    assert (np.diff(whole["strength"][channels]) <= 0).all()
    maps = np.concatenate([page["activations"] for page in pages], axis=-1)
    assert np.array_equal(maps, whole["activations"][..., channels])
    with pytest.raises(InputError, match="no map 7: they are 0 to 6"):
        explain(model, Activations(image=image, first=7))


@pytest.mark.parametrize(
    "function",
    [layers.ReLU(6.0), layers.Activation("elu"), layers.LeakyReLU(), layers.Softmax()],
    ids=lambda layer: type(layer).__name__,
)
def test_before_a_layer_that_is_an_activation_function_is_what_it_reads(
    function: keras.Layer,
) -> None:
    model = one_layer(function, (4, 5, 3))
    pixels = pixels_of(model, 3)
    assert np.array_equal(model.output(function, pixels, is_before=True), pixels)
    expected = keras.ops.convert_to_numpy(function(pixels.astype(np.float32)))
    assert np.array_equal(model.output(function, pixels), expected)


@pytest.mark.parametrize(
    "layer",
    [
        layers.Dense(5, activation="softmax"),
        layers.DepthwiseConv2D(3, activation="relu"),
        layers.SeparableConv2D(4, 3, activation="sigmoid"),
        layers.Conv2DTranspose(4, 3, strides=2, activation="gelu"),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_the_activation_function_stands_between_before_and_after(layer: keras.Layer) -> None:
    model = one_layer(layer, (5, 4, 3))
    pixels = pixels_of(model, 3)
    before, after = model.output(layer, pixels, is_before=True), model.output(layer, pixels)
    through = keras.ops.convert_to_numpy(layer.activation(before))
    np.testing.assert_allclose(through, after, rtol=1e-5, atol=1e-6)
    assert not np.array_equal(before, after)


def test_layers_behind_the_maps_give_maps_of_one_pixel(tmp_path: Path) -> None:
    pixels = keras.Input((6, 7, 3))
    x = layers.GlobalAveragePooling2D(name="pool")(pixels)
    x = layers.Dense(5, name="dense")(layers.Reshape((3, 1), name="tokens")(x))
    model = LivingModel(keras.Model(pixels, x), PixelForm((6, 7), "rgb"))
    image = saved(tmp_path, pixels_of(model, 3))
    for name, shape in (("pool", (1, 1, 3)), ("tokens", (1, 3, 1)), ("dense", (1, 3, 5))):
        assert explain(model, Activations(name, image)).arrays["activations"].shape == shape


@pytest.mark.parametrize("policy", ["mixed_bfloat16", "bfloat16"])
def test_a_network_of_fewer_bits_is_looked_at_in_float32(policy: str) -> None:
    before = keras.config.dtype_policy()
    graphs = []
    for name in (policy, "float32"):
        keras.config.set_dtype_policy(name)
        try:
            keras.utils.set_random_seed(3)
            x = pixels = keras.Input((9, 8, 3))
            x = layers.Conv2D(4, 3, activation="relu", name="conv")(x)
            x = layers.Rescaling(1 / 255, name="scale")(layers.BatchNormalization()(x))
            graphs.append(keras.Model(pixels, x))
        finally:
            keras.config.set_dtype_policy(before)
    few, plain = graphs
    for source, target in zip(few.variables, plain.variables, strict=True):
        target.assign(keras.ops.cast(source, "float32"))
    form = PixelForm((9, 8), "rgb")
    image = pixels_of(LivingModel(few, form), 3)
    found = LivingModel(few, form).output(few.layers[-1], image)
    expected = LivingModel(plain, form).output(plain.layers[-1], image)
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_a_network_is_looked_at_as_in_prediction_and_stays_as_it_is() -> None:
    keras.utils.set_random_seed(3)
    pixels = keras.Input((8, 8, 3))
    x = layers.Dropout(0.5, seed=1)(layers.BatchNormalization()(layers.Conv2D(3, 3)(pixels)))
    graph = keras.Model(pixels, x)
    model = LivingModel(graph, PixelForm((8, 8), "rgb"))
    image = pixels_of(model, 3)
    state = [np.array(variable.numpy()) for variable in graph.variables]
    nodes = [len(layer._inbound_nodes) for layer in graph.layers]
    found = model.output(graph.layers[-1], image)
    np.testing.assert_allclose(found, graph.predict(image.astype(np.float32), verbose=0), rtol=1e-5)
    for before, variable in zip(state, graph.variables, strict=True):
        assert np.array_equal(before, variable.numpy())
    assert nodes == [len(layer._inbound_nodes) for layer in graph.layers]


@pytest.mark.parametrize(("scale", "center"), [(True, True), (False, True), (True, False)])
def test_a_normalisation_is_that_of_keras_in_prediction(scale: bool, center: bool) -> None:
    layer = layers.BatchNormalization(scale=scale, center=center, epsilon=0.01)
    model = one_layer(layer, (7, 6, 3))
    layer.moving_variance.assign(np.array([0.5, 30.0, 4000.0]))
    pixels = pixels_of(model, 3)
    expected = keras.ops.convert_to_numpy(layer(pixels.astype(np.float32), training=False))
    np.testing.assert_allclose(model.output(layer, pixels), expected, rtol=1e-5, atol=1e-4)


def test_an_image_that_cannot_be_shown_gets_a_sentence(tmp_path: Path) -> None:
    model = one_layer(layers.Conv2D(2, 3), (8, 8, 3))
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n but no more")
    for image, reason in (
        ("", "needs an image"),
        (str(tmp_path / "none.png"), "none.png was not found"),
        (str(broken), "broken.png: "),
        (str(tmp_path), f"{tmp_path.name}: "),
    ):
        with pytest.raises(InputError, match=reason):
            explain(model, Activations(image=image))
