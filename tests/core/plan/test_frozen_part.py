from itertools import pairwise

import pytest
from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.frozen_part import (
    cached_blocks,
    frozen_names,
    is_worth_keeping,
    keeps_outputs,
    views,
)
from studio.core.recipes.recipe import Augment, Data, Recipe

RECIPE = Recipe(name="Birds", data=Data(folder="birds"))


def row(name: str, *inputs: str, kind: str = "Conv2D", parameters: int = 10) -> Layer:
    block = name.partition("_")[0]
    return Layer(name, kind, block, (4, 4, 2), parameters, parameters, 3, inputs)


NAMES = [f"{block}_conv{n}" for block in ("block1", "block2", "head") for n in (1, 2)]
LAYERS = (row(NAMES[0]), *(row(name, before) for before, name in pairwise(NAMES)))


@pytest.mark.parametrize(
    ("augment", "keeps", "kept_views"),
    [
        (None, True, 0),
        (Augment(), True, 0),
        (Augment(rotation=0.1), False, 0),
        (Augment(rotation=0.1, views=5), True, 5),
        (Augment(views=5), True, 0),
        (Augment(mixup=0.2), False, 0),
    ],
)
def test_fresh_changes_forbid_keeping(
    augment: Augment | None, keeps: bool, kept_views: int
) -> None:
    recipe = replace(RECIPE, augment=augment)
    assert keeps_outputs(recipe) is keeps
    assert views(recipe) == kept_views


def test_only_whole_blocks_before_every_trained_layer_are_cached() -> None:
    head, deep = frozenset({"head_conv1"}), frozenset({"block2_conv2", "head_conv1"})
    assert cached_blocks(LAYERS, (head,), RECIPE) == {"block1", "block2"}
    assert cached_blocks(LAYERS, (head, deep), RECIPE) == {"block1"}
    assert cached_blocks(LAYERS, (frozenset({"block1_conv1"}),), RECIPE) == frozenset()
    changed = replace(RECIPE, augment=Augment(zoom=0.2))
    assert cached_blocks(LAYERS, (head,), changed) == frozenset()


def test_a_frozen_layer_reads_nothing_that_moves() -> None:
    assert frozen_names(LAYERS, frozenset()) == set(NAMES[:4])  # the head's dropout must act
    assert frozen_names(LAYERS, frozenset({"block2_conv1"})) == set(NAMES[:2])
    assert frozen_names(LAYERS, frozenset({"block1_conv1"})) == frozenset()


def test_a_branch_beside_a_trained_one_is_frozen_and_what_joins_them_is_not() -> None:
    layers = (
        row("stem_conv"),
        row("left_conv", "stem_conv"),
        row("right_conv", "stem_conv"),
        row("join_add", "left_conv", "right_conv", kind="Add", parameters=0),
        row("head_pooling", "join_add", kind="GlobalAveragePooling2D", parameters=0),
        row("head_dropout", "head_pooling", kind="Dropout", parameters=0),
    )
    assert frozen_names(layers, frozenset({"left_conv"})) == {"stem_conv", "right_conv"}
    whole = frozen_names(layers, frozenset())
    assert whole == {row.name for row in layers} - {"head_dropout"}


def test_what_only_scales_pixels_is_not_worth_keeping() -> None:
    layers = (row("preprocess_scale", parameters=6), row("conv", "preprocess_scale"))
    assert not is_worth_keeping(layers, frozenset({"preprocess_scale"}))
    assert is_worth_keeping(layers, frozenset({"preprocess_scale", "conv"}))
    assert cached_blocks(layers, (frozenset({"conv"}),), RECIPE) == frozenset()
