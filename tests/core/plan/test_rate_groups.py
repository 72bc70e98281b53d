import pytest

from studio.core.networks.layers import Layer
from studio.core.networks.selection import factors
from studio.core.plan.rate_groups import DECAY, MOST_GROUPS, smaller_below
from studio.core.recipes.recipe import Stage


def _layers(blocks: int) -> tuple[Layer, ...]:
    made = [
        Layer(f"block{at:02d}_conv", "Conv2D", f"block{at:02d}", (4, 4, 2), 10, 10, 3)
        for at in range(1, blocks + 1)
    ]
    return (*made, Layer("head_predictions", "Dense", "head", (3,), 9, 9, None))


def test_each_block_below_learns_slower() -> None:
    layers = _layers(3)
    found = factors(layers, smaller_below(layers, Stage(train=("all",))), "")
    assert "head_predictions" not in found
    assert "block03_conv" not in found
    assert found["block02_conv"] == pytest.approx(1 / DECAY, rel=0.02)
    assert found["block01_conv"] == pytest.approx(1 / DECAY**2, rel=0.02)


def test_many_blocks_are_grouped() -> None:
    layers = _layers(17)
    found = factors(layers, smaller_below(layers, Stage(train=("all",))), "")
    assert len(set(found.values())) == MOST_GROUPS - 1
    ordered = [found.get(f"block{at:02d}_conv", 1.0) for at in range(1, 18)]
    assert ordered == sorted(ordered)


def test_only_what_trains_is_slowed() -> None:
    layers = _layers(4)
    stage = Stage(train=("head", "block03_*", "block04_*"))
    assert set(smaller_below(layers, stage)) == {"block03_*"}
    assert smaller_below(layers, Stage(train=("head",))) == {}
    assert smaller_below(layers, Stage(train=("inception_*",))) == {}
