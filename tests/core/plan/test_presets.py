"""The recipes that come with the program."""

from pathlib import Path

import pytest

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.networks.weight_files import Standing
from studio.core.plan.presets import (
    PRESETS,
    Preset,
    course_examples,
    find_preset,
    lessons_of,
)
from studio.core.recipes import recipe as recipes
from studio.core.samples.write import find_sample

EACH = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: str(preset.key))


@EACH
def test_a_preset_is_a_whole_recipe_for_its_sample(preset: Preset, tmp_path: Path) -> None:
    assert find_sample(preset.sample)
    assert preset.recipe.data.folder == preset.sample
    recipe = preset.on(tmp_path)
    assert recipe.data.folder == str(tmp_path)
    assert recipes.parse(recipes.dump(recipe), "recipe.toml") == recipe
    assert recipes.parse(preset.text, preset.key) == preset.recipe
    assert find_preset(preset.key) is preset


def test_every_file_has_a_row_and_every_row_a_place_in_the_window() -> None:
    files = {path.stem for path in (paths.resources() / "recipes").iterdir()}
    assert files == {preset.key for preset in PRESETS}
    shown = {preset.key for preset in course_examples()}
    shown |= {preset.offline for preset in course_examples() if preset.offline}
    shown |= {preset.key for key in ("classify", "autoencode", "gan") for preset in lessons_of(key)}
    assert shown == files


def test_each_example_of_the_course_can_be_had_without_internet() -> None:
    examples = course_examples()
    assert len(examples) == 6
    for preset in examples:
        without = find_preset(preset.offline) if preset.offline else preset
        assert without.standing in (None, Standing.INSTALLED)
        assert without.recipe.data == preset.recipe.data
        assert [stage.epochs for stage in without.recipe.stage] == [
            stage.epochs for stage in preset.recipe.stage
        ]


def test_examples_are_those_of_the_course() -> None:
    frozen, vgg, last = (
        find_preset(key).recipe
        for key in ("course-frozen", "course-vgg16", "course-vgg16-last-layers")
    )
    assert [stage.train for stage in frozen.stage] == [("head",)]
    assert frozen.model.output == vgg.model.output == "sigmoid"
    assert find_preset("course-frozen").on(Path("/cats"), classes=3).model.output == "softmax"
    assert (vgg.model.backbone, vgg.model.pooling, vgg.model.dense) == ("VGG16", "flatten", (256,))
    assert [stage.train for stage in last.stage] == [("head",), ("head", "block5_*")]
    assert (last.stage[1].optimizer, last.stage[1].learning_rate) == ("rmsprop", 1e-5)
    mobile, scratch, augmented = (
        find_preset(key).recipe
        for key in ("course-mobilenet", "course-scratch", "course-scratch-augmented")
    )
    assert (mobile.data.image_size, mobile.model.dense) == ((32, 32), (128,))
    assert scratch.model.blocks == augmented.model.blocks == (32, 64, 128, 128)
    assert scratch.augment is None
    assert augmented.augment is not None


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(InputError, match="course-frozen"):
        find_preset("course-frosen")
