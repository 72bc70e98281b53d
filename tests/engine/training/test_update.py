"""One optimizer for each rate does what plain Keras does with an optimizer for each group."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from numpy.typing import NDArray
from plain_optimizers import PLAIN

from studio.engine.training.host_copy import host_copy
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.update import Update

pytestmark = pytest.mark.engine

RATE = 0.01


def _model() -> keras.Model:
    keras.utils.set_random_seed(3)
    inputs = keras.Input((4,))
    x = keras.layers.Dense(5, name="early")(inputs)
    return keras.Model(inputs, keras.layers.Dense(2, name="late")(x))


def _gradients(model: keras.Model, steps: int) -> list[list[tf.Tensor]]:
    numbers = np.random.default_rng(5)
    return [
        [tf.constant(numbers.normal(size=one.shape), tf.float32) for one in model.weights]
        for _ in range(steps)
    ]


def _weights(model: keras.Model) -> list[NDArray[np.generic]]:
    return [host_copy(one) for one in model.weights]


@pytest.mark.parametrize("name", list(PLAIN))
def test_groups_are_optimizers_of_their_own(name: str) -> None:
    ours, plain = _model(), _model()
    update = Update(ours, lambda: make_optimizer(name, RATE, half=False), {"early": 0.25})
    early, late = PLAIN[name](RATE * 0.25), PLAIN[name](RATE)
    for gradients in _gradients(ours, 4):
        update.apply(gradients, tf.constant(RATE, tf.float32))
        early.apply(gradients[:2], plain.weights[:2])
        late.apply(gradients[2:], plain.weights[2:])
    assert len(update.optimizers) == 2
    for found, expected in zip(_weights(ours), _weights(plain), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_without_factors_there_is_one_optimizer() -> None:
    for factors in (None, {}, {"early": 1.0}):
        assert len(Update(_model(), lambda: PLAIN["adam"](RATE), factors).optimizers) == 1


def test_an_overflow_in_one_group_skips_the_step_of_all() -> None:
    model = _model()
    update = Update(model, lambda: make_optimizer("adam", RATE, half=True), {"late": 2.0})
    before = _weights(model)
    gradients = _gradients(model, 1)[0]
    broken = [*gradients[:-1], gradients[-1] * float("inf")]
    update.apply(broken, tf.constant(RATE, tf.float32))
    for found, expected in zip(_weights(model), before, strict=True):
        np.testing.assert_array_equal(found, expected)
    scales = {float(one.dynamic_scale.value) for one in update.optimizers}
    assert len(scales) == 1
    update.apply(gradients, tf.constant(RATE, tf.float32))
    assert not np.array_equal(_weights(model)[0], before[0])
