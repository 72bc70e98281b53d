"""AlexNet (Krizhevsky, Sutskever, Hinton 2012) and ZFNet (Zeiler, Fergus 2013), as backbones.

AlexNet here is one tower: the paper split every layer over two graphics cards of 3 GB, and its
second, fourth and fifth convolution read their own card's maps alone. Local response normalisation
is left out in both: Keras has no layer for it, and VGG's authors found that it brings nothing
(Simonyan, Zisserman 2014, section 4.1). The dense layers of 4,096 belong to the head.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed

_WIDTHS = (384, 384, 256)
"""Maps of the last three convolutions, of both."""


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    build = {"AlexNet": alexnet, "ZFNet": zfnet}[backbone.name]
    last = build(preprocessed(backbone.preprocessing, pixels), model.initializer)
    return layer_outputs(pixels, last)


def alexnet(pixels: keras.KerasTensor, initializer: str) -> keras.KerasTensor:
    """Return 6 x 6 x 256 maps for 227 x 227 pixels.

    The paper says 224, its figures fit 227: (227 - 11) / 4 + 1 = 55.
    """
    layers = keras.layers
    x = _convolution(pixels, 96, 11, initializer, "block1", strides=4, padding="valid")
    x = layers.MaxPooling2D(3, 2, name="block1_pool")(x)
    x = _convolution(x, 256, 5, initializer, "block2")
    x = layers.MaxPooling2D(3, 2, name="block2_pool")(x)
    return _last_three(x, initializer)


def zfnet(pixels: keras.KerasTensor, initializer: str) -> keras.KerasTensor:
    """Return 6 x 6 x 256 maps for 224 x 224 pixels: figure 3 of the paper.

    Smaller windows and strides than AlexNet's at the beginning, after its filters were looked at:
    they were a mix of very high and very low frequencies, and the maps behind them aliased.
    """
    layers = keras.layers
    x = layers.ZeroPadding2D(1, name="block1_pad")(pixels)
    x = _convolution(x, 96, 7, initializer, "block1", strides=2, padding="valid")
    x = layers.MaxPooling2D(3, 2, padding="same", name="block1_pool")(x)
    x = _convolution(x, 256, 5, initializer, "block2", strides=2, padding="valid")
    x = layers.MaxPooling2D(3, 2, padding="same", name="block2_pool")(x)
    return _last_three(x, initializer)


def _last_three(x: keras.KerasTensor, initializer: str) -> keras.KerasTensor:
    for number, width in enumerate(_WIDTHS, 3):
        x = _convolution(x, width, 3, initializer, f"block{number}")
    return keras.layers.MaxPooling2D(3, 2, name="block5_pool")(x)


def _convolution(
    x: keras.KerasTensor,
    maps: int,
    size: int,
    initializer: str,
    block: str,
    strides: int = 1,
    padding: str = "same",
) -> keras.KerasTensor:
    return keras.layers.Conv2D(
        maps,
        size,
        strides,
        padding,
        activation="relu",
        kernel_initializer=initializer,
        name=f"{block}_conv",
    )(x)
