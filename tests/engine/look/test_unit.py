"""One value of a map is the sum of kernel × patch and bias, whatever the layer."""

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import one_layer, pixels_of, saved

from studio.core.base.errors import InputError
from studio.core.look.unit import Unit, UnitFacts
from studio.engine.look.explainers.unit import explain

pytestmark = pytest.mark.engine
layers = keras.layers


@pytest.mark.parametrize(
    "layer",
    [
        layers.Conv2D(4, (3, 2), strides=2, padding="same", activation="relu"),
        layers.Conv2D(6, 3, dilation_rate=2, padding="same", groups=3, activation="tanh"),
        layers.Conv2D(2, 4, use_bias=False),
        layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same"),
        layers.SeparableConv2D(5, 3, depth_multiplier=2, strides=2, padding="same"),
        layers.Conv2DTranspose(3, (3, 4), strides=2, padding="same", activation="relu"),
        layers.Conv2DTranspose(3, 2, strides=3),
        layers.Dense(5, activation="sigmoid"),
    ],
    ids=lambda layer: f"{type(layer).__name__}",
)
def test_the_products_and_the_bias_sum_up_to_the_value(layer: keras.Layer, tmp_path: Path) -> None:
    model = one_layer(layer, (9, 8, 3))
    pixels = pixels_of(model, 3)
    image = saved(tmp_path, pixels)
    before = model.output(layer, pixels, is_before=True)[0]
    after = model.output(layer, pixels)[0]
    height, width, channels = after.shape
    units = [(0, 0), (height - 1, width - 1), (height // 2, width // 3)]
    for row, column in units:
        for number in range(channels):
            found = explain(model, Unit("", image, number, row, column))
            arrays = found.arrays
            assert arrays["kernel"].shape == arrays["patch"].shape == arrays["product"].shape
            total = arrays["product"].sum(dtype=np.float64) + arrays["bias"]
            assert total == pytest.approx(before[row, column, number], rel=1e-4, abs=1e-2)
            assert arrays["value"] == before[row, column, number]
            assert arrays["activation"] == after[row, column, number]
            assert len(arrays["inputs"]) == arrays["patch"].shape[2]


def test_the_patch_is_what_lies_in_the_image_and_0_beyond_its_edges(tmp_path: Path) -> None:
    layer = layers.Conv2D(2, 3, padding="same")
    model = one_layer(layer, (5, 7, 3))
    pixels = pixels_of(model, 3)
    image = saved(tmp_path, pixels)
    corner = explain(model, Unit("", image, 1, 0, 6))
    assert isinstance(corner.facts, UnitFacts)
    assert (corner.facts.top, corner.facts.left, corner.facts.function) == (-1, 5, "linear")
    expected = np.zeros((3, 3, 3), np.float32)
    expected[1:, :2] = pixels[0, :2, 5:]
    assert np.array_equal(corner.arrays["patch"], expected)


def test_a_unit_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    model = one_layer(layers.Conv2D(2, 3), (5, 7, 3))
    image = saved(tmp_path, pixels_of(model, 3))
    with pytest.raises(InputError, match=r"column: found 5; .* allow 0 to 4"):
        explain(model, Unit("", image, 1, 2, 5))
    relu = one_layer(layers.ReLU(), (5, 7, 3))
    with pytest.raises(InputError, match="has no filters"):
        explain(relu, Unit(relu.last.name, image))
