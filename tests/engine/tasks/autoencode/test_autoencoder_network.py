"""The networks of an autoencoder: sizes, parts, seeds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.core.recipes.allowed import AutoencoderKind, Color
from studio.core.recipes.recipe import Autoencoder
from studio.engine.tasks.autoencode.network import build_autoencoder
from studio.engine.training.host_copy import host_copy

pytestmark = pytest.mark.engine


@pytest.mark.parametrize("kind", ["dense", "convolutional"])
@pytest.mark.parametrize(
    ("size", "color"), [((8, 8), "gray"), ((13, 9), "rgb"), ((28, 30), "gray"), ((17, 33), "rgb")]
)
def test_images_of_any_size_come_back_in_their_size(
    kind: AutoencoderKind, size: tuple[int, int], color: Color
) -> None:
    network = build_autoencoder(Autoencoder(kind=kind, code=5), size, color, 7)
    shape = (3, *size, 1 if color == "gray" else 3)
    images = np.random.default_rng(1).uniform(0, 255, shape).astype(np.float32)
    whole = np.asarray(network.model(images))
    assert whole.shape == shape
    assert 0 <= whole.min() <= whole.max() <= 255
    code = np.asarray(network.parts["encoder"](images))
    assert code.shape == (3, 5)
    np.testing.assert_allclose(network.parts["decoder"](code), whole, rtol=1e-5, atol=1e-3)
    logits = np.asarray(network.logits(images), np.float64)
    np.testing.assert_allclose(255 / (1 + np.exp(-logits)), whole, rtol=1e-4, atol=1e-2)


def test_the_convolutional_encoder_is_that_of_the_course() -> None:
    network = build_autoencoder(Autoencoder(kind="convolutional", code=32), (28, 28), "gray", 7)
    rows = {row.name: row for row in network.layers}
    maps = [rows[f"encoder_conv_{number}"].output_shape[-1] for number in (1, 2, 3)]
    assert maps == [16, 8, 8]
    assert rows["encoder_pool_3"].output_shape == (4, 4, 8)
    assert {row.block for row in network.layers} == {"preprocess", "encoder", "decoder"}
    trainable = [row for row in network.layers if row.can_train]
    assert sum(row.parameters for row in trainable) == network.model.count_params()


def test_equal_seeds_give_equal_weights() -> None:
    def made(seed: int) -> list[bytes]:
        model = build_autoencoder(Autoencoder(dense=(6,), code=2), (8, 8), "gray", seed).model
        return [host_copy(variable).tobytes() for variable in model.variables]

    assert made(3) == made(3)
    assert made(3) != made(4)


def test_both_halves_open_from_h5_in_plain_keras(tmp_path: Path) -> None:
    import keras

    network = build_autoencoder(Autoencoder(kind="convolutional", code=4), (9, 12), "rgb", 7)
    images = np.random.default_rng(1).uniform(0, 255, (2, 9, 12, 3)).astype(np.float32)
    code = np.asarray(network.parts["encoder"](images))
    for name, given in (("encoder", images), ("decoder", code)):
        part = network.parts[name]
        part.save(tmp_path / f"{name}.h5", include_optimizer=False)
        again = keras.models.load_model(tmp_path / f"{name}.h5", compile=False)
        np.testing.assert_allclose(again(given), part(given), rtol=1e-6)
