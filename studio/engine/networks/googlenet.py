"""GoogLeNet, or Inception v1 (Szegedy et al. 2014, table 1), as a backbone.

Left out: the local response normalisation, which Keras has no layer for, and the two auxiliary
classifiers, which only served training.
"""

from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.preprocessing import preprocessed

_MODULES = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}
"""Maps of #1x1, #3x3 reduce, #3x3, #5x5 reduce, #5x5, pool proj: the columns of table 1."""


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    layers = keras.layers

    def convolution(
        x: keras.KerasTensor, maps: int, size: int, name: str, strides: int = 1
    ) -> keras.KerasTensor:
        return layers.Conv2D(
            maps,
            size,
            strides,
            "same",
            activation="relu",
            kernel_initializer=model.initializer,
            name=name,
        )(x)

    def pooled(x: keras.KerasTensor, name: str, strides: int = 2) -> keras.KerasTensor:
        return layers.MaxPooling2D(3, strides, "same", name=name)(x)

    def module(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
        one, reduce3, three, reduce5, five, projected = _MODULES[name]
        block = f"inception{name}"
        return layers.Concatenate(name=f"{block}_concat")(
            [
                convolution(x, one, 1, f"{block}_1x1"),
                convolution(
                    convolution(x, reduce3, 1, f"{block}_3x3_reduce"), three, 3, f"{block}_3x3"
                ),
                convolution(
                    convolution(x, reduce5, 1, f"{block}_5x5_reduce"), five, 5, f"{block}_5x5"
                ),
                convolution(pooled(x, f"{block}_pool", 1), projected, 1, f"{block}_pool_proj"),
            ]
        )

    x = preprocessed(backbone.preprocessing, pixels)
    x = convolution(x, 64, 7, "stem_7x7", 2)
    x = pooled(x, "stem_pool1")
    x = convolution(x, 64, 1, "stem_3x3_reduce")
    x = convolution(x, 192, 3, "stem_3x3")
    x = pooled(x, "stem_pool2")
    for name in _MODULES:
        x = module(x, name)
        if name in ("3b", "4e"):
            x = pooled(x, f"inception{name}_halved")
    return layer_outputs(pixels, x)
