"""VGG with 11 weight layers (Simonyan, Zisserman 2014, table 1, column A), as a backbone.

Keras has the 16 and 19; the names of its layers are used here too.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed

_BLOCKS = ((64, 1), (128, 1), (256, 2), (512, 2), (512, 2))
"""Maps and convolutions of each block."""


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    layers = keras.layers
    x = preprocessed(backbone.preprocessing, pixels)
    for block, (maps, convolutions) in enumerate(_BLOCKS, 1):
        for number in range(1, convolutions + 1):
            x = layers.Conv2D(
                maps,
                3,
                padding="same",
                activation="relu",
                kernel_initializer=model.initializer,
                name=f"block{block}_conv{number}",
            )(x)
        x = layers.MaxPooling2D(2, name=f"block{block}_pool")(x)
    return layer_outputs(pixels, x)
