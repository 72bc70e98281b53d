"""A small network whose depth and widths the person sets, as a backbone.

Each block is a 3 x 3 convolution, batch normalisation, ReLU, the maximum over 2 x 2 places and, if
asked for, dropout (the plain network of Chollet, Deep Learning with Python, 2021, section 8.2, with
the batch normalisation of its section 9.3.3).
"""

from pathlib import Path

import keras

from studio.core.base.errors import InputError
from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name.

    Raises:
        InputError: more blocks than the image can be halved.
    """
    layers = keras.layers
    _check_depth(pixels, model)
    x = preprocessed(backbone.preprocessing, pixels)
    for number, maps in enumerate(model.blocks, 1):
        name = f"block{number}"
        x = layers.Conv2D(
            maps,
            3,
            padding="same",
            use_bias=False,
            kernel_initializer=model.initializer,
            name=f"{name}_conv",
        )(x)
        x = layers.BatchNormalization(name=f"{name}_bn")(x)
        x = layers.ReLU(name=f"{name}_relu")(x)
        x = layers.MaxPooling2D(2, name=f"{name}_pool")(x)
        if model.block_dropout:
            x = layers.Dropout(model.block_dropout, seed=seed + number, name=f"{name}_dropout")(x)
    return layer_outputs(pixels, x)


def _check_depth(pixels: keras.KerasTensor, model: Model) -> None:
    height, width = pixels.shape[1:3]
    most = min(height, width).bit_length() - 1
    if len(model.blocks) > most:
        raise InputError(
            "model.blocks: found {count} blocks; images of {height} x {width} pixels can be halved "
            "{most} times, allowed: at most {most} blocks.",
            count=len(model.blocks),
            height=height,
            width=width,
            most=most,
        )
