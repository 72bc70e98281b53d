"""An encoder to a small code, and the decoder that mirrors it, as one flat graph.

"dense": hidden layers of the recipe's `dense`, ReLU, as in F. Chollet, "Building autoencoders in
Keras" (2016). "convolutional": convolutions of the recipe's `filters`, each followed by pooling, as
there (16, 8 and 8 maps), with a dense code of the asked size between the two halves. The code is
linear. "variational": the same hidden layers; mean and variance of a normal distribution of codes
(Kingma and Welling 2014), of which only a training draws: whatever is saved reads the mean.

Pixels 0..255 go in and come out: scaling is inside, by standard layers that survive every export.
"""

from __future__ import annotations

import keras

from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Autoencoder
from studio.core.tasks.table import task
from studio.engine.networks.describe import describe
from studio.engine.networks.network import Network

CODE = task("autoencode").code
LOG_VARIANCE = "encoder_log_variance"
LOGITS = "decoder_logits"
ENCODER, DECODER = "encoder", "decoder"

_Shape = tuple[int, int, int]


def build_autoencoder(
    settings: Autoencoder, image_size: tuple[int, int], color: Color, seed: int
) -> Network:
    """Build the network of an autoencoder's table.

    Seeds Python's, NumPy's and TensorFlow's generators; the same arguments give the same
    weights, bit by bit, in any process on the same device.

    Returns:
        A network whose `model` takes images (n, height, width, channels), 0..255, to images of the
        same kind, of any size exactly; `logits` ends before the sigmoid. Its parts are the
        "encoder", images to codes (n, code), and the "decoder", codes to images.
    """
    keras.utils.set_random_seed(seed)
    shape = (*image_size, 1 if color == "gray" else 3)
    pixels = keras.Input(shape, name="image")
    x = keras.layers.Rescaling(
        1 / 255, name=f"{PREPROCESS_PREFIX}rescaling", dtype="float32", trainable=False
    )(pixels)
    if settings.is_convolutional and settings.filters:
        x, sizes = _convolutions(x, settings.filters)
        hidden = keras.layers.Flatten(name="encoder_flatten")(x)
        code = _linear(hidden, settings.code, CODE)  # layers are seeded in the order they are made
        decoder = _convolutional_decoder(settings.filters, sizes, shape)
    else:
        units = () if settings.is_convolutional else settings.dense
        hidden = _dense(x, units)
        code = _linear(hidden, settings.code, CODE)
        decoder = _dense_decoder(units, shape)
    variance = _linear(hidden, settings.code, LOG_VARIANCE) if settings.is_variational else None
    restored = _through(decoder, code)
    whole = keras.Model(pixels, restored, name="autoencoder")
    if variance is None:
        logits = keras.Model(pixels, whole.get_layer(LOGITS).output, name=f"{whole.name}_logits")
        rows = describe(whole)
    else:
        logits = _drawing(pixels, code, variance, decoder[:-_PIXEL_LAYERS])
        rows = describe(keras.Model(pixels, [restored, variance]))
    encoder = keras.Model(pixels, code, name=ENCODER)
    given = keras.Input((settings.code,), name="code")
    parts = {ENCODER: encoder, DECODER: keras.Model(given, _through(decoder, given), name=DECODER)}
    return Network(whole, logits, rows, CODE, parts=parts)


class Drawn(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """A code drawn from its distribution; never saved, because only a training draws."""

    def call(self, given: list[keras.KerasTensor]) -> keras.KerasTensor:
        """Return mean + exp(log variance / 2) * standard normal numbers, each (n, code)."""
        mean, log_variance, numbers = given
        return mean + keras.ops.exp(log_variance / 2) * numbers


def _drawing(
    pixels: keras.KerasTensor,
    code: keras.KerasTensor,
    variance: keras.KerasTensor,
    decoder: list[keras.Layer],
) -> keras.Model:
    """Return the graph that a variational autoencoder trains.

    It reads images and standard normal numbers (n, code), and gives, side by side in a row for each
    image, the values before the sigmoid, the means and the logarithms of the variances.
    """
    numbers = keras.Input((code.shape[-1],), name="drawn")
    drawn = Drawn(name="encoder_drawn", dtype="float32")([code, variance, numbers])
    values = keras.layers.Flatten(name="training_values", dtype="float32")(_through(decoder, drawn))
    row = keras.layers.Concatenate(name="training_row", dtype="float32")([values, code, variance])
    return keras.Model([pixels, numbers], row, name="autoencoder_logits")


def _through(layers: list[keras.Layer], x: keras.KerasTensor) -> keras.KerasTensor:
    for layer in layers:
        x = layer(x)
    return x


def _linear(x: keras.KerasTensor, size: int, name: str) -> keras.KerasTensor:
    return keras.layers.Dense(size, name=name, dtype="float32")(x)


def _dense(x: keras.KerasTensor, units: tuple[int, ...]) -> keras.KerasTensor:
    x = keras.layers.Flatten(name="encoder_flatten")(x)
    for number, count in enumerate(units, 1):
        x = keras.layers.Dense(count, activation="relu", name=f"encoder_dense_{number}")(x)
    return x


def _dense_decoder(units: tuple[int, ...], shape: _Shape) -> list[keras.Layer]:
    hidden = [
        keras.layers.Dense(count, activation="relu", name=f"decoder_dense_{number}")
        for number, count in zip(range(len(units), 0, -1), units[::-1], strict=True)
    ]
    height, width, channels = shape
    return [
        *hidden,
        keras.layers.Dense(height * width * channels, name="decoder_values", dtype="float32"),
        keras.layers.Reshape(shape, name=LOGITS, dtype="float32"),
        *_to_pixels(),
    ]


def _convolutions(
    x: keras.KerasTensor, filters: tuple[int, ...]
) -> tuple[keras.KerasTensor, list[tuple[int, int]]]:
    """Return the encoder's maps, and the sizes (height, width) in front of each pooling."""
    sizes = []
    for number, maps in enumerate(filters, 1):
        x = keras.layers.Conv2D(
            maps, 3, padding="same", activation="relu", name=f"encoder_conv_{number}"
        )(x)
        sizes.append((int(x.shape[1]), int(x.shape[2])))
        x = keras.layers.MaxPooling2D(2, padding="same", name=f"encoder_pool_{number}")(x)
    return x, sizes


def _convolutional_decoder(
    filters: tuple[int, ...], sizes: list[tuple[int, int]], shape: _Shape
) -> list[keras.Layer]:
    """Return the encoder's mirror; what an odd size became too much is cropped at its level."""
    layers = keras.layers
    height, width = (-(-side // 2) for side in sizes[-1])
    made: list[keras.Layer] = [
        layers.Dense(height * width * filters[-1], activation="relu", name="decoder_dense"),
        layers.Reshape((height, width, filters[-1]), name="decoder_reshape"),
    ]
    for number in range(len(filters), 0, -1):
        made += [
            layers.Conv2D(
                filters[number - 1],
                3,
                padding="same",
                activation="relu",
                name=f"decoder_conv_{number}",
            ),
            layers.UpSampling2D(2, name=f"decoder_up_{number}"),
        ]
        surplus = tuple((0, side % 2) for side in sizes[number - 1])
        if surplus != ((0, 0), (0, 0)):
            made.append(layers.Cropping2D(surplus, name=f"decoder_crop_{number}"))
    return [
        *made,
        layers.Conv2D(shape[-1], 3, padding="same", name=LOGITS, dtype="float32"),
        *_to_pixels(),
    ]


_PIXEL_LAYERS = 2
"""Behind the values before the sigmoid."""


def _to_pixels() -> list[keras.Layer]:
    return [
        keras.layers.Activation("sigmoid", name="decoder_sigmoid", dtype="float32"),
        keras.layers.Rescaling(255.0, name="decoder_pixels", dtype="float32"),
    ]
