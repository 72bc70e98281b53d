from msgspec.structs import replace

from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.recipes.recipe_difference import difference_text, training_differences

RECIPE = Recipe(
    name="Birds",
    data=Data(folder="/birds"),
    model=Model(backbone="LeNet-5"),
    stage=(Stage(name="Head"), Stage(name="All")),
)


def test_equal_recipes_differ_in_nothing() -> None:
    assert training_differences(RECIPE, RECIPE) == ()


def test_a_name_and_a_place_of_the_images_make_no_other_training() -> None:
    moved = replace(RECIPE, name="Crows", devices=2, data=replace(RECIPE.data, folder="/elsewhere"))
    assert training_differences(RECIPE, moved) == ()


def test_every_other_field_is_named_with_both_values() -> None:
    stages = (RECIPE.stage[0], replace(RECIPE.stage[1], learning_rate=0.5))
    edited = replace(
        RECIPE,
        seed=8,
        data=replace(RECIPE.data, batch_size=16, image_size=(32, 48)),
        augment=Augment(flip="both"),
        stage=stages,
    )
    text = difference_text(training_differences(RECIPE, edited))
    assert f"seed {RECIPE.seed} → 8" in text
    assert f"data.batch_size {RECIPE.data.batch_size} → 16" in text
    assert "data.image_size" in text
    assert "augment.flip (none) → both" in text
    assert f"stage 2 learning_rate {RECIPE.stage[1].learning_rate} → 0.5" in text
    assert "stage 1" not in text


def test_a_stage_that_is_gone_is_named() -> None:
    edited = replace(RECIPE, stage=RECIPE.stage[:1])
    fields = [one.field for one in training_differences(RECIPE, edited)]
    assert fields
    assert all(field.startswith("stage 2 ") for field in fields)
