"""The same training with other seeds."""

from msgspec.structs import replace

from studio.core.plan.seed_series import seed_series, seeds_beside
from studio.core.recipes.recipe import Data, Recipe, Stage

RECIPE = Recipe(name="Birds", seed=7, data=Data(folder="/images"))


def test_runs_differ_in_the_seed_alone_and_share_the_split() -> None:
    series = seed_series(RECIPE, 3, {9})
    assert [one.seed for one in series] == [8, 10, 11]
    assert [one.name for one in series] == [f"Birds, seed {seed}" for seed in (8, 10, 11)]
    assert {one.split_seed for one in series} == {7}
    own = [replace(one, name="", seed=0, data=replace(one.data, split_seed=-1)) for one in series]
    assert own == [replace(RECIPE, name="", seed=0)] * 3


def test_a_series_of_a_series_keeps_the_split_and_the_name() -> None:
    (second,) = seed_series(seed_series(RECIPE, 1)[0], 1, {7})
    assert (second.name, second.seed, second.split_seed) == ("Birds, seed 9", 9, 7)


def test_a_split_of_seed_0_is_one_too() -> None:
    (other,) = seed_series(replace(RECIPE, seed=0), 1)
    assert (other.seed, other.split_seed) == (1, 0)


def test_the_largest_seed_is_followed_by_0() -> None:
    assert [one.seed for one in seed_series(replace(RECIPE, seed=2**31 - 1), 2)] == [0, 1]


def test_seeds_of_runs_that_differ_in_nothing_else() -> None:
    series = seed_series(RECIPE, 2)
    longer = replace(series[0], stage=(Stage(epochs=99),), seed=50)
    assert seeds_beside(RECIPE, [RECIPE, *series, longer]) == {7, 8, 9}


def test_long_names_stay_short_enough() -> None:
    (one,) = seed_series(replace(RECIPE, name="x" * 120), 1)
    assert len(one.name) == 120
    assert one.name.endswith("x, seed 8")
