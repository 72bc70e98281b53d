import pytest
from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.frozen_part import cached_blocks, first_trained, keeps_outputs, views
from studio.core.recipes.recipe import Augment, Data, Recipe

RECIPE = Recipe(name="Birds", data=Data(folder="birds"))
LAYERS = tuple(
    Layer(f"{block}_conv{n}", "Conv2D", block, (4, 4, 2), 10, 10, 3)
    for block in ("block1", "block2", "head")
    for n in (1, 2)
)


@pytest.mark.parametrize(
    ("augment", "keeps", "kept_views"),
    [
        (None, True, 0),
        (Augment(), True, 0),
        (Augment(rotation=0.1), False, 0),
        (Augment(rotation=0.1, views=5), True, 5),
        (Augment(views=5), True, 0),
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


def test_nothing_trained_is_behind_everything() -> None:
    assert first_trained(LAYERS, frozenset()) == len(LAYERS)
