"""The two networks of a GAN after Radford, Metz and Chintala (DCGAN, 2016).

Strided convolutions halve the images in the discriminator and their transposes double them in the
generator; batch normalisation stands behind each but the discriminator's first and the generator's
last; LeakyReLU in the one, ReLU and tanh in the other; weights begin with N(0, 0.02).

Images 0..255 come out of the generator and go into the discriminator: the scaling from and to
-1..1 is inside, by standard layers that survive every export.

A GAN that draws by class gives the generator the class as one-hot behind the latent vector. The
discriminator has one output for each class, "a real image of this class", and the loss takes that
of the class in question (Mescheder, Geiger and Nowozin 2018): it stays a network of images alone.
"""

from __future__ import annotations

import keras

from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Gan
from studio.engine.networks.describe import describe
from studio.engine.networks.network import Network

GENERATOR, DISCRIMINATOR = "generator", "discriminator"

SMALLEST = 4
"""Pixels of the shorter side up to which the discriminator halves images."""

MOST_TIMES = 8
"""The deepest layers have at most so many times the filters of the first."""

SPREAD = 0.02
"""Standard deviation of the first weights."""

MOMENTUM = 0.9
"""Of the statistics of batch normalisation: a GAN's activations change quickly."""

_Size = tuple[int, int]


def build_gan(settings: Gan, image_size: _Size, color: Color, classes: int, seed: int) -> Network:
    """Build both networks of a GAN's table.

    Seeds Python's, NumPy's and TensorFlow's generators; the same arguments give the same
    weights, bit by bit, in any process on the same device.

    Args:
        settings: the table.
        image_size: height and width in pixels.
        color: of the images.
        classes: how many there are; of no importance to a GAN that draws any image.
        seed: of the weights.

    Returns:
        A network whose `model` is the discriminator: images (n, height, width, channels), 0..255,
        to probabilities (n, 1), or (n, classes) in a conditional GAN; `logits` ends before the
        sigmoid. The `opponents` are the generator that trains and, where the recipe averages, the
        averaged one. The parts are the "generator" that is kept, (n, latent [+ classes]) to images
        0..255, and the "discriminator".
    """
    keras.utils.set_random_seed(seed)
    shape = (*image_size, 1 if color == "gray" else 3)
    classes = classes if settings.needs_classes else 0
    sizes = sizes_of(image_size)
    discriminator, logits = _discriminator(settings, shape, len(sizes) - 1, max(classes, 1))
    generator = _generator(settings, shape, sizes, classes)
    opponents = [generator]
    if settings.average:
        averaged = keras.models.clone_model(generator)
        averaged.set_weights(generator.get_weights())
        opponents.append(averaged)
    return Network(
        discriminator,
        logits,
        (*describe(discriminator), *describe(generator)),
        _FEATURES,
        parts={GENERATOR: opponents[-1], DISCRIMINATOR: discriminator},
        opponents=tuple(opponents),
    )


def sizes_of(image_size: _Size) -> list[_Size]:
    """Return the sizes (height, width) of the maps, from the image to the smallest."""
    sizes = [image_size]
    while min(sizes[-1]) > SMALLEST:
        height, width = sizes[-1]
        sizes.append((-(-height // 2), -(-width // 2)))
    return sizes


def _filters(settings: Gan, level: int) -> int:
    """Return the filters of the discriminator's layer `level`, from 1."""
    times: int = 2 ** (level - 1)
    return settings.filters * min(times, MOST_TIMES)


def _initial() -> keras.initializers.Initializer:
    return keras.initializers.RandomNormal(stddev=SPREAD)


_FEATURES = "discriminator_flatten"


def _discriminator(
    settings: Gan, shape: tuple[int, int, int], levels: int, outputs: int
) -> tuple[keras.Model, keras.Model]:
    """Return it, and the same ending before the sigmoid."""
    layers = keras.layers
    pixels = keras.Input(shape, name="image")
    x = layers.Rescaling(
        1 / 127.5, offset=-1.0, name=f"{PREPROCESS_PREFIX}rescaling", trainable=False
    )(pixels)
    for level in range(1, levels + 1):
        x = layers.Conv2D(
            _filters(settings, level),
            4,
            strides=2,
            padding="same",
            use_bias=False,
            kernel_initializer=_initial(),
            name=f"discriminator_conv_{level}",
        )(x)
        if level > 1:
            x = layers.BatchNormalization(momentum=MOMENTUM, name=f"discriminator_norm_{level}")(x)
        x = layers.LeakyReLU(negative_slope=0.2, name=f"discriminator_relu_{level}")(x)
    x = layers.Flatten(name=_FEATURES)(x)
    logits = layers.Dense(outputs, kernel_initializer=_initial(), name="discriminator_logits")(x)
    scores = layers.Activation("sigmoid", name="discriminator_scores")(logits)
    return (
        keras.Model(pixels, scores, name=DISCRIMINATOR),
        keras.Model(pixels, logits, name=f"{DISCRIMINATOR}_logits"),
    )


def _generator(
    settings: Gan, shape: tuple[int, int, int], sizes: list[_Size], classes: int
) -> keras.Model:
    """Return it; what an odd size became too much is cropped at its level."""
    layers = keras.layers
    latent = keras.Input((settings.latent + classes,), name="latent")
    levels = len(sizes) - 1
    (height, width), filters = sizes[-1], _filters(settings, levels)
    x = layers.Dense(
        height * width * filters,
        use_bias=False,
        kernel_initializer=_initial(),
        name="generator_dense",
    )(latent)
    x = layers.Reshape((height, width, filters), name="generator_reshape")(x)
    x = layers.BatchNormalization(momentum=MOMENTUM, name=f"generator_norm_{levels}")(x)
    x = layers.ReLU(name=f"generator_relu_{levels}")(x)
    for level in range(levels, 0, -1):
        is_last = level == 1
        x = layers.Conv2DTranspose(
            shape[-1] if is_last else _filters(settings, level - 1),
            4,
            strides=2,
            padding="same",
            use_bias=is_last,
            kernel_initializer=_initial(),
            name=f"generator_conv_{level - 1}",
        )(x)
        surplus = tuple((0, side % 2) for side in sizes[level - 1])
        if surplus != ((0, 0), (0, 0)):
            x = layers.Cropping2D(surplus, name=f"generator_crop_{level - 1}")(x)
        if not is_last:
            x = layers.BatchNormalization(momentum=MOMENTUM, name=f"generator_norm_{level - 1}")(x)
            x = layers.ReLU(name=f"generator_relu_{level - 1}")(x)
    x = layers.Activation("tanh", name="generator_tanh")(x)
    images = layers.Rescaling(127.5, offset=127.5, name="generator_pixels", trainable=False)(x)
    return keras.Model(latent, images, name=GENERATOR)
