import keras
import numpy as np
import pytest

from studio.engine.networks import standard_layers

pytestmark = pytest.mark.engine


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(2).normal(size=shape).astype("float32")


@pytest.mark.parametrize("padding", ["same", "valid"])
def test_grouped_convolution_becomes_depthwise(padding: str) -> None:
    image = keras.Input((9, 8, 5))
    grouped = keras.layers.Conv2D(5, (3, 2), strides=2, groups=5, padding=padding)
    expected = keras.Model(image, grouped(image))
    grouped.set_weights([numbers(3, 2, 1, 5), numbers(5)])
    assert standard_layers.is_depthwise(grouped)
    layer, weights = standard_layers.depthwise(grouped, "again")
    model = keras.Model(image, layer(image))
    layer.set_weights(weights)
    pixels = numbers(2, 9, 8, 5)
    np.testing.assert_allclose(model(pixels), expected(pixels), atol=1e-5)


def test_ordinary_convolutions_are_left_alone() -> None:
    for layer in (keras.layers.Conv2D(4, 3), keras.layers.Conv2D(8, 3, groups=4)):
        layer.build((None, 8, 8, 4))
        assert not standard_layers.is_depthwise(layer)


def test_scaled_add_is_shortcut_plus_scaled_branch() -> None:
    pair = [keras.Input((3, 3, 2)), keras.Input((3, 3, 2))]
    model = keras.Model(pair, standard_layers.scaled_add(pair, 0.17, "_4"))
    shortcut, branch = numbers(2, 3, 3, 2), numbers(2, 3, 3, 2)[::-1]
    np.testing.assert_allclose(model([shortcut, branch]), shortcut + 0.17 * branch, rtol=1e-6)
    assert {"scale_4", "add_4"} <= {layer.name for layer in model.layers}
