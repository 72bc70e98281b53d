"""LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998, figure 2), as a backbone.

Named after the paper's layers. As in today's re-makings, sub-sampling is plain averaging, every
map of C3 reads every map of S2, and the activation is an unscaled tanh. C5 is a convolution, as
in the paper, so that images larger than 32 x 32 work too. F6 is a dense layer of 84 in the head.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    last = lenet(preprocessed(backbone.preprocessing, pixels), model.initializer)
    return layer_outputs(pixels, last)


def lenet(pixels: keras.KerasTensor, initializer: str) -> keras.KerasTensor:
    """Return C5's maps, 1 x 1 x 120 for 32 x 32 `pixels` in -1..1 of one or three channels."""
    layers = keras.layers
    x = pixels
    for maps, convolution, sampling in (
        (6, "block1_c1", "block1_s2"),
        (16, "block2_c3", "block2_s4"),
        (120, "block3_c5", None),
    ):
        x = layers.Conv2D(
            maps, 5, activation="tanh", kernel_initializer=initializer, name=convolution
        )(x)
        if sampling:
            x = layers.AveragePooling2D(2, name=sampling)(x)
    return x
