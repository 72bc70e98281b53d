"""The networks of the course, against the figures of their papers and first implementations."""

import math
from itertools import pairwise
from typing import Any

import keras
import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network, builder_of
from studio.engine.networks.network import Network
from studio.engine.networks.receptive_field import ReceptiveFields
from studio.engine.tasks.saving_proof import prove_saving

pytestmark = pytest.mark.engine

DENSE: dict[str, Any] = {"pooling": "flatten", "dense": (4096, 4096)}

TRAINED_WEIGHTS: dict[str, tuple[int, dict[str, Any]]] = {
    # 1,000 classes. One tower: 34,944 + 614,656 + 885,120 + 1,327,488 + 884,992 of the convolutions
    # and 37,752,832 + 16,781,312 + 4,097,000 of the dense layers. The paper's two towers have
    # 60,965,224, for three convolutions read half of the maps each (Caffe's bvlc_alexnet).
    "AlexNet": (62_378_344, DENSE),
    # Figure 3 of the paper, connected densely as its section 4 says: 14,208 in the first one.
    "ZFNet": (62_357_608, DENSE),
    # Caffe's bvlc_googlenet has 13,378,280, of which 3,188,840 and 3,190,888 are the two auxiliary
    # classifiers. torchvision's 6,624,904 has batch normalisation and a 3 x 3 for the 5 x 5.
    "GoogLeNet": (6_998_552, {}),
    # torchvision, without batch normalisation; 133 million in table 2 of the paper.
    "VGG11": (132_863_336, DENSE),
    # torchvision; 1.8 and 3.6 billion multiplications in table 1 of the paper.
    "ResNet18": (11_689_512, {}),
    "ResNet34": (21_797_672, {}),
    # timm and pretrained-models.pytorch; TensorFlow's slim has 31,584 fewer, because its batch
    # normalisation has no scale.
    "InceptionV4": (42_679_816, {}),
    # torchvision; the paper says 50 times fewer than AlexNet.
    "SqueezeNet1.0": (1_248_424, {}),
    "SqueezeNet1.1": (1_235_496, {}),
}
FEATURES = {
    "AlexNet": (6, 6, 256),
    "ZFNet": (6, 6, 256),
    "GoogLeNet": (7, 7, 1024),
    "VGG11": (7, 7, 512),
    "ResNet18": (7, 7, 512),
    "ResNet34": (7, 7, 512),
    "InceptionV4": (8, 8, 1536),
    "SqueezeNet1.0": (13, 13, 512),
    "SqueezeNet1.1": (13, 13, 512),
    "Small CNN": (8, 8, 128),
    "LeNet-5": (1, 1, 120),
}
ROWS = [row for row in BACKBONES if row.weight_file is None]


def graph(row: Backbone, size: tuple[int, int]) -> keras.Model:
    """Return the backbone alone."""
    pixels = keras.Input((*size, 3))
    outputs = builder_of(row)(row, pixels, Model(backbone=row.name), None, 7)
    return keras.Model(pixels, list(outputs.values())[-1])


def smallest(row: Backbone) -> Network:
    """Return the network for the smallest images, with a head for three classes."""
    side = row.minimum_size
    model = Model(backbone=row.name, blocks=(4, 6, 8))
    return build_network(model, (side, side), "rgb", 3, None, 7)


def test_every_network_of_the_course_is_here() -> None:
    assert {row.name for row in ROWS} == FEATURES.keys()


@pytest.mark.parametrize("name", TRAINED_WEIGHTS)
def test_weights_are_as_many_as_published(name: str) -> None:
    row = backbone(name)
    wanted, head = TRAINED_WEIGHTS[name]
    model = graph(row, row.input_size)
    features = math.prod(FEATURES[name]) if head else FEATURES[name][-1]
    widths = (features, *head.get("dense", ()), 1000)
    dense = sum(a * b + b for a, b in pairwise(widths))
    trained = sum(math.prod(weight.shape) for weight in model.trainable_weights)
    assert trained + dense == wanted
    assert row.classifier == dense


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_catalogue_has_the_figures_of_the_graph(row: Backbone) -> None:
    model = graph(row, row.input_size)
    assert model.count_params() == row.parameters
    assert model.output_shape[1:] == FEATURES[row.name]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_smallest_image_is_the_smallest(row: Backbone) -> None:
    side = row.minimum_size
    assert min(graph(row, (side, side)).output_shape[1:3]) >= 1
    if side not in (32, 8):  # 32 is the least of every catalogue row without a reason of its own
        with pytest.raises(ValueError, match=r"[Nn]egative dimension|must be greater|Computed"):
            graph(row, (side - 1, side - 1))


@pytest.mark.parametrize(
    "name", ["AlexNet", "GoogLeNet", "VGG11", "ResNet18", "SqueezeNet1.1", "Small CNN"]
)
def test_network_survives_every_way_of_saving(name: str) -> None:
    network = smallest(backbone(name))
    prove_saving(network.model, known=False)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_layers_lie_in_blocks_and_gray_is_read(row: Backbone) -> None:
    side = row.minimum_size
    model = Model(backbone=row.name, blocks=(4, 6, 8))
    network = build_network(model, (side, side), "gray", 3, None, 7)
    groups = {layer.block for layer in network.layers if not layer.is_head}
    assert "body" not in groups
    pixels = np.zeros((1, side, side, 1), "float32")
    assert np.asarray(network.model(pixels)).sum() == pytest.approx(1.0, abs=1e-5)


def test_zfnet_sees_less_at_once_than_alexnet() -> None:
    """Strides 2 and 2 in place of 4 and 1: what the paper changed."""
    sizes = {}
    for name in ("AlexNet", "ZFNet"):
        row = backbone(name)
        fields = ReceptiveFields(graph(row, row.input_size))
        sizes[name] = [fields.size(f"block{number}_conv") for number in (1, 2, 5)]
    # size + (kernel - 1) x stride of all before, layer by layer; padding changes nothing
    assert sizes == {"AlexNet": [11, 51, 163], "ZFNet": [7, 27, 139]}


def test_small_cnn_has_the_blocks_that_the_recipe_asks_for() -> None:
    model = Model(backbone="Small CNN", blocks=(5, 7), block_dropout=0.25)
    network = build_network(model, (16, 24), "rgb", 2, None, 7)
    kernels = [
        layer.kernel.shape
        for layer in network.model.layers
        if isinstance(layer, keras.layers.Conv2D)
    ]
    assert kernels == [(3, 3, 3, 5), (3, 3, 5, 7)]
    dropouts = [
        layer.rate for layer in network.model.layers if isinstance(layer, keras.layers.Dropout)
    ]
    assert dropouts == [0.25, 0.25]


def test_small_cnn_refuses_more_blocks_than_an_image_can_be_halved() -> None:
    model = Model(backbone="Small CNN", blocks=(4,) * 5)
    with pytest.raises(InputError, match=r"model\.blocks: found 5 blocks.*at most 4 blocks"):
        build_network(model, (16, 24), "rgb", 2, None, 7)


def test_behind_zeros_only_the_last_bias_learns() -> None:
    """What the advice about the initializer "zeros" says."""
    model = Model(backbone="LeNet-5", dense=(12,), pooling="flatten", initializer="zeros")
    network = build_network(model, (32, 32), "rgb", 3, None, 7).model
    network.compile(keras.optimizers.SGD(0.5), "sparse_categorical_crossentropy")
    before = [np.asarray(weight) for weight in network.trainable_variables]
    pixels = np.random.default_rng(0).uniform(0, 255, (6, 32, 32, 3)).astype("float32")
    network.train_on_batch(pixels, np.array([0, 1, 1, 2, 2, 2]))
    moved = [
        weight.path
        for weight, old in zip(network.trainable_variables, before, strict=True)
        if not np.array_equal(np.asarray(weight), old)
    ]
    assert moved == ["head_predictions/bias"]
