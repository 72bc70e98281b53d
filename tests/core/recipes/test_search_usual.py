"""What a search tries at first: within the limits, around the present value, and readable."""

from typing import Any

import pytest
from msgspec.structs import replace

from studio.core.recipes.fields import FIELDS
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Data, Gan, Model, Recipe, Stage, dump, parse
from studio.core.recipes.recipe_checks import foreign_tables
from studio.core.recipes.search_checks import check_search
from studio.core.recipes.search_marks import may_vary, with_mark, with_plan
from studio.core.recipes.search_space import space
from studio.core.recipes.search_table import Span
from studio.core.recipes.search_usual import usual_values, with_method
from studio.core.tasks.table import TASKS

RECIPES = {
    row.key: Recipe(
        name="Birds",
        task=row.key,
        data=Data(folder="birds", image_size=(64, 64)),
        model=Model(dense=(64,)),
        stage=(Stage(name="A", learning_rate=2e-3), Stage(name="B", epochs=1)),
    )
    for row in TASKS
}
OFFERED = {
    "model.backbone": ["VGG16", "LeNet-5"],
    "model.weights": ["random", "imagenet"],
    "model.features": ["block4_pool", "block5_pool"],
}


@pytest.mark.parametrize("task", RECIPES)
@pytest.mark.parametrize("method", ["random", "grid"])
def test_every_field_that_can_vary_has_something_to_try(task: str, method: str) -> None:
    recipe = with_plan(RECIPES[task], method=method)
    paths = [
        str(Place(field.path, 1))
        for field in FIELDS
        if may_vary(field.path)
        and field.table not in foreign_tables(task)
        and (not field.tasks or task in field.tasks)
    ]
    assert len(paths) > 20
    for path in paths:
        plain = path.replace("[1]", "")
        varied = usual_values(recipe, path, OFFERED.get(plain, ()))
        if (task, path) == ("gan", "precision"):
            assert varied is None  # there is one that it may have
            continue
        assert varied is not None, path
        marked = with_mark(recipe, path, varied)
        check_search(marked, "r.toml")
        assert parse(dump(marked), "r.toml").search == marked.search


def tried(path: str, **changed: Any) -> object:  # noqa: ANN401
    return usual_values(replace(RECIPES["classify"], **changed), path)


def test_ranges_lie_around_what_the_recipe_says() -> None:
    assert tried("stage[0].learning_rate") == Span(low=2e-4, high=2e-2)
    assert tried("model.dropout") == Span(low=0.0, high=0.6, step=0.1)
    assert tried("model.dropout", model=Model(dropout=0.8)) == Span(low=0.0, high=0.8, step=0.1)
    assert tried("stage[0].epochs") == Span(low=5, high=20)
    assert tried("stage[1].epochs") == Span(low=1, high=10)
    assert tried("data.batch_size") == Span(low=8, high=128, step=2)
    assert tried("data.batch_size", data=Data(folder="a", batch_size=4096)) == Span(
        low=1024, high=4096, step=2
    )


def test_values_are_those_that_fit() -> None:
    assert tried("model.dense") == ([], [32], [64], [128])
    assert tried("data.image_size") == ([32, 32], [64, 64])
    assert tried("model.batch_norm") == (False, True)
    optimizers = tried("stage[0].optimizer")
    assert isinstance(optimizers, tuple)
    assert "adam" in optimizers
    assert "svm" not in optimizers  # solves a head without hidden layers alone
    small = replace(RECIPES["gan"], data=Data(folder="a", image_size=(28, 28)), gan=Gan())
    assert usual_values(small, "data.image_size") == ([28, 28], [56, 56])
    assert usual_values(RECIPES["classify"], "model.weights", ["random"]) is None


def test_a_grid_gets_steps_where_there_are_none() -> None:
    recipe = RECIPES["classify"]
    for path, span in (
        ("stage[0].learning_rate", Span(low=1e-4, high=1e-2)),
        ("model.dropout", Span(low=0.0, high=0.4)),
        ("stage[1].epochs", Span(low=2, high=9)),
        ("augment.zoom", Span(low=0.1, high=0.2, step=0.1)),
        ("stage[1].learning_rate", Span(low=1e-3, high=2e-3)),
    ):
        recipe = with_mark(recipe, path, span)
    grid = with_method(recipe, "grid")
    check_search(grid, "r.toml")
    rates, dropout, epochs, zoom, narrow = (one.listed for one in space(grid))
    assert rates == (1e-4, 1e-3, 1e-2)
    assert dropout == (0.0, 0.1, 0.2, 0.3, 0.4)
    assert epochs == (2, 4, 6, 8)
    assert zoom == (0.1, 0.2)
    assert len(narrow) == 3
    assert with_method(grid, "random").search is not None
