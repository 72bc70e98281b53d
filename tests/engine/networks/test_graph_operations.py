"""Computations outside of layers become standard layers that compute the same, or nothing."""

from collections.abc import Callable

import keras
import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.engine.networks import replay
from studio.engine.networks.replay import Replay

pytestmark = pytest.mark.engine

Compute = Callable[[keras.KerasTensor], keras.KerasTensor]

SAME: dict[str, Compute] = {
    "x + 3": lambda x: x + 3.0,
    "3 + x": lambda x: 3.0 + x,
    "x - 3": lambda x: x - 3,
    "3 - x": lambda x: 3.0 - x,
    "x * 0.5": lambda x: x * 0.5,
    "x / 4": lambda x: x / 4.0,
    "-x": lambda x: -x,
    "mean of each channel off": lambda x: x - np.array([103.9, 116.8, 123.7], "float32"),
    "deviation of each channel": lambda x: x / keras.ops.convert_to_tensor([58.4, 57.1, 57.4]),
    "scaled, shape (1, 1, 1, 3)": lambda x: x * np.array([[[[1.0, 2.0, 3.0]]]], "float32"),
    "reversed channels": lambda x: x[..., ::-1],
    "reversed channels, all axes": lambda x: x[:, :, :, ::-1],
    "two channels": lambda x: x[..., 1:],
    "x + x": lambda x: x + x,
    "x * x": lambda x: x * x,
    "2x - x": lambda x: keras.ops.subtract(keras.layers.Rescaling(2.0)(x), x),
    "maximum": lambda x: keras.ops.maximum(x, keras.layers.Rescaling(0.5)(x)),
    "half precision and back": lambda x: keras.ops.cast(keras.ops.cast(x, "float16"), "float32"),
    "relu": lambda x: keras.activations.relu(x - 100.0),
    "relu of ops": lambda x: keras.ops.relu(x - 100.0),
    "relu6": lambda x: keras.ops.relu6(x - 100.0),
    "leaky relu": lambda x: keras.activations.relu(x - 100.0, negative_slope=0.2, max_value=9.0),
    "sigmoid": lambda x: keras.ops.sigmoid(x / 255.0),
    "softmax": lambda x: keras.ops.softmax(x / 255.0),
    "silu": lambda x: keras.ops.silu(x / 255.0),
    "gelu": lambda x: keras.ops.gelu(x / 255.0, approximate=False),
    "softplus": lambda x: keras.ops.softplus(x / 255.0),
    "tanh": lambda x: keras.ops.tanh(x / 255.0),
    "VGG": keras.applications.vgg16.preprocess_input,
    "MobileNet": keras.applications.mobilenet.preprocess_input,
    "DenseNet": keras.applications.densenet.preprocess_input,
}

OTHER: dict[str, Compute] = {
    "x / 0": lambda x: keras.ops.true_divide(x, 0.0),
    "3 / x": lambda x: 3.0 / x,
    "x ** 2": lambda x: x**2,
    "sin": keras.ops.sin,
    "mean image": lambda x: x - np.ones((8, 6, 3), "float32"),
    "one channel alone": lambda x: keras.ops.stack([x[..., 0], x[..., 0] * 2.0, x[..., 1]], -1),
    "rows": lambda x: x[:, ::2],
    "softmax over rows": lambda x: keras.ops.softmax(x, axis=1),
    "approximate gelu": lambda x: keras.ops.gelu(x, approximate=True),
}


def made_again(compute: Compute) -> tuple[keras.Model, keras.Model]:
    pixels = keras.Input((8, 6, 3))
    source = keras.Model(pixels, keras.layers.Flatten()(compute(pixels)))
    again = keras.Input((8, 6, 3))
    return source, keras.Model(again, Replay(source, origin="own.keras", seed=1).behind(again))


@pytest.mark.parametrize("name", SAME)
def test_the_same_is_computed_by_layers_that_an_h5_holds(name: str) -> None:
    source, flat = made_again(SAME[name])
    assert all(isinstance(operation, keras.Layer) for operation in flat.operations)
    pixels = np.random.default_rng(2).uniform(0, 255, (2, 8, 6, 3)).astype("float32")
    expected = source(pixels)
    np.testing.assert_allclose(flat(pixels), expected, rtol=1e-5, atol=1e-4)
    config = flat.get_config()
    np.testing.assert_allclose(
        keras.Model.from_config(config)(pixels).shape, np.asarray(expected).shape
    )


@pytest.mark.parametrize("name", OTHER)
def test_other_computations_are_not_guessed(name: str) -> None:
    with pytest.raises(InputError, match="is a computation outside of a layer"):
        made_again(OTHER[name])


def test_a_model_that_trains_while_it_predicts_is_refused() -> None:
    always = keras.layers.Dropout(0.5, name="always")
    with pytest.raises(InputError, match="always is called with training=True"):
        made_again(lambda x: always(x, training=True))


def test_a_graph_that_doubles_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "MOST_LAYERS", 60)
    with pytest.raises(InputError, match="more than 60 layers"):
        made_again(doubling(6))
    source, flat = made_again(doubling(3))
    assert len(flat.layers) > 8
    pixels = np.ones((1, 8, 6, 3), "float32")
    np.testing.assert_allclose(flat(pixels), source(pixels), rtol=1e-5)


def doubling(times: int) -> Compute:
    """A model that calls a model twice that calls a model twice..."""
    pixels = keras.Input((8, 6, 3))
    inner = keras.Model(pixels, keras.layers.Conv2D(3, 1)(pixels))
    for _ in range(times):
        pixels = keras.Input((8, 6, 3))
        inner = keras.Model(pixels, inner(inner(pixels)))
    found: Compute = inner
    return found


def test_random_layers_keep_the_seeds_that_earlier_runs_had() -> None:
    layers = keras.layers
    pixels = keras.Input((8, 6, 3))
    x = layers.Dropout(0.1, name="second")(layers.Conv2D(2, 1)(pixels))
    source = keras.Model(pixels, layers.Dropout(0.1, name="third")(x))
    again = keras.Input((8, 6, 3))
    flat = keras.Model(again, Replay(source, origin="own.keras", seed=7).behind(again))
    assert [flat.get_layer(name).seed for name in ("second", "third")] == [9, 10]
