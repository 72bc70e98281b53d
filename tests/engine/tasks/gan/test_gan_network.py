"""Both networks of a GAN: any size, what they are made of, plain Keras opens them."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Gan
from studio.engine.networks.network import Network
from studio.engine.tasks.gan.network import build_gan, sizes_of

pytestmark = pytest.mark.engine


def build(
    size: tuple[int, int] = (28, 28), color: Color = "gray", classes: int = 0, **settings: object
) -> Network:
    given = {"filters": 4, "latent": 6} | settings
    if classes:
        given["kind"] = "conditional"
    return build_gan(Gan(**given), size, color, classes, seed=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "color"),
    [((28, 28), "gray"), ((33, 57), "rgb"), ((64, 45), "rgb"), ((31, 128), "gray")],
)
def test_images_of_any_size_come_out_exactly(size: tuple[int, int], color: Color) -> None:
    network = build(size, color)
    channels = 1 if color == "gray" else 3
    latents = np.random.default_rng(0).standard_normal((2, 6)).astype(np.float32)
    images = np.asarray(network.parts["generator"](latents))
    assert images.shape == (2, *size, channels)
    assert 0.0 <= images.min() <= images.max() <= 255.0
    assert network.model(images).shape == (2, 1)


def test_the_maps_halve_to_four_pixels_or_less() -> None:
    assert sizes_of((28, 28)) == [(28, 28), (14, 14), (7, 7), (4, 4)]
    assert sizes_of((64, 64))[-1] == (4, 4)
    assert sizes_of((45, 90)) == [(45, 90), (23, 45), (12, 23), (6, 12), (3, 6)]


def test_it_is_made_as_radford_metz_and_chintala_say() -> None:
    network = build((64, 64), "rgb")
    kinds = {layer.name: type(layer) for layer in network.model.layers}
    assert kinds["discriminator_norm_2"] is keras.layers.BatchNormalization
    assert "discriminator_norm_1" not in kinds
    generator = network.opponents[0]
    assert all("norm_0" not in layer.name for layer in generator.layers)
    for name in ("discriminator_conv_1", "discriminator_conv_4"):
        kernel = network.model.get_layer(name).kernel.numpy()
        assert abs(kernel.std() - 0.02) < 0.003
    images = np.asarray(network.model.get_layer("preprocess_rescaling")(np.array([[0.0, 255.0]])))
    np.testing.assert_allclose(images, [[-1.0, 1.0]])


def test_the_same_seed_gives_the_same_weights_and_an_average_to_begin_with() -> None:
    first, second = build(), build()
    for one, other in zip(first.graphs, second.graphs, strict=True):
        for left, right in zip(one.get_weights(), other.get_weights(), strict=True):
            np.testing.assert_array_equal(left, right)
    raw, averaged = first.opponents
    assert raw is not averaged
    assert not {id(v) for v in raw.variables} & {id(v) for v in averaged.variables}
    assert len(build(average=0.0).opponents) == 1


def test_a_class_is_asked_for_behind_the_latent_vector() -> None:
    network = build(classes=3)
    assert network.parts["generator"].input_shape == (None, 9)
    assert network.model.output_shape == (None, 3)
    assert network.classes == 3


@pytest.mark.parametrize("classes", [0, 3])
def test_plain_keras_opens_both_from_h5(classes: int, tmp_path: Path) -> None:
    network = build((30, 29), "rgb", classes)
    generator, discriminator = network.parts["generator"], network.parts["discriminator"]
    latents = np.random.default_rng(0).standard_normal((2, 6 + classes)).astype(np.float32)
    images = np.asarray(generator(latents))
    for model, given in ((generator, latents), (discriminator, images)):
        file = tmp_path / f"{model.name}.h5"
        model.save(file)
        again = keras.models.load_model(file, compile=False)
        np.testing.assert_allclose(again(given), model(given), rtol=1e-5, atol=1e-4)
