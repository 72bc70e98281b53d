"""Marks of what a search varies: set, taken away, and kept true to stages and task."""

import pytest
from msgspec.structs import replace

from studio.core.recipes import stage_edits
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage, dump, parse
from studio.core.recipes.recipe_difference import training_differences
from studio.core.recipes.search_marks import (
    fitting,
    following_stages,
    mark_at,
    marks_of,
    may_vary,
    place_of,
    with_mark,
    with_plan,
)
from studio.core.recipes.search_table import Search, Span

RATES = Span(low=1e-4, high=1e-2)
EPOCHS = Span(low=2, high=8)
RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds"),
    stage=(Stage(name="A"), Stage(name="B"), Stage(name="C")),
)
MARKED = replace(
    RECIPE,
    search=Search(
        vary={
            "model.dropout": Span(low=0.0, high=0.5, step=0.1),
            "stage[1].epochs": EPOCHS,
            "stage.learning_rate": RATES,
            "stage[2].optimizer": ("adam", "sgd"),
        }
    ),
)


def after(edited: Recipe) -> dict[str, object]:
    found = following_stages(MARKED, edited)
    assert parse(dump(found), "r.toml") == found
    return dict(marks_of(found))


def test_a_mark_is_set_changed_in_its_place_and_taken_away() -> None:
    found = with_mark(MARKED, "stage[1].epochs", Span(low=1, high=3))
    assert list(marks_of(found)) == list(marks_of(MARKED))
    assert marks_of(found)["stage[1].epochs"] == Span(low=1, high=3)
    assert "stage[1].epochs" not in marks_of(with_mark(found, "stage[1].epochs", None))
    one = with_mark(RECIPE, "model.pooling", ("max", "average"))
    assert with_mark(one, "model.pooling", None) == RECIPE
    assert with_plan(with_plan(RECIPE, trials=5), trials=0) == RECIPE


def test_of_every_stage_and_of_one_take_each_others_place() -> None:
    of_one = with_mark(MARKED, "stage[0].learning_rate", RATES, instead="stage.learning_rate")
    assert list(marks_of(of_one))[2] == "stage[0].learning_rate"
    assert "stage.learning_rate" not in marks_of(of_one)
    both = with_mark(of_one, "stage[1].learning_rate", RATES)
    assert {"stage[0].learning_rate", "stage[1].learning_rate"} <= set(marks_of(both))
    whole = with_mark(both, "stage.learning_rate", RATES)
    assert [path for path in marks_of(whole) if "rate" in path] == ["stage.learning_rate"]


def test_a_mark_is_found_from_its_field() -> None:
    assert mark_at(MARKED, Place("stage.epochs", 1)) == "stage[1].epochs"
    assert mark_at(MARKED, Place("stage.epochs", 0)) == ""
    assert mark_at(MARKED, Place("stage.learning_rate", 2)) == "stage.learning_rate"
    for path in marks_of(MARKED):
        assert mark_at(MARKED, place_of(path)) == path


def test_marks_follow_their_stages() -> None:
    dropout, rates = marks_of(MARKED)["model.dropout"], marks_of(MARKED)["stage.learning_rate"]
    rest: dict[str, object] = {"model.dropout": dropout, "stage.learning_rate": rates}
    optimizers = ("adam", "sgd")
    assert after(stage_edits.remove(MARKED, 0)) == {
        **rest,
        "stage[0].epochs": EPOCHS,
        "stage[1].optimizer": optimizers,
    }
    assert after(stage_edits.remove(MARKED, 1)) == {**rest, "stage[1].optimizer": optimizers}
    assert after(stage_edits.move(MARKED, 2, -2)) == {
        **rest,
        "stage[2].epochs": EPOCHS,
        "stage[0].optimizer": optimizers,
    }
    assert after(stage_edits.duplicate(MARKED, 1)) == {
        **rest,
        "stage[1].epochs": EPOCHS,
        "stage[3].optimizer": optimizers,
    }
    renamed = stage_edits.change(MARKED, 1, replace(MARKED.stage[1], name="New"))
    assert after(renamed) == dict(marks_of(MARKED))
    assert after(replace(MARKED, stage=(Stage(name="Only"),))) == rest


def test_what_a_recipe_cannot_have_any_more_goes() -> None:
    gan = replace(
        MARKED,
        task="gan",
        data=replace(MARKED.data, image_size=(28, 28)),
        search=Search(
            trials=9,
            objective="accuracy",
            vary={**marks_of(MARKED), "stage[0].early_stopping": Span(low=0, high=5)},
        ),
    )
    found = fitting(gan)
    assert found.search is not None
    assert (found.search.trials, found.search.objective) == (9, "")
    assert list(found.search.vary) == [
        "stage[1].epochs",
        "stage.learning_rate",
        "stage[2].optimizer",
    ]
    assert parse(dump(found), "r.toml") == found
    mixed = with_mark(RECIPE, "augment.mixup", (0.0, 0.2))
    views = replace(mixed, augment=Augment(zoom=0.2, views=3))
    assert fitting(views).search is None
    assert fitting(RECIPE) == RECIPE


def test_marks_make_no_other_training() -> None:
    assert training_differences(RECIPE, MARKED) == ()


@pytest.mark.parametrize(
    ("path", "is_offered"),
    [
        ("model.dropout", True),
        ("stage.optimizer", True),
        ("model.backbone", True),
        ("data.image_size", True),
        ("data.test", False),
        ("seed", False),
        ("stage.name", False),
        ("stage.train", False),
        ("stage.multipliers", False),
        ("gan.gallery", False),
    ],
)
def test_what_is_offered(path: str, is_offered: bool) -> None:
    assert may_vary(path) is is_offered
