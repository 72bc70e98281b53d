import pytest
from msgspec.structs import replace

from studio.core.networks.layers import Layer
from studio.core.networks.selection import trainable_names
from studio.core.plan.stage_presets import MOST_STEPS, STAGE_PRESETS, stage_preset
from studio.core.recipes.recipe import Data, Model, Recipe, Stage, dump, parse


def _layers(blocks: int) -> tuple[Layer, ...]:
    made: list[Layer] = []
    for at in range(1, blocks + 1):
        made += [
            Layer(f"block{at}_conv", "Conv2D", f"block{at}", (4, 4, 2), 10, 10, 3),
            Layer(f"block{at}_bn", "BatchNormalization", f"block{at}", (4, 4, 2), 8, 4, 3),
        ]
    return (*made, Layer("head_predictions", "Dense", "head", (3,), 9, 9, None))


LAYERS = _layers(4)
RECIPE = Recipe(
    name="Birds", data=Data(folder="birds"), model=Model(backbone="VGG16", weights="imagenet")
)


def _trained(recipe: Recipe) -> list[set[str]]:
    return [set(trainable_names(LAYERS, stage.train, "train")) for stage in recipe.stage]


@pytest.mark.parametrize("preset", STAGE_PRESETS, ids=lambda preset: str(preset.key))
def test_a_preset_is_a_recipe_that_can_be_written(preset: object) -> None:
    row = stage_preset(preset.key)  # type: ignore[attr-defined]
    assert row.obstacle(RECIPE, LAYERS) is None
    made = row.on(RECIPE, LAYERS, "block2")
    assert parse(dump(made), "my.toml") == made
    assert all(_trained(made))


def _adam(name: str, train: tuple[str, ...], epochs: int, rate: float, **more: object) -> Stage:
    return Stage(name=name, train=train, epochs=epochs, learning_rate=rate, **more)  # type: ignore[arg-type]


HEAD = _adam("Head", ("head",), 10, 1e-3)
EXPECTED: dict[str, tuple[Stage, ...]] = {
    "feature_extraction": (HEAD,),
    "last_block": (HEAD, _adam("Fine-tune the last block", ("head", "block4_conv"), 10, 1e-5)),
    "from_block": (HEAD, _adam("Fine-tune", ("head", "block3_conv", "block4_conv"), 10, 1e-5)),
    "gradual": (
        HEAD,
        _adam("Unfreeze", ("head", "block4_conv"), 3, 1e-4),
        _adam(
            "Unfreeze 2",
            ("head", "block3_conv", "block4_conv"),
            3,
            3.8e-5,
            multipliers={"block3_*": 0.38},
        ),
        _adam(
            "Unfreeze 3",
            ("head", "block2_conv", "block3_conv", "block4_conv"),
            3,
            1.5e-5,
            multipliers={"block3_*": 0.38, "block2_*": 0.15},
        ),
        _adam(
            "Unfreeze 4",
            ("head", "block1_conv", "block2_conv", "block3_conv", "block4_conv"),
            3,
            5.7e-6,
            multipliers={"block3_*": 0.38, "block2_*": 0.15, "block1_*": 0.057},
        ),
    ),
    "everything": (HEAD, _adam("Fine-tune everything", ("all",), 10, 1e-5)),
    "from_scratch": (_adam("Training", ("all",), 40, 1e-3),),
}
"""What each preset fills in, to the last figure: runs of before were planned so."""


@pytest.mark.parametrize("key", EXPECTED)
def test_every_figure_of_a_preset_is_as_it_was(key: str) -> None:
    assert stage_preset(key).stages(LAYERS, "block3") == EXPECTED[key]


def test_a_block_that_the_network_does_not_have_means_the_last() -> None:
    assert stage_preset("from_block").stages(LAYERS, "gone") == EXPECTED["last_block"]


def test_where_nothing_of_the_network_can_train_the_head_is_left() -> None:
    for key in ("last_block", "from_block", "gradual"):
        assert stage_preset(key).stages(LAYERS[-1:], "") == (HEAD,)


def test_the_five_steps() -> None:
    head, both = stage_preset("last_block").on(RECIPE, LAYERS).stage
    assert (head.name, head.train, head.learning_rate) == ("Head", ("head",), 1e-3)
    assert both.train == ("head", "block4_conv")
    assert both.learning_rate <= head.learning_rate / 100


def test_from_a_block_on_batch_normalisation_stays_still() -> None:
    made = stage_preset("from_block").on(RECIPE, LAYERS, "block3")
    head = {"head_predictions"}
    assert _trained(made) == [head, head | {"block3_conv", "block4_conv"}]


def test_gradual_unfreezing_thaws_from_the_top_at_smaller_rates() -> None:
    made = stage_preset("gradual").on(RECIPE, LAYERS)
    convolutions = ["block4_conv", "block3_conv", "block2_conv", "block1_conv"]
    assert _trained(made) == [{"head_predictions", *convolutions[:count]} for count in range(5)]
    rates = [stage.learning_rate for stage in made.stage]
    assert rates == sorted(rates, reverse=True)
    assert len(set(rates)) == len(rates)
    deep = _layers(17)
    stages = stage_preset("gradual").on(RECIPE, deep).stage
    assert len(stages) == 1 + MOST_STEPS
    last = trainable_names(deep, stages[-1].train, "train")
    assert len([name for name in last if name.endswith("_conv")]) == 17


def test_from_scratch_gives_the_weights_up() -> None:
    made = stage_preset("from_scratch").on(RECIPE, LAYERS)
    assert made.model.weights == "random"
    assert [stage.train for stage in made.stage] == [("all",)]


def test_what_cannot_be_says_why() -> None:
    random = replace(RECIPE, model=replace(RECIPE.model, weights="random"))
    refused = [row.key for row in STAGE_PRESETS if row.obstacle(random, LAYERS)]
    assert refused == [row.key for row in STAGE_PRESETS if row.key != "from_scratch"]
    assert all(row.obstacle(RECIPE, ()) for row in STAGE_PRESETS)
    own = replace(RECIPE, model=Model(backbone="/tmp/own.h5"))
    assert [row.key for row in STAGE_PRESETS if row.obstacle(own, LAYERS)] == ["from_scratch"]
