from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.stage_grid import BlockState, stage_grid, trained_from
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage


def _layer(name: str, kind: str = "Conv2D", inputs: tuple[str, ...] = ()) -> Layer:
    block = name.partition("_")[0]
    return Layer(name, kind, block, (4, 4, 2), 10, 10, 3, inputs)


LAYERS = (
    _layer("block1_conv"),
    _layer("block1_bn", "BatchNormalization", ("block1_conv",)),
    _layer("block2_conv", inputs=("block1_bn",)),
    _layer("block2_bn", "BatchNormalization", ("block2_conv",)),
    _layer("block3_conv1", inputs=("block2_bn",)),
    _layer("block3_conv2", inputs=("block3_conv1",)),
    _layer("head_predictions", "Dense", ("block3_conv2",)),
)
TRAINED, PARTLY = BlockState.TRAINED, BlockState.PARTLY
FROZEN, CACHED = BlockState.FROZEN, BlockState.CACHED


def _recipe(*trains: tuple[str, ...]) -> Recipe:
    stages = tuple(Stage(name=f"S{at}", train=train) for at, train in enumerate(trains))
    return Recipe(name="Birds", data=Data(folder="birds"), stage=stages)


def test_each_stage_says_what_it_does_to_each_block() -> None:
    grid = stage_grid(LAYERS, _recipe(("head",), ("head", "block3_conv2"), ("all",)))
    assert grid.blocks == ("head", "block3", "block2", "block1")
    assert grid.states == (
        (TRAINED, CACHED, CACHED, CACHED),
        (TRAINED, PARTLY, CACHED, CACHED),
        (TRAINED, TRAINED, TRAINED, TRAINED),
    )


def test_fresh_augmentation_leaves_nothing_to_be_computed_once() -> None:
    recipe = replace(_recipe(("head",)), augment=Augment(rotation=0.1))
    assert stage_grid(LAYERS, recipe).states == ((TRAINED, FROZEN, FROZEN, FROZEN),)


def test_still_batch_normalisation_leaves_a_block_whole() -> None:
    grid = stage_grid(LAYERS, _recipe(("head", "block3_*", "block2_conv")))
    assert grid.states == ((TRAINED, TRAINED, TRAINED, CACHED),)


def test_a_stage_of_another_network_freezes_everything() -> None:
    assert set(stage_grid(LAYERS, _recipe(("inception_*",))).states[0]) == {FROZEN}


def test_a_stage_trains_from_a_block_on() -> None:
    whole = Stage(train=("all",))
    assert trained_from(LAYERS, whole, "head") == ("head",)
    assert trained_from(LAYERS, whole, "block2") == ("head", "block2_*", "block3_*")
    assert trained_from(LAYERS, whole, "block1") == ("all",)


def test_what_left_batch_normalisation_still_goes_on_doing_so() -> None:
    still = Stage(train=("head", "block3_*", "block2_conv"))
    assert trained_from(LAYERS, still, "block1") == (
        "head",
        "block3_*",
        "block1_conv",
        "block2_conv",
    )
    head = Stage(train=("head",))  # says nothing about normalisation
    assert trained_from(LAYERS, head, "block2") == ("head", "block2_*", "block3_*")
