"""Every family of the catalogue is saved as one .h5 that plain Keras loads, with equal outputs."""

from pathlib import Path

import keras
import numpy as np
import pytest
from families import images

from studio.core.networks.catalogue import BACKBONES, backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.hdf5_image import image_of_model

pytestmark = pytest.mark.engine

NAMES = (
    "LeNet-5",
    "Small CNN",
    "AlexNet",
    "SqueezeNet1.1",
    "GoogLeNet",
    "InceptionResNetV2",
    "EfficientNetLite0",
)
LARGE = ("ResNet50V2", "NASNetMobile", "EfficientNetV2B0")
"""Of standard layers alone, and slow to build."""

ELSEWHERE = {"VGG", "ResNet", "Xception", "MobileNet", "DenseNet", "EfficientNet", "ConvNeXt"}
"""`test_every_family` saves one of each, with the weights as Keras publishes them."""


def test_no_family_is_forgotten() -> None:
    assert all(row.h5 for row in BACKBONES)
    here = {backbone(name).family for name in (*NAMES, *LARGE)}
    assert here | ELSEWHERE == {row.family for row in BACKBONES}


@pytest.mark.parametrize(
    "name", [*NAMES, *(pytest.param(name, marks=pytest.mark.by_hand) for name in LARGE)]
)
def test_full_h5_loads_again_with_equal_outputs(name: str, tmp_path: Path) -> None:
    side = backbone(name).minimum_size
    network = build_network(Model(backbone=name), (side, side), "rgb", 3, None, 7)
    file = tmp_path / "model.h5"
    file.write_bytes(image_of_model(network.model))  # as an export does
    again = keras.models.load_model(file, compile=False)
    pixels = images(side)
    np.testing.assert_array_equal(
        np.asarray(again(pixels, training=False)),
        np.asarray(network.model(pixels, training=False)),
    )
