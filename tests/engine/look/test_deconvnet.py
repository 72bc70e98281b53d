"""A projection is what switches and transposed convolutions, written down one by one, give."""

from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from networks_to_look_into import living, pixels_of, saved
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.look.deconvnet import Deconvnet, DeconvnetFacts
from studio.core.look.table import spec_of
from studio.core.look.view import Shading
from studio.engine.look.explained import Explained
from studio.engine.look.explainers.deconvnet import explain
from studio.engine.look.living_model import LivingModel

pytestmark = pytest.mark.engine
layers = keras.layers
Array = NDArray[np.float32]

SHAPE = (12, 16, 3)


def network(*, has_pooling: bool = True) -> LivingModel:
    x = pixels = keras.Input(SHAPE)
    x = layers.Conv2D(5, 3, padding="same", activation="relu", name="c1")(x)
    x = layers.MaxPooling2D(name="p1")(x) if has_pooling else x
    x = layers.Conv2D(4, 3, padding="same", name="c2")(x)
    x = layers.ReLU(name="r2")(x)
    x = layers.MaxPooling2D(name="p2")(x) if has_pooling else x
    return living(pixels, layers.Conv2D(6, 3, activation="relu", name="c3")(x))


def facts(found: Explained) -> DeconvnetFacts:
    assert isinstance(found.facts, DeconvnetFacts)
    return found.facts


def unpooled(values: Array, before: Array) -> Array:
    """Put each value of a 2 × 2 pooling where its largest input was."""
    made = np.zeros_like(before)
    height, width, channels = values.shape
    for row in range(height):
        for column in range(width):
            for channel in range(channels):
                window = before[2 * row : 2 * row + 2, 2 * column : 2 * column + 2, channel]
                y, x = np.unravel_index(window.argmax(), (2, 2))
                made[2 * row + y, 2 * column + x, channel] = values[row, column, channel]
    return made


def transposed(values: Array, layer: keras.Layer, shape: tuple[int, ...]) -> Array:
    made: Array = tf.nn.conv2d_transpose(
        values[np.newaxis], layer.kernel.value, (1, *shape), 1, layer.padding.upper()
    )[0].numpy()
    return made


@pytest.mark.parametrize("number", [0, 3, 5])
def test_switches_and_transposed_convolutions_give_the_same(number: int, tmp_path: Path) -> None:
    model = network()
    pixels = pixels_of(model, 3)
    c1, c2, c3 = (model.layer(name) for name in ("c1", "c2", "c3"))
    r1, p1, r2, p2 = (
        model.output(model.layer(name), pixels)[0] for name in ("c1", "p1", "r2", "p2")
    )
    top = model.output(c3, pixels, is_before=True)[0, ..., number]
    row, column = np.unravel_index(top.argmax(), top.shape)
    signal = np.zeros((*top.shape, 6), np.float32)
    signal[row, column, number] = 1.0
    signal = unpooled(transposed(signal, c3, p2.shape), r2)
    signal = unpooled(transposed(np.maximum(signal, 0), c2, p1.shape), r1)
    expected = transposed(np.maximum(signal, 0), c1, SHAPE)
    found = explain(model, Deconvnet("c3", saved(tmp_path, pixels), number))
    np.testing.assert_allclose(found.arrays["map"], expected, rtol=1e-6, atol=1e-6)
    assert np.abs(expected).max() > 0.01
    assert [int(found.arrays[name]) for name in ("row", "column")] == [row, column]
    assert found.arrays["value"] == top.max()
    top_, left, bottom, right = found.arrays["box"]
    outside = np.ones(SHAPE[:2], bool)
    outside[max(top_, 0) : bottom, max(left, 0) : right] = False
    assert not found.arrays["map"][outside].any()
    picture = spec_of(Deconvnet()).tiles
    assert picture is not None
    assert picture(found.arrays, found.facts, Shading()).shape == (2, *SHAPE)


def test_where_nothing_pools_the_projection_is_the_filters_alone(tmp_path: Path) -> None:
    model, maps = network(has_pooling=False), []
    for seed in range(8):
        image = pixels_of(model, 3, seed)
        found = explain(model, Deconvnet("c3", saved(tmp_path, image), 1))
        assert not facts(found).depends_on_image
        top, left, bottom, right = found.arrays["box"]
        if min(top, left) >= 0 and bottom <= SHAPE[0] and right <= SHAPE[1]:
            maps.append(found.arrays["map"][top:bottom, left:right])
    assert len(maps) > 2
    assert all(np.allclose(one, maps[0], atol=1e-5) for one in maps)


def test_where_something_pools_the_image_matters(tmp_path: Path) -> None:
    model = network()
    first, second = (
        explain(model, Deconvnet("c3", saved(tmp_path, pixels_of(model, 3, seed)), 1))
        for seed in (1, 2)
    )
    assert facts(first).depends_on_image
    assert not np.allclose(first.arrays["map"], second.arrays["map"])


def test_a_map_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    model = network()
    with pytest.raises(InputError, match="no map 6: they are 0 to 5"):
        explain(model, Deconvnet("c3", saved(tmp_path, pixels_of(model, 3)), 6))
