import pytest

from studio.core.networks import layer_presets
from studio.core.networks.layers import Layer


def _layer(name: str, block: str, parameters: int) -> Layer:
    return Layer(name, "Conv2D", block, (4, 4, 2), parameters, parameters, 3)


LAYERS = (
    _layer("preprocess_scale", "preprocess", 3),
    _layer("block1_conv1", "block1", 10),
    _layer("block1_pool", "block1", 0),
    _layer("block2_conv1", "block2", 20),
    _layer("block2_conv2", "block2", 20),
    _layer("block2_pool", "block2", 0),
    _layer("head_dense_1", "head", 5),
    _layer("head_predictions", "head", 5),
)
HEAD = {"head_dense_1", "head_predictions"}


def test_presets_choose_only_layers_that_can_train() -> None:
    assert layer_presets.head_only(LAYERS) == HEAD
    assert layer_presets.last_block(LAYERS) == HEAD | {"block2_conv1", "block2_conv2"}
    assert layer_presets.everything(LAYERS) == HEAD | {
        "block1_conv1",
        "block2_conv1",
        "block2_conv2",
    }


@pytest.mark.parametrize(
    ("count", "extra"),
    [
        (0, set()),
        (1, {"block2_conv2"}),
        (3, {"block1_conv1", "block2_conv1", "block2_conv2"}),
        (99, {"block1_conv1", "block2_conv1", "block2_conv2"}),
    ],
)
def test_last_layers_counts_layers_with_weights(count: int, extra: set[str]) -> None:
    assert layer_presets.last_layers(LAYERS, count) == HEAD | extra


def test_from_a_layer_without_weights_on_takes_what_follows() -> None:
    assert layer_presets.from_layer_on(LAYERS, "block1_pool") == HEAD | {
        "block2_conv1",
        "block2_conv2",
    }
    assert layer_presets.from_layer_on(LAYERS, "head_predictions") == HEAD


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(KeyError):
        layer_presets.from_layer_on(LAYERS, "block9")


def test_a_network_of_a_head_alone() -> None:
    assert layer_presets.last_block(LAYERS[-2:]) == HEAD
