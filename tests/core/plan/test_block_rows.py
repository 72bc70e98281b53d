from studio.core.networks.layers import Layer
from studio.core.plan.block_rows import (
    ChangeRow,
    change_rows,
    span_text,
)


def _layer(name: str, block: str, parameters: int = 10) -> Layer:
    return Layer(name, "Conv2D", block, (4, 4, 2), parameters, parameters, 3)


LAYERS = (
    _layer("preprocess_scale", "preprocess", 0),
    _layer("block1_conv1", "block1"),
    _layer("block2_conv1", "block2"),
    _layer("block3_conv1", "block3"),
    _layer("block3_conv2", "block3"),
    _layer("head_predictions", "head"),
)
BLOCKS = {layer.name: layer.block for layer in LAYERS}


def test_one_moved_block_is_shown_layer_by_layer() -> None:
    distances = {
        "block1_conv1": 0.0,
        "block2_conv1": 0.0,
        "block3_conv1": 0.02,
        "block3_conv2": 0.04,
        "head_predictions": 0.6,
    }
    assert change_rows(distances, BLOCKS) == (
        ChangeRow("block1", "block2", 0.0),
        ChangeRow("block3_conv1", "block3_conv1", 0.02),
        ChangeRow("block3_conv2", "block3_conv2", 0.04),
        ChangeRow("head", "head", 0.6),
    )


def test_several_moved_blocks_are_shown_as_means() -> None:
    distances = {
        "block1_conv1": 0.0,
        "block2_conv1": 0.1,
        "block3_conv1": 0.2,
        "block3_conv2": 0.4,
        "head_predictions": 0.5,
    }
    rows = change_rows(distances, BLOCKS)
    assert [row.first for row in rows] == ["block1", "block2", "block3", "head"]
    assert abs(rows[2].distance - 0.3) < 1e-12


def test_layers_of_an_unknown_network_keep_their_names() -> None:
    assert change_rows({"dense": 0.5}, {}) == (ChangeRow("dense", "dense", 0.5),)


def test_many_blocks_end_in_ten_rows() -> None:
    layers = [_layer(f"b{n}_conv", f"b{n}") for n in range(30)]
    blocks = {layer.name: layer.block for layer in layers}
    rows = change_rows(dict.fromkeys(blocks, 0.1), blocks)
    assert len(rows) == 10
    assert (rows[0].first, rows[0].last, rows[-1].first) == ("b0", "b20", "b29")
    assert abs(rows[0].distance - 0.1) < 1e-12


def test_names_of_spans() -> None:
    assert span_text("block1", "block1") == "block1"
    assert span_text("block1", "block4") == "block1 \N{EN DASH} 4"
    assert span_text("conv1", "conv5_block3") == "conv1 \N{EN DASH} conv5_block3"
