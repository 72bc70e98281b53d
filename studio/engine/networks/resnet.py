"""ResNet with 18 and 34 weight layers (He, Zhang, Ren, Sun 2015, table 1), as backbones.

The basic block of two 3 x 3 convolutions; Keras has only the deeper ones, of bottlenecks. A
shortcut that changes size is a 1 x 1 convolution (the paper's option B), and no convolution has a
bias, because a batch normalisation follows each.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.normalised import normalised_convolution
from studio.engine.networks.preprocessing import preprocessed

_DEPTHS = {"ResNet18": (2, 2, 2, 2), "ResNet34": (3, 4, 6, 3)}
"""Blocks of each of the four stages."""

_EPSILON = 1e-5


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    layers, initializer = keras.layers, model.initializer
    x = preprocessed(backbone.preprocessing, pixels)
    x = layers.ZeroPadding2D(3, name="conv1_pad")(x)
    x = _convolution(x, 64, 7, 2, initializer, "conv1", padding="valid")
    x = layers.ReLU(name="conv1_relu")(x)
    x = layers.ZeroPadding2D(1, name="pool1_pad")(x)
    x = layers.MaxPooling2D(3, 2, name="pool1_pool")(x)
    for stage, depth in enumerate(_DEPTHS[backbone.name]):
        for block in range(depth):
            strides = 2 if stage > 0 and block == 0 else 1
            name = f"conv{stage + 2}_block{block + 1}"
            x = _block(x, 64 * 2**stage, strides, initializer, name)
    return layer_outputs(pixels, x)


def _block(
    x: keras.KerasTensor, maps: int, strides: int, initializer: str, name: str
) -> keras.KerasTensor:
    layers = keras.layers
    shortcut = x
    if strides > 1 or x.shape[-1] != maps:
        shortcut = _convolution(x, maps, 1, strides, initializer, f"{name}_0")
    y = x
    if strides > 1:  # as the paper's authors pad: TensorFlow's "same" would shift by a pixel
        y = layers.ZeroPadding2D(1, name=f"{name}_1_pad")(y)
    y = _convolution(
        y, maps, 3, strides, initializer, f"{name}_1", padding="valid" if strides > 1 else "same"
    )
    y = layers.ReLU(name=f"{name}_1_relu")(y)
    y = _convolution(y, maps, 3, 1, initializer, f"{name}_2")
    y = layers.Add(name=f"{name}_add")([shortcut, y])
    return layers.ReLU(name=f"{name}_out")(y)


def _convolution(
    x: keras.KerasTensor,
    maps: int,
    size: int,
    strides: int,
    initializer: str,
    name: str,
    padding: str = "same",
) -> keras.KerasTensor:
    return normalised_convolution(
        x, maps, size, strides, padding, initializer=initializer, epsilon=_EPSILON, name=name
    )
