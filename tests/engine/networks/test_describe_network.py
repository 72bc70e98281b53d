import keras
import pytest

from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.describe import describe

pytestmark = pytest.mark.engine


def rows(name: str, side: int) -> tuple[Layer, ...]:
    return build_network(Model(backbone=name), (side, side), "rgb", 2, None, 7).layers


def blocks_of(layers: tuple[Layer, ...]) -> list[str]:
    return list(dict.fromkeys(layer.block for layer in layers))


def test_names_do_not_depend_on_what_was_built_before() -> None:
    first = rows("InceptionV3", 75)
    keras.layers.Conv2D(1, 1)
    assert rows("InceptionV3", 75) == first
    names = [layer.name for layer in first]
    assert "conv2d" in names
    assert "conv2d_93" in names
    assert "conv2d_94" not in names


def test_vgg_blocks_shapes_and_counts() -> None:
    layers = rows("VGG16", 64)
    assert blocks_of(layers) == [
        "preprocess",
        *(f"block{index}" for index in range(1, 6)),
        "head",
    ]
    by_name = {layer.name: layer for layer in layers}
    assert by_name["block1_conv1"] == Layer(
        name="block1_conv1",
        kind="Conv2D",
        block="block1",
        output_shape=(64, 64, 64),
        parameters=1792,
        trainable_parameters=1792,
        receptive_field=3,
        inputs=("preprocess_caffe",),
    )
    assert by_name["preprocess_caffe"].inputs == ()
    assert not by_name["preprocess_caffe"].can_train
    assert by_name["block5_pool"].output_shape == (2, 2, 512)
    assert by_name["head_predictions"].receptive_field is None


def test_inception_branches_go_with_their_block() -> None:
    layers = rows("InceptionV3", 75)
    assert blocks_of(layers) == [
        "preprocess",
        "stem",
        *(f"mixed{index}" for index in range(11)),
        "head",
    ]
    by_name = {layer.name: layer.block for layer in layers}
    assert by_name["max_pooling2d_1"] == "stem"
    assert by_name["concatenate"] == "mixed9"
    assert by_name["concatenate_1"] == "mixed10"


def test_xception_shortcuts_go_with_their_block() -> None:
    by_name = {layer.name: layer.block for layer in rows("Xception", 71)}
    assert by_name["conv2d"] == by_name["batch_normalization"] == by_name["add"] == "block2"
    assert by_name["add_3"] == "block5"


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("ResNet50", ["conv1", "conv2_block1", "conv5_block3"]),
        ("MobileNetV2", ["stem", "expanded_conv", "block_1", "block_16", "top"]),
        ("DenseNet121", ["conv1", "conv2", "pool2", "conv3", "conv5"]),
        ("EfficientNetB0", ["stem", "block1a", "block7a", "top"]),
    ],
)
def test_other_families_are_grouped_by_their_own_words(name: str, some: list[str]) -> None:
    groups = blocks_of(rows(name, 32))
    assert [group for group in groups if group in some] == some
    assert "body" not in groups


def test_counts_do_not_depend_on_what_is_frozen() -> None:
    network = build_network(Model(backbone="MobileNetV2"), (32, 32), "rgb", 2, None, 7)
    for layer in network.model.layers:
        layer.trainable = False
    assert describe(network.model) == network.layers
    assert not network.model.trainable_variables
    bn = next(layer for layer in network.layers if layer.name == "bn_Conv1")
    assert (bn.parameters, bn.trainable_parameters) == (128, 64)
