import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.networks.layers import Layer
from studio.ui.widgets.layer_tree import Checklist, Tick


def layer(name: str, block: str, weights: int = 10) -> Layer:
    return Layer(name, "Conv2D", block, (8, 8, 4), weights, weights, 3)


LAYERS = [
    Layer("preprocess_scale", "Rescaling", "preprocess", (8, 8, 3), 0, 0, 1),
    layer("a1", "a"),
    layer("a2", "a", 30),
    Layer("a_pool", "MaxPooling2D", "a", (4, 4, 4), 0, 0, 5),
    Layer("b_bn", "BatchNormalization", "b", (4, 4, 4), 16, 8, 5),
    layer("a3", "a", 100),
    layer("head_dense", "head", 7),
]


def test_blocks_gather_their_layers_in_order() -> None:
    checklist = Checklist(LAYERS)
    names = [[each.name for each in block.layers] for block in checklist.blocks]
    assert [block.name for block in checklist.blocks] == ["preprocess", "a", "b", "head"]
    assert names[1] == ["a1", "a2", "a_pool", "a3"]
    assert checklist.blocks[1].parameters == 140


def test_a_block_has_three_states() -> None:
    checklist = Checklist(LAYERS)
    nothing, block, *_ = checklist.blocks
    assert checklist.block_tick(nothing) is None
    assert checklist.block_tick(block) is Tick.OFF
    checklist.set_checked({"a1"})
    assert checklist.block_tick(block) is Tick.SOME
    checklist.set_checked({"a1", "a2", "a3"})
    assert checklist.block_tick(block) is Tick.ON
    assert checklist.layer_tick(block.layers[2]) is None


def test_only_what_can_train_is_ticked() -> None:
    checklist = Checklist(LAYERS)
    assert checklist.set_checked({"a1", "a_pool", "preprocess_scale", "unknown"})
    assert checklist.checked() == {"a1"}
    assert not checklist.set_checked(["a1"])


@pytest.mark.parametrize(
    ("before", "after"),
    [(set(), {"a1", "a2", "a3"}), ({"a1"}, {"a1", "a2", "a3"}), ({"a1", "a2", "a3"}, set())],
)
def test_pressing_a_block_ticks_all_or_none(before: set[str], after: set[str]) -> None:
    checklist = Checklist(LAYERS)
    checklist.set_checked(before)
    assert checklist.toggled(checklist.blocks[1].layers) == after


def test_statistics_of_batch_normalisation_never_count_as_trainable() -> None:
    checklist = Checklist(LAYERS)
    checklist.set_checked({"b_bn", "head_dense"})
    assert checklist.trainable_parameters() == 15
    assert checklist.frozen_parameters() == 148


@given(st.sets(st.sampled_from([each.name for each in LAYERS])))
def test_sums_always_add_up(names: set[str]) -> None:
    checklist = Checklist(LAYERS)
    checklist.set_checked(names)
    total = sum(each.parameters for each in LAYERS)
    assert checklist.trainable_parameters() + checklist.frozen_parameters() == total
    assert checklist.checked() <= names
