"""What the kept epochs of a run take on the disk."""

from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.plan.kept_size import kept_bytes
from studio.core.recipes.recipe import Data, Recipe, Stage

EPOCHS = (Stage(name="Head", train=("head",), epochs=3), Stage(name="All", epochs=1))


def layer(name: str, parameters: int) -> Layer:
    return Layer(name, "Conv2D", name, (8, 8, 4), parameters, parameters, 3)


LAYERS = (layer("block1_conv", 1000), layer("head_predictions", 50))


def test_what_trains_in_any_stage_is_kept_once_an_epoch() -> None:
    recipe = Recipe(name="Tiny", data=Data(folder="x"), stage=EPOCHS)
    assert kept_bytes(LAYERS, recipe) == 4 * 1050 * 4
    head = replace(recipe, stage=EPOCHS[:1])
    assert kept_bytes(LAYERS, head) == 4 * 50 * 3
    assert kept_bytes(LAYERS, head, answers=70) == (4 * 50 + 2 * 70) * 3
    assert kept_bytes(LAYERS, replace(head, keep_checkpoints=0)) == 0
    long = replace(head, stage=(replace(EPOCHS[0], epochs=1000),))
    assert 4 * 50 * 5 <= kept_bytes(LAYERS, long) <= 4 * 50 * 13


def test_of_a_network_that_is_not_known_nothing_is_said() -> None:
    recipe = Recipe(name="Tiny", data=Data(folder="x"), stage=EPOCHS)
    assert kept_bytes((), recipe) == 0
    assert kept_bytes((), recipe, answers=70) == 0
    stage = Stage(name="Other", train=("no_such_layer",), epochs=3)
    assert kept_bytes(LAYERS, replace(recipe, stage=(stage,))) == 0
