"""Which pixels a model reads, as far as its own first steps say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keras
import pytest
import tensorflow as tf
from saved_models import program

from studio.engine.networks.opening.saved_model import model_of_saved_model
from studio.engine.networks.pixel_range import values_read

pytestmark = pytest.mark.engine

MEANS = [[[[123.7, 116.8, 103.9]]]]

FIRST_STEPS: dict[str, tuple[Callable[[tf.Tensor], tf.Tensor], str | None]] = {
    "divided": (lambda x: x / 255.0, "0..255"),
    "scaled": (lambda x: x * (1 / 127.5) - 1.0, "0..255"),
    "means": (lambda x: x - tf.constant(MEANS), "0..255"),
    "hub": (lambda x: (x - 0.5) * 2.0, "0..1"),
    "doubled": (lambda x: tf.identity(x) * 2.0 - 1.0, "0..1"),
    "nothing": (lambda x: tf.nn.relu(x), None),
    "both": (lambda x: x / 255.0 + x, None),
}


@pytest.mark.parametrize("name", FIRST_STEPS)
def test_the_first_steps_of_a_saved_model_tell(name: str, tmp_path: Path) -> None:
    step, expected = FIRST_STEPS[name]
    folder = program(tmp_path / name, lambda x: tf.reduce_mean(step(x), [1, 2]))
    assert values_read(model_of_saved_model(folder, name)) == expected


def test_a_layer_that_rescales_tells() -> None:
    for scale, expected in ((1 / 255, "0..255"), (2.0, "0..1"), (0.2, None)):
        layers = [keras.Input((8, 8, 3)), keras.layers.Rescaling(scale, -1.0)]
        assert values_read(keras.Sequential(layers)) == expected
    plain = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(2, 3)])
    assert values_read(plain) is None
