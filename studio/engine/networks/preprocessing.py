"""From pixels 0..255 to what a backbone wants, by standard layers that survive every export.

The same arithmetic as `preprocess_input` of keras.applications: "caffe" is a frozen 1 x 1
convolution that turns RGB into BGR and takes the mean off; "tf", "tf_128" and "lite" rescale;
"torch" normalises by ImageNet's mean and deviation. Always float32, also under mixed precision.
"""

import keras
import numpy as np

from studio.core.networks.backbone_row import Preprocessing
from studio.core.networks.layers import PREPROCESS_PREFIX
from studio.core.recipes.allowed import PixelValues

CAFFE_MEAN = (103.939, 116.779, 123.68)
"""Blue, green, red."""
IMAGENET_MEAN = (0.485, 0.456, 0.406)
"""Red, green, blue of 0..1 pixels."""
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)

Moments = tuple[tuple[float, ...], tuple[float, ...]]


def gray_to_rgb(pixels: keras.KerasTensor) -> keras.KerasTensor:
    """Repeat the one channel of (n, h, w, 1) three times."""
    layer = keras.layers.Concatenate(
        name=f"{PREPROCESS_PREFIX}gray_to_rgb", dtype="float32", trainable=False
    )
    return layer([pixels, pixels, pixels])


def preprocessed(
    kind: Preprocessing, pixels: keras.KerasTensor, moments: Moments | None = None
) -> keras.KerasTensor:
    """Return `pixels` (n, h, w, channels in 0..255) as the backbone wants them.

    Args:
        kind: the catalogue's word.
        pixels: float32.
        moments: mean and deviation for "torch", of 0..1 pixels; None takes ImageNet's.
    """
    match kind:
        case "caffe":
            return _caffe(pixels)
        case "tf":
            return _rescaling(1 / 127.5)(pixels)
        case "tf_128":
            return _rescaling(1 / 128)(pixels)
        case "lite":
            return _rescaling(1 / 128, -127 / 128)(pixels)
        case "torch":
            return _normalisation(*(moments or (IMAGENET_MEAN, IMAGENET_DEVIATION)))(pixels)


def in_range(values: PixelValues, pixels: keras.KerasTensor) -> keras.KerasTensor:
    """Return `pixels` (0..255) in the range that a model of one's own reads."""
    match values:
        case "0..255":
            return pixels
        case "0..1":
            return _rescaling(1 / 255, 0.0)(pixels)
        case "-1..1":
            return _rescaling(1 / 127.5)(pixels)


def _rescaling(scale: float, offset: float = -1.0) -> keras.Layer:
    return keras.layers.Rescaling(
        scale, offset=offset, name=f"{PREPROCESS_PREFIX}rescaling", dtype="float32", trainable=False
    )


def _normalisation(mean: tuple[float, ...], deviation: tuple[float, ...]) -> keras.Layer:
    return keras.layers.Normalization(
        mean=[255 * value for value in mean],
        variance=[(255 * value) ** 2 for value in deviation],
        name=f"{PREPROCESS_PREFIX}normalization",
        dtype="float32",
        trainable=False,
    )


def _caffe(pixels: keras.KerasTensor) -> keras.KerasTensor:
    layer = keras.layers.Conv2D(
        3, 1, name=f"{PREPROCESS_PREFIX}caffe", dtype="float32", trainable=False
    )
    result = layer(pixels)
    reversed_identity = np.eye(3, dtype="float32")[::-1].reshape(1, 1, 3, 3)
    layer.set_weights([reversed_identity, -np.array(CAFFE_MEAN, "float32")])
    return result
