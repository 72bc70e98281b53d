from collections.abc import Sequence
from pathlib import Path
from typing import get_type_hints

import pytest
from msgspec.structs import replace

from studio.core.advice import (
    RULES,
    Advice,
    FailureSituation,
    Moment,
    RecipeFix,
    Rule,
    RunSituation,
    Severity,
    Situation,
    advise,
)
from studio.core.base.sentences import say
from studio.core.networks.catalogue import backbone
from studio.core.networks.layers import Layer
from studio.core.recipes import recipe as recipes
from studio.core.recipes.allowed import Optimizer
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage

VGG = backbone("VGG16")


def _layer(name: str, block: str, parameters: int, kind: str = "Conv2D") -> Layer:
    return Layer(name, kind, block, (7, 7, 8), parameters, parameters, 3)


LAYERS = (
    _layer("preprocess_means", "preprocess", 0, "Rescaling"),
    _layer("block1_conv", "block1", 1_000),
    _layer("block1_bn", "block1", 100, "BatchNormalization"),
    _layer("block2_conv", "block2", 3_000),
    _layer("head_predictions", "head", 50, "Dense"),
)


def _recipe(*stages: Stage, weights: str = "imagenet", **data: object) -> Recipe:
    wanted = {"folder": "birds", "image_size": (224, 224), **data}
    return Recipe(
        name="Birds",
        data=Data(**wanted),  # type: ignore[arg-type]
        model=Model(backbone="VGG16", weights=weights),
        stage=stages or (Stage(name="Head", train=("head",)),),
    )


def _situation(recipe: Recipe, **known: object) -> Situation:
    wanted: dict[str, object] = {
        "classes": {"heron": 400, "wren": 400},
        "images": (560, 160, 80),
        "layers": LAYERS,
        "backbone": VGG,
        **known,
    }
    return Situation(recipe=recipe, **wanted)  # type: ignore[arg-type]


def _keys(advice: Sequence[Advice]) -> set[str]:
    return {item.key for item in advice}


def _only(situation: Situation, key: str) -> Advice:
    found = [item for item in advise(situation) if item.key == key]
    assert len(found) == 1, _keys(advise(situation))
    return found[0]


def test_a_sound_transfer_recipe_is_left_in_peace() -> None:
    fine = Stage(name="Fine-tune", train=("head", "block2_*"), learning_rate=1e-5)
    recipe = _recipe(Stage(name="Head", train=("head",)), fine)
    assert advise(_situation(recipe)) == ()


def test_a_sound_recipe_from_scratch_is_left_in_peace() -> None:
    assert advise(_situation(_recipe(Stage(), weights="random"))) == ()


def test_nothing_known_but_the_recipe_says_nothing_wrong() -> None:
    assert advise(Situation(recipe=_recipe())) == ()


def _mixed() -> Stage:
    return Stage(name="All at once", train=("head", "block2_*"), learning_rate=1e-5)


CASES: list[tuple[str, Situation]] = [
    ("random_head_beside_pretrained", _situation(_recipe(_mixed()))),
    ("stage_selects_nothing", _situation(_recipe(Stage(train=("conv5_*",))))),
    ("frozen_random_backbone", _situation(_recipe(weights="random"))),
    (
        "few_images_for_everything",
        _situation(
            _recipe(Stage(name="Head", train=("head",)), Stage(learning_rate=1e-5)),
            images=(60, 10, 10),
        ),
    ),
    (
        "batch_norm_in_small_batches",
        _situation(_recipe(Stage(), weights="random", batch_size=4)),
    ),
    (
        "rate_too_high_for_fine_tuning",
        _situation(
            _recipe(Stage(name="Head", train=("head",)), replace(_mixed(), learning_rate=1e-3))
        ),
    ),
    ("image_size_below_minimum", _situation(_recipe(image_size=(28, 64)))),
    ("image_size_far", _situation(_recipe(image_size=(64, 64)))),
    ("validation_part_empty", _situation(_recipe(validation=0.0), images=(700, 0, 100))),
    ("batch_bigger_than_part", _situation(_recipe(batch_size=1024))),
    (
        "fresh_changes_forbid_keeping",
        _situation(replace(_recipe(), augment=Augment(rotation=0.1))),
    ),
    (
        "alike_from_the_start",
        _situation(
            replace(_recipe(), model=replace(_recipe().model, dense=(8,), initializer="zeros"))
        ),
    ),
    ("weights_missing", _situation(_recipe(), weights_here=False)),
]


@pytest.mark.parametrize(("key", "situation"), CASES, ids=[key for key, _ in CASES])
def test_every_fix_silences_its_rule_and_is_a_right_recipe(key: str, situation: Situation) -> None:
    advice = _only(situation, key)
    assert isinstance(advice.fix, RecipeFix)
    fixed = advice.fix.apply(situation.recipe)
    images = situation.images
    if key == "validation_part_empty":
        images = (540, 160, 100)
    assert key not in _keys(advise(replace(situation, recipe=fixed, images=images)))
    assert recipes.parse(recipes.dump(fixed), "fixed") == fixed


def test_head_first_keeps_stage_names_apart() -> None:
    for name, inserted in (("Head", "Head only"), ("Head only", "Head only 2")):
        situation = _situation(_recipe(replace(_mixed(), name=name)))
        fix = _only(situation, "random_head_beside_pretrained").fix
        assert isinstance(fix, RecipeFix)
        assert [stage.name for stage in fix.apply(situation.recipe).stage] == [inserted, name]


def test_the_sentence_names_the_smallest_and_the_largest_class() -> None:
    situation = _situation(_recipe(), classes={"heron": 412, "robin": 405, "wren": 100})
    text = str(_only(situation, "unequal_classes").sentence)
    assert "“wren” has 100" in text
    assert "“heron” has 412" in text


@pytest.mark.parametrize(("few", "speaks"), [(100, True), (101, False)])
def test_inequality_begins_at_three_to_one(few: int, speaks: bool) -> None:
    situation = _situation(_recipe(), classes={"heron": 300, "wren": few})
    assert ("unequal_classes" in _keys(advise(situation))) is speaks


def test_what_is_wrong_with_the_images_comes_first() -> None:
    problem = say("There is only one class.")
    situation = _situation(_recipe(batch_size=1024), problem=problem)
    found = advise(situation)
    assert found[0].sentence == problem
    assert found[0].severity is Severity.ERROR
    assert found[0].fix is None
    assert len(found) > 1


def test_parts_that_take_most_images_can_be_made_smaller() -> None:
    recipe = _recipe(validation=0.5, test=0.4)
    situation = _situation(recipe, problem=say("The class wren has too few images."))
    fix = _only(situation, "images_not_trainable").fix
    assert isinstance(fix, RecipeFix)
    fixed = fix.apply(recipe)
    assert (fixed.data.validation, fixed.data.test) == (0.2, 0.1)


def test_a_saved_model_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pb").write_bytes(b"")
    recipe = _recipe()
    own = replace(recipe, model=replace(recipe.model, backbone=str(tmp_path), weights="random"))
    assert _only(_situation(own, backbone=None), "no_h5").severity is Severity.HINT


def test_an_own_model_counts_as_pretrained() -> None:
    recipe = _recipe(_mixed(), weights="random")
    own = replace(recipe, model=replace(recipe.model, backbone="mine.h5"))
    assert "random_head_beside_pretrained" in _keys(advise(_situation(own, backbone=None)))


def test_patterns_of_another_network_are_one_error_and_nothing_else() -> None:
    recipe = _recipe(Stage(train=("conv_of_another_network",)))
    (advice,) = advise(_situation(recipe))
    assert advice.severity is Severity.ERROR
    assert "conv_of_another_network" in str(advice.sentence)


def test_rates_are_written_as_in_the_editor() -> None:
    stages = (Stage(name="Head", train=("head",)), replace(_mixed(), learning_rate=0.0025))
    advice = _only(_situation(_recipe(*stages)), "rate_too_high_for_fine_tuning")
    assert "2.5e-3" in str(advice.sentence)
    assert isinstance(advice.fix, RecipeFix)
    assert str(advice.fix.label) == "Use 1e-5"


@pytest.mark.parametrize(
    ("optimizer", "rate", "usual"),
    [("adam", 5.0, 1e-3), ("rmsprop", 1.0, 1e-3), ("nesterov", 10.0, 1e-2), ("sgd", 50.0, 1e-2)],
)
def test_a_rate_out_of_all_proportion_is_warned_of(
    optimizer: Optimizer, rate: float, usual: float
) -> None:
    wild = Stage(name="Training", optimizer=optimizer, learning_rate=rate)
    recipe = _recipe(wild, weights="random")
    advice = _only(_situation(recipe), "rate_out_of_proportion")
    assert advice.severity is Severity.WARNING
    assert f"A learning rate of {rate:g}" in str(advice.sentence)
    assert isinstance(advice.fix, RecipeFix)
    assert advice.fix.apply(recipe).stage[0].learning_rate == usual
    calm = _recipe(replace(wild, learning_rate=usual), weights="random")
    assert "rate_out_of_proportion" not in _keys(advise(_situation(calm)))


def test_a_wild_rate_for_pretrained_layers_is_told_once() -> None:
    recipe = _recipe(
        Stage(name="Head", train=("head",)),
        Stage(name="Tune", train=("all",), optimizer="adam", learning_rate=5.0),
    )
    keys = _keys(advise(_situation(recipe)))
    assert "rate_out_of_proportion" in keys
    assert "rate_too_high_for_fine_tuning" not in keys
    fix = _only(_situation(recipe), "rate_out_of_proportion").fix
    assert isinstance(fix, RecipeFix)
    assert fix.apply(recipe).stage[1].learning_rate == 1e-5


def test_every_rule_has_a_key_of_its_own_and_is_asked_at_some_moment() -> None:
    keys = [rule.key for rule in RULES]
    assert len(set(keys)) == len(keys)
    assert all(rule.moments for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_looks_at_what_its_moment_knows(rule: Rule) -> None:
    (situation,) = get_type_hints(rule.speak).keys() - {"return"}
    looked_at = get_type_hints(rule.speak)[situation]
    known = {
        Moment.BEFORE: Situation,
        Moment.DURING: RunSituation,
        Moment.AFTER: RunSituation,
        Moment.FAILED: FailureSituation,
    }
    assert {known[moment] for moment in rule.moments} == {looked_at}


def test_a_page_is_given_the_advice_that_is_shown_there() -> None:
    lopsided = _situation(
        _recipe(Stage(train=("head",))), classes={"heron": 900, "wren": 100}, images=(700, 0, 100)
    )
    assert {"unequal_classes", "validation_part_empty"} <= _keys(advise(lopsided, "data"))
    assert "unequal_classes" not in _keys(advise(lopsided, "model"))
    assert "validation_part_empty" in _keys(advise(lopsided, "model"))
    assert advise(lopsided, "problem") == ()
