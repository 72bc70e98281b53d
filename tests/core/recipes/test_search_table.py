"""[search] of a recipe: read, written, and refused with a sentence that helps."""

import pytest

from studio.core.base.errors import InputError
from studio.core.recipes.place import places
from studio.core.recipes.recipe import Recipe, dump, parse
from studio.core.recipes.recipe_difference import training_differences
from studio.core.recipes.search_space import Dimension, space, with_values

BEGIN = 'name = "Trees"\n[data]\nfolder = "trees"\n[[stage]]\nname = "A"\n[[stage]]\nname = "B"\n'


def recipe(search: str) -> Recipe:
    return parse(f"{BEGIN}[search]\n{search}", "r.toml")


def refused(vary: str, search: str = "") -> str:
    with pytest.raises(InputError) as caught:
        recipe(f"{search}\n[search.vary]\n{vary}")
    return str(caught.value)


def test_a_recipe_with_a_search_is_written_as_it_was_read() -> None:
    found = recipe(
        'method = "bayesian"\ntrials = 12\n[search.vary]\n'
        '"model.dropout" = { low = 0, high = 0.6, step = 0.2 }\n'
        '"stage[1].learning_rate" = { low = 1e-5, high = 1e-3 }\n'
        '"model.dense" = [[], [64]]\n"augment.zoom" = [0.0, 0.2]\n'
    )
    assert parse(dump(found), "again") == found
    dropout, rate, dense, zoom = space(found)
    assert dropout.listed == (0.0, 0.2, 0.4, 0.6)
    assert (rate.is_log, rate.count, rate.listed) == (True, None, ())
    assert dense.listed == ([], [64])
    assert zoom.count == 2


def test_a_search_makes_no_other_training() -> None:
    with_search = recipe('[search.vary]\n"model.dropout" = [0.1, 0.2]')
    plain = parse(BEGIN, "r.toml")
    assert training_differences(plain, with_search) == ()
    assert not any(place.path.startswith("search") for place in places(with_search))


def test_values_go_where_the_path_says() -> None:
    base = recipe('[search.vary]\n"model.dropout" = [0.1, 0.2]')
    found = with_values(
        base,
        {"stage.epochs": 3, "stage[1].optimizer": "sgd", "augment.zoom": 0.3, "model.dense": [8]},
        "x",
    )
    assert [stage.epochs for stage in found.stage] == [3, 3]
    assert [stage.optimizer for stage in found.stage] == ["adam", "sgd"]
    assert found.augment is not None
    assert (found.augment.zoom, found.model.dense, found.search) == (0.3, (8,), None)


def test_whole_numbers_on_a_logarithmic_scale_are_listed_by_their_ratio() -> None:
    found = recipe(
        '[search.vary]\n"data.batch_size" = { low = 8, high = 70, step = 2, scale = "log" }'
    )
    assert space(found)[0].listed == (8, 16, 32, 64)


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ('"model.dropuot" = [0.1, 0.2]', "Did you mean model.dropout?"),
        ('"modle.dropout" = [0.1, 0.2]', "Did you mean model?"),
        ('"model.dropout" = { low = 0, high = 1.5 }', "found 1.5, allowed: a number >= 0 and < 1"),
        ('"model.dropout" = { low = 0.5, high = 0.1 }', "allowed: low below high"),
        ('"model.dropout" = { low = 0, hihg = 0.5 }', "model.dropout: found { low = 0, hihg = 0.5"),
        ('"model.dropout" = 0.3', "found 0.3, allowed: a list of values, or a range such as"),
        ('"model.dropout" = [0.3]', "found 1 values"),
        ('"model.dropout" = [0.3, 0.3]', "found 0.3 a second time"),
        ('"model.dropout" = { low = 0, high = 0.5, step = 0.0001 }', "at most 1000"),
        ('"model.pooling" = ["max", "mean"]', 'found "mean", allowed: "average", "max", "flatten"'),
        ('"model.pooling" = { low = 0, high = 1 }', "model.pooling: found 0"),
        ('"stage[2].epochs" = [1, 2]', "up to stage[1]"),
        ('"stage[0]]].epochs" = [1, 2]', "found no such field"),
        ('"stage[\u0661].epochs" = [1, 2]', "found no such field"),
        ('"stage[00].epochs" = [1, 2]', "found no such field"),
        (f'"stage[{"9" * 5000}].epochs" = [1, 2]', "found no such field"),
        ('"seed[\\n" = [1, 2]', "seed[\\n: found no such field"),
        ('"stage.epochs" = [1, 2]\n"stage[0].epochs" = [3, 4]', "stage[0].epochs: found beside"),
        ('"data" = [{ folder = "a" }, { folder = "b" }]', "data: found a table"),
        ('"augment" = [{ zoom = 0.1 }, { zoom = 0.2 }]', "augment: found a table"),
        ('"model.dropout" = { low = 0, high = 0.5, step = nan }', "found step = nan, allowed"),
        ('"model.dropout" = { low = 0, high = 0.5, step = inf }', "found step = inf, allowed"),
        ('"model.dropout" = { low = 0, high = 0.5, step = 1e-323 }', "at most 1000"),
        (f'"stage.epochs" = {{ low = 1, high = 9, step = {"9" * 400} }}', "at most 1e308"),
        (
            '"stage.learning_rate" = { low = 5e-324, high = 0.5, step = 1.5, scale = "log" }',
            "at most 1000",
        ),
        ('"stage[x].epochs" = [1, 2]', "no such field"),
        ('"stage.learning_rate" = { low = 1e-4, high = 1, step = 0.5 }', "found step = 0.5"),
        ('"data.batch_size" = { low = 8, high = 64, step = 2.5 }', "allowed: a whole number"),
        ('"data.batch_size" = { low = 8.5, high = 64 }', "found 8.5, allowed: a whole number"),
        ('"seed" = [1, 2]', "seed cannot vary"),
        ('"data.test" = [0.1, 0.2]', "data.test cannot vary"),
        ('"search.seed" = [1, 2]', "cannot vary"),
        ('"autoencoder.code" = [2, 4]', 'allowed only with task = "autoencode"'),
    ],
)
def test_what_cannot_vary_is_said_in_one_sentence(vary: str, said: str) -> None:
    text = refused(vary)
    assert text.startswith("r.toml: search.vary: ")
    assert said in text
    assert "\n" not in text


def test_a_method_says_what_it_cannot_do() -> None:
    assert "a step, which a grid needs" in refused(
        '"model.dropout" = { low = 0, high = 0.5 }', 'method = "grid"'
    )
    assert "sets the epochs" in refused('"stage.epochs" = [1, 2]', 'method = "hyperband"')
    with pytest.raises(InputError, match='"bayesian"'):
        recipe('method = "bayes"')
    with pytest.raises(InputError, match='allowed: "loss", "accuracy"'):
        recipe('objective = "error"')


def test_a_range_has_its_own_bounds_as_a_trial_writes_them() -> None:
    third = Dimension("model.dropout", low=1 / 7, high=2 / 3)
    assert third.rounded(2 / 3) > 2 / 3  # twelve digits of it
    assert all(third.has(third.rounded(bound)) for bound in (1 / 7, 2 / 3))
    assert not any(third.has(value) for value in (0.14, 0.67, float("nan"), True, "0.5", None))
