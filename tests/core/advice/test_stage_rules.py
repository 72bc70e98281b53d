"""Advice about rates by layer, falling rates and blended images."""

from msgspec.structs import replace

from studio.core.advice import Advice, RecipeFix, Situation, advise
from studio.core.networks.catalogue import backbone
from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage

VGG = backbone("VGG16")
LAYERS = (
    Layer("block1_conv", "Conv2D", "block1", (7, 7, 8), 900, 900, 3),
    Layer("block2_conv", "Conv2D", "block2", (7, 7, 8), 900, 900, 3, ("block1_conv",)),
    Layer("head_predictions", "Dense", "head", (3,), 50, 50, None, ("block2_conv",)),
)
RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds"),
    model=Model(backbone="VGG16", weights="imagenet"),
    stage=(Stage(name="Head", train=("head",)),),
)


def _said(recipe: Recipe, images: tuple[int, int, int] = (800, 100, 100)) -> dict[str, Advice]:
    situation = Situation(recipe=recipe, images=images, layers=LAYERS, backbone=VGG)
    return {advice.key: advice for advice in advise(situation)}


def _with(stage: Stage) -> Recipe:
    return replace(RECIPE, stage=(RECIPE.stage[0], replace(stage, name="Fine-tune")))


def _mended(advice: Advice, recipe: Recipe) -> Recipe:
    assert isinstance(advice.fix, RecipeFix)
    return advice.fix.apply(recipe)


def test_a_falling_rate_needs_validation() -> None:
    recipe = _with(Stage(train=("head",), schedule="plateau"))
    assert "plateau_without_validation" not in _said(recipe)
    found = _said(recipe, (800, 0, 100))["plateau_without_validation"]
    assert _mended(found, recipe).stage[1].schedule == "cosine"


def test_factors_of_another_network_are_refused_before_the_start() -> None:
    recipe = _with(Stage(train=("head",), multipliers={"conv9": 0.1, "head": 2.0}))
    found = _said(recipe)["multiplier_selects_nothing"]
    assert "conv9" in str(found.sentence)
    assert _mended(found, recipe).stage[1].multipliers == {"head": 2.0}


def test_a_small_factor_makes_a_rate_right_for_pretrained_layers() -> None:
    hasty = Stage(train=("head", "block2_*"), learning_rate=1e-3)
    assert "rate_too_high_for_fine_tuning" in _said(_with(hasty))
    slowed = replace(hasty, multipliers={"block2_*": 0.01})
    assert "rate_too_high_for_fine_tuning" not in _said(_with(slowed))
    other = replace(hasty, multipliers={"head": 0.01})
    assert "rate_too_high_for_fine_tuning" in _said(_with(other))


def test_blends_are_named_as_what_forbids_keeping() -> None:
    recipe = replace(RECIPE, augment=Augment(mixup=0.2))
    said = _said(recipe)
    assert "fresh_changes_forbid_keeping" not in said
    assert _mended(said["blends_forbid_keeping"], recipe).augment == Augment()
    whole = replace(recipe, stage=(Stage(train=("all",)),))
    assert "blends_forbid_keeping" not in _said(whole)
