from itertools import pairwise

from studio.core.networks.depths import MOST, UPPER, block_patterns, depths
from studio.core.networks.layers import Layer


def row(
    name: str, block: str, shape: tuple[int | None, ...] = (4, 4, 8), weights: int = 9
) -> Layer:
    return Layer(name, "Conv2D", block, shape, weights, weights, 3)


def network(blocks: int) -> list[Layer]:
    rows = [row("preprocess_scale", "preprocess", weights=0)]
    for at in range(blocks):
        rows += [row(f"b{at}_conv", f"b{at}"), row(f"b{at}_relu", f"b{at}", weights=0)]
    return [*rows, row("head_pooling", "head", (8,), 0), row("head_predictions", "head", (3,))]


def test_a_depth_is_the_end_of_a_block_and_the_last_one_feeds_the_head() -> None:
    found = [layer.name for layer in depths(network(3), "b2_conv")]
    assert found == ["b0_relu", "b1_relu", "b2_conv"]


def test_of_many_blocks_some_are_taken_evenly_the_last_among_them() -> None:
    found = [layer.name for layer in depths(network(30), "b29_relu")]
    assert len(found) == MOST
    assert (found[0], found[-1]) == ("b0_relu", "b29_relu")
    places = [int(name[1:-5]) for name in found]
    gaps = {second - first for first, second in pairwise(places)}
    assert gaps <= {4, 5}


def test_the_upper_third_of_the_blocks_is_selected() -> None:
    assert block_patterns(network(6), UPPER) == ("b4_*", "b5_*")
    assert block_patterns(network(1), UPPER) == ("b0_*",)
    assert block_patterns(network(0), 1.0) == ()


def test_batch_normalisation_stays_still() -> None:
    rows = network(2)
    norm = Layer("b1_bn", "BatchNormalization", "b1", (4, 4, 8), 32, 16, 3)
    assert block_patterns([*rows[:-2], norm, *rows[-2:]], UPPER) == ("b1_conv",)
    assert block_patterns([*rows[:-2], norm, *rows[-2:]], 1.0) == ("b0_*", "b1_conv")
