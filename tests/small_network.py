"""A network that takes a fraction of a second to build and to trace, with what large ones have."""

from __future__ import annotations

from pathlib import Path

import keras
import pytest

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks import lenet
from studio.engine.networks.preprocessing import preprocessed

NORMALISED = Model(backbone="LeNet-5")
"""The model table of a recipe, where `stand_in` is in force."""


def stand_in(patch: pytest.MonkeyPatch) -> None:
    """Let LeNet-5 be three blocks of convolution, batch normalisation and activation.

    The layers are called block1_convolution, block1_normalisation and so on: what MobileNetV2 does
    in 52 such layers is done in three.
    """
    patch.setattr(lenet, "body", _body)


def _body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    x = preprocessed(backbone.preprocessing, pixels)
    for block in (1, 2, 3):
        x = keras.layers.Conv2D(
            8 * block,
            3,
            2,
            use_bias=False,
            kernel_initializer=model.initializer,
            name=f"block{block}_convolution",
        )(x)
        x = keras.layers.BatchNormalization(name=f"block{block}_normalisation")(x)
        x = keras.layers.ReLU(name=f"block{block}_activation")(x)
    return {layer.name: layer.output for layer in keras.Model(pixels, x).layers[1:]}
