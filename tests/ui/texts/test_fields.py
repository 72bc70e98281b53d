"""What a person reads of a recipe's fields."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLocale

from studio.core.recipes.fields import field_at
from studio.core.recipes.place import Place, places
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.recipes.recipe_difference import training_differences
from studio.ui.texts.fields import (
    differences_text,
    place_text,
    value_text,
    value_text_at,
)
from studio.ui.texts.translation import install_language

GLUE = "\N{NO-BREAK SPACE}"
RECIPE = Recipe(
    name="Birds", data=Data(folder="/birds"), stage=(Stage(name="Head"), Stage(name="All"))
)


@pytest.fixture(autouse=True)
def english(qapp: QCoreApplication) -> None:
    install_language(qapp, "en")


@pytest.fixture
def spanish(qapp: QCoreApplication) -> Iterator[None]:
    install_language(qapp, "es")
    yield
    install_language(qapp, "en")


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("data.batch_size", 1024, "1,024"),
        ("data.limit_per_class", 0, "all"),
        ("data.limit_per_class", 50, "50"),
        ("data.validation", 0.125, f"12.5{GLUE}%"),
        ("data.validation", 0.0, f"0{GLUE}%"),
        ("data.image_size", (224, 96), "224 × 96"),
        ("data.color", "rgb", "RGB"),
        ("data.exclude", (), "no files"),
        ("data.exclude", ("wren", "robin/IMG_1.jpg"), "wren, robin/IMG_1.jpg"),
        ("data.folder", "/home/ada/birds", "birds"),
        ("augment.rotation", 0.15, "±54°"),
        ("augment.rotation", 10 / 360, "±10°"),
        ("augment.rotation", 0.0, "off"),
        ("augment.zoom", 0.2, f"±20{GLUE}%"),
        ("augment.views", 0, "off"),
        ("augment.views", 8, "8"),
        ("model.features", None, "Last layer"),
        ("model.features", "pool1", "pool1"),
        ("model.dense", (), "none"),
        ("model.dense", (256, 128), "256, 128"),
        ("model.batch_norm", True, "on"),
        ("model.initializer", "he_normal", "He normal"),
        ("model.weights", "imagenet", "ImageNet"),
        ("model.weights", "/home/ada/mine.h5", "mine.h5"),
        ("stage.learning_rate", 2.5e-4, "2.5e-4"),
        ("stage.early_stopping", 0, "off"),
        ("stage.train", ("head", "block5_*"), "head, block5_*"),
    ],
)
def test_a_value_is_written_as_its_kind_is(path: str, value: object, text: str) -> None:
    assert value_text(field_at(path), value) == text


def test_every_field_of_a_recipe_can_be_written() -> None:
    for place in places(RECIPE):
        assert value_text_at(RECIPE, place)


def test_a_long_list_is_cut() -> None:
    listed = value_text(field_at("data.exclude"), tuple(f"class_{at}/*.jpg" for at in range(99)))
    assert len(listed) < 70
    assert listed.endswith("…")


def test_a_field_of_a_stage_says_which_where_there_are_several() -> None:
    assert place_text(Place("stage.epochs", 1), RECIPE) == "epochs of stage 2"
    assert place_text(Place("stage.epochs"), replace(RECIPE, stage=(Stage(),))) == "epochs"
    assert place_text(Place("data.batch_size"), RECIPE) == "batch size"


def said(before: Recipe, after: Recipe) -> str:
    return differences_text(training_differences(before, after), before, after)


def test_differences_are_said_by_title_and_as_values_are_written() -> None:
    stages = (RECIPE.stage[0], replace(RECIPE.stage[1], learning_rate=0.5, optimizer="sgd"))
    after = replace(
        RECIPE,
        seed=8,
        augment=Augment(flip="both", rotation=0.05),
        model=Model(dropout=0.5),
        stage=stages,
    )
    text = said(RECIPE, after)
    assert f"seed {RECIPE.seed} → 8" in text
    assert "flip Off → Both ways" in text
    assert "rotation off → ±18°" in text
    assert "zoom" not in text
    assert f"dropout 0{GLUE}% → 50{GLUE}%" in text
    assert "optimizer of stage 2 Adam → SGD" in text
    assert "learning rate of stage 2 1e-3 → 0.5" not in text
    assert "learning rate of stage 2 1e-3 → 5e-1" in text


def test_a_stage_that_was_added_or_removed_is_one_difference() -> None:
    shorter = replace(RECIPE, stage=RECIPE.stage[:1])
    assert said(RECIPE, shorter) == "stage 2 removed"
    assert said(shorter, RECIPE) == "stage 2 added"


def test_equal_recipes_say_nothing() -> None:
    assert said(RECIPE, RECIPE) == ""


def test_numbers_follow_the_language(spanish: None) -> None:
    assert value_text(field_at("data.validation"), 0.125) == f"12,5{GLUE}%"
    assert value_text(field_at("data.batch_size"), 12_345) == "12.345"
    assert QLocale().language() == QLocale.Language.Spanish
