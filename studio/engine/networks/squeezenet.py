"""SqueezeNet 1.0 and 1.1 (Iandola et al. 2016), as backbones.

A fire module squeezes to a few maps by 1 x 1 windows and expands them by 1 x 1 and 3 x 3 side by
side. 1.1 pools earlier and begins smaller: 2.4 times less to compute, from the authors' repository
(https://github.com/forresti/SqueezeNet). The classifier of the paper, a 1 x 1 convolution before an
average, is the head with average pooling and dropout: both are linear and change places freely.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed

_SQUEEZED = (16, 16, 32, 32, 48, 48, 64, 64)
"""Squeeze maps of fire2 to fire9; each half of the expansion has four times as many."""

_STEMS = {"SqueezeNet1.0": (96, 7), "SqueezeNet1.1": (64, 3)}
"""Maps and window of the first convolution."""

_POOLED = {
    "SqueezeNet1.0": ("stem", "fire4", "fire8"),
    "SqueezeNet1.1": ("stem", "fire3", "fire5"),
}
"""What a pooling follows."""


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    initializer = model.initializer
    maps, size = _STEMS[backbone.name]
    x = preprocessed(backbone.preprocessing, pixels)
    x = keras.layers.Conv2D(
        maps, size, 2, activation="relu", kernel_initializer=initializer, name="stem_conv"
    )(x)
    x = _pooled(x, "stem")
    for number, squeezed in enumerate(_SQUEEZED, 2):
        name = f"fire{number}"
        x = _fire(x, squeezed, initializer, name)
        if name in _POOLED[backbone.name]:
            x = _pooled(x, name)
    return layer_outputs(pixels, x)


def _pooled(x: keras.KerasTensor, behind: str) -> keras.KerasTensor:
    return keras.layers.MaxPooling2D(3, 2, name=f"{behind}_pool")(x)


def _fire(x: keras.KerasTensor, squeezed: int, initializer: str, name: str) -> keras.KerasTensor:
    def convolution(of: keras.KerasTensor, maps: int, size: int, part: str) -> keras.KerasTensor:
        return keras.layers.Conv2D(
            maps,
            size,
            padding="same",
            activation="relu",
            kernel_initializer=initializer,
            name=f"{name}_{part}",
        )(of)

    x = convolution(x, squeezed, 1, "squeeze")
    sides = [convolution(x, 4 * squeezed, size, f"expand{size}x{size}") for size in (1, 3)]
    return keras.layers.Concatenate(name=f"{name}_concat")(sides)
