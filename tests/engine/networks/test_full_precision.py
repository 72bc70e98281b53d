import keras
import numpy as np
import pytest
import tiny_images

from studio.core.recipes.recipe import Data, Model, Recipe
from studio.engine.networks.from_recipe import network_of
from studio.engine.networks.full_precision import in_float32
from studio.engine.training.precision import precision_in_force

pytestmark = pytest.mark.engine

RECIPE = Recipe(
    name="Mixed",
    data=Data(folder="nowhere", image_size=(32, 32)),
    model=Model(backbone="LeNet-5", dense=(16,), dropout=0.5),
    precision="mixed",
)


def test_a_mixed_network_computes_in_float32_with_the_same_weights() -> None:
    with precision_in_force("mixed"):
        mixed = network_of(RECIPE, tiny_images.CLASSES, None).model
    plain = network_of(RECIPE, tiny_images.CLASSES, None).model
    plain.set_weights(mixed.get_weights())
    images = np.random.default_rng(1).uniform(0, 255, (4, 32, 32, 3)).astype("float32")
    expected = np.asarray(plain(images))
    assert np.abs(np.asarray(mixed(images)) - expected).max() > 0  # so there is something to undo
    twin = in_float32(mixed)
    assert [layer.name for layer in twin.layers] == [layer.name for layer in mixed.layers]
    np.testing.assert_array_equal(np.asarray(twin(images)), expected)


def test_a_network_in_float32_is_taken_as_it_is() -> None:
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    assert in_float32(model) is model
