"""The questions of the course: variants with an equal budget that differ in what is asked."""

import pytest
from msgspec.structs import replace

from studio.core.comparison.comparison import Variant, compared
from studio.core.comparison.questions import QUESTIONS, Alternative, Question
from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage

LITE = Model(backbone="EfficientNetLite0", weights="imagenet", dropout=0.2)
RECIPE = Recipe(
    name="Birds",
    data=Data(folder="/birds", image_size=(96, 96)),
    model=LITE,
    stage=(Stage(name="Head", train=("head",), epochs=8), Stage(name="Rest", epochs=4)),
)
LAYERS = (
    Layer("stem_conv", "Conv2D", "stem", (48, 48, 8), 216, 216, 3),
    Layer("block1_conv", "Conv2D", "block1", (48, 48, 8), 576, 576, 5, ("stem_conv",)),
    Layer("block1_bn", "BatchNormalization", "block1", (48, 48, 8), 32, 16, 5, ("block1_conv",)),
    Layer("head_dense", "Dense", "head", (2,), 18, 18, None, ("block1_bn",)),
)
BY_KEY = {question.key: question for question in QUESTIONS}


def asked(key: str, recipe: Recipe = RECIPE) -> tuple[Alternative, ...]:
    return BY_KEY[key].alternatives(recipe, LAYERS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question.key))
def test_every_question_compares_equal_budgets_of_the_same_images(question: Question) -> None:
    found = question.alternatives(RECIPE, LAYERS)
    variants = tuple(Variant(str(one.title), one.recipe) for one in found)
    assert len(compared(str(question.title), variants, 3).variants) >= 2
    for one in found:
        assert one.recipe.epochs == RECIPE.epochs
        assert (one.recipe.data, one.recipe.seed) == (RECIPE.data, RECIPE.seed)


def test_scratch_has_random_weights_and_trains_as_a_whole() -> None:
    scratch, frozen = (one.recipe for one in asked("pretrained"))
    assert (scratch.model.backbone, scratch.model.weights) == ("EfficientNetLite0", "random")
    assert [stage.train for stage in scratch.stage] == [("all",)]
    assert [stage.train for stage in frozen.stage] == [("head",)]
    plain = replace(RECIPE, model=Model(backbone="LeNet-5"))
    scratch, frozen = (one.recipe for one in asked("pretrained", plain))
    assert (scratch.model.backbone, frozen.model.backbone) == ("LeNet-5", "EfficientNetLite0")


def test_fine_tuning_takes_half_the_epochs_and_leaves_normalisation_still() -> None:
    frozen, tuned = (one.recipe for one in asked("fine-tuning"))
    assert [stage.epochs for stage in frozen.stage] == [12]
    assert [stage.epochs for stage in tuned.stage] == [6, 6]
    assert tuned.stage[1].train == ("head", "block1_conv")
    assert tuned.stage[1].learning_rate < tuned.stage[0].learning_rate / 10
    assert asked("fine-tuning", replace(RECIPE, model=Model(backbone="LeNet-5"))) == ()


def test_augmentation_is_that_of_the_recipe_where_it_has_any() -> None:
    own = Augment(flip="both")
    without, with_own = (one.recipe for one in asked("augmentation", replace(RECIPE, augment=own)))
    assert (without.augment, with_own.augment) == (None, own)
    assert asked("augmentation")[1].recipe.augment is not None


def test_optimizers_begin_at_their_usual_rates_each_stage_as_gentle_as_it_was() -> None:
    found = {one.recipe.stage[0].optimizer: one.recipe for one in asked("optimizer")}
    assert set(found) == {"sgd", "momentum", "rmsprop", "adam"}
    assert found["adam"] == RECIPE
    gentle = replace(RECIPE, stage=(replace(RECIPE.stage[0], learning_rate=1e-5),))
    rates = {
        one.recipe.stage[0].optimizer: one.recipe.stage[0].learning_rate
        for one in asked("optimizer", gentle)
    }
    assert rates["adam"] == 1e-5
    assert rates["sgd"] == found["sgd"].stage[0].learning_rate / 100


def test_networks_are_those_at_hand_and_one_from_scratch() -> None:
    models = [one.recipe.model for one in asked("backbone")]
    assert models[0] == LITE
    assert models[-1].weights == "random"


def test_questions_about_classifiers_are_not_asked_of_others() -> None:
    autoencoder = replace(RECIPE, task="autoencode", stage=(Stage(),))
    assert {q.key for q in QUESTIONS if q.alternatives(autoencoder, ())} == {"optimizer"}
