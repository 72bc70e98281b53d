"""A unit projected back to the image, as a deconvolutional network does it.

Zeiler, Fergus: Visualizing and understanding convolutional networks, 2013. Unpooling by switches is
the gradient of max pooling, transposed filtering that of a convolution; a ReLU hands on what is
positive of what comes back (Simonyan, Vedaldi, Zisserman 2014, section 4).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.look.living_model import LivingModel
from studio.engine.look.relu_rules import rectifier_of

_LINEAR = (
    keras.layers.Conv2D,
    keras.layers.DepthwiseConv2D,
    keras.layers.SeparableConv2D,
    keras.layers.Conv2DTranspose,
    keras.layers.Dense,
    keras.layers.BatchNormalization,
    keras.layers.AveragePooling2D,
    keras.layers.GlobalAveragePooling2D,
    keras.layers.ZeroPadding2D,
    keras.layers.Cropping2D,
    keras.layers.UpSampling2D,
    keras.layers.Add,
    keras.layers.Subtract,
    keras.layers.Average,
    keras.layers.Concatenate,
    keras.layers.Flatten,
    keras.layers.Reshape,
    keras.layers.Permute,
    keras.layers.Rescaling,
    keras.layers.Normalization,
    keras.layers.Dropout,
    keras.layers.SpatialDropout2D,
    keras.layers.Activation,
    keras.layers.InputLayer,
)
"""Layers that, where they have no activation function other than ReLU, hand back the same whatever
they were shown."""


class Projection(NamedTuple):
    """What a unit answers to.

    Attributes:
        values: float32 (height, width, channels) of the image.
        value: of the unit, before its activation function.
        row: of the unit; likewise `column`.
    """

    values: NDArray[np.float32]
    value: float
    row: int
    column: int


def projected(
    model: LivingModel, layer: keras.Layer, number: int, pixels: NDArray[np.uint8]
) -> Projection:
    """Project the strongest unit of map `number` back to `pixels` (height, width, channels)."""
    found = model.forward(layer, is_before=True, rule="deconvnet").gradient(
        tf.constant(pixels[np.newaxis].astype(np.float32)), strongest_unit, np.int32(number)
    )
    values = found.outputs[0].numpy()[0, ..., number]
    strongest = int(np.argmax(np.nan_to_num(values, nan=-np.inf)))
    columns = int(np.prod(values.shape[1:], dtype=int)) if values.ndim == 2 else 1
    row, column = divmod(strongest, columns)
    gradient = np.zeros(pixels.shape, np.float32)
    if found.gradient is not None:
        gradient = found.gradient.numpy()[0]
    return Projection(gradient, float(values.reshape(-1)[strongest]), row, column)


def strongest_unit(outputs: list[Any], number: Any) -> Any:  # noqa: ANN401  # tensors
    """Return the largest value of map `number`, the first of those that are equal."""
    flat = tf.reshape(outputs[0][..., number], [-1])
    strongest = tf.argmax(tf.where(tf.math.is_nan(flat), -np.inf, flat), output_type=tf.int32)
    return tf.reduce_sum(tf.where(tf.range(tf.size(flat)) == strongest, flat, 0.0))


def depends_on_image(model: LivingModel, layer: keras.Layer) -> bool:
    """Whether a projection from `layer` is another one for another image."""
    return any(not _is_independent(one) for one in model.up_to(layer) if one is not layer) or (
        not isinstance(layer, _LINEAR)
    )


def _is_independent(layer: keras.Layer) -> bool:
    if rectifier_of(layer) is not None:
        return True
    function = getattr(layer, "activation", None)
    is_plain = function is None or function is keras.activations.linear
    return isinstance(layer, _LINEAR) and is_plain
