"""What is compared, and how far it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.comparison import comparison as comparisons
from studio.core.comparison.comparison import Comparison, Variant, compared
from studio.core.comparison.trials import TrialState, left, results, trial_rows
from studio.core.comparison.variants import named, parsed, varied
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage
from studio.core.runs.run_summary import RunStatus, RunSummary

RECIPE = Recipe(name="Birds", data=Data(folder="/birds", image_size=(32, 32)))


def two() -> Comparison:
    changed = replace(RECIPE, augment=Augment(flip="horizontal"))
    return compared("Birds", (Variant("plain", RECIPE), Variant("augmented", changed)), 3)


def run_of(recipe: Recipe, status: RunStatus, value: float | None = None) -> RunSummary:
    return RunSummary(
        path=f"/runs/{recipe.name}-{status}",
        name="whatever",
        status=status,
        when=0.0,
        value=value,
        part="test",
        recipe=recipe,
    )


def test_every_variant_is_trained_with_every_seed_and_nothing_else_differs() -> None:
    comparison = two()
    assert comparison.seeds == (7, 8, 9)
    assert [(trial.seed, trial.variant) for trial in comparison.trials] == [
        (7, 0), (7, 1), (8, 0), (8, 1), (9, 0), (9, 1),
    ]  # fmt: skip
    for trial in comparison.trials:
        own = comparison.variants[trial.variant].recipe
        assert replace(trial.recipe, name=own.name, seed=own.seed) == own
    assert len({trial.recipe.name for trial in comparison.trials}) == 6


def test_seeds_stay_in_their_range() -> None:
    last = replace(RECIPE, seed=2**31 - 1)
    variants = (Variant("a", last), Variant("b", replace(last, augment=Augment(flip="both"))))
    assert compared("x", variants, 2).seeds == (2**31 - 1, 0)


def test_a_comparison_is_kept_beside_the_runs(tmp_path: Path) -> None:
    comparison = two()
    failed = comparison.with_failure(comparison.trials[1], say("No room on {disk}.", disk="/"))
    file = comparisons.write(failed, tmp_path / "runs")
    assert comparisons.read(file) == failed
    assert comparisons.comparisons_in(tmp_path / "runs").comparisons == (failed,)
    assert str(failed.failure_of(comparison.trials[1])) == "No room on /."
    assert failed.with_failure(comparison.trials[1], None) == comparison
    (tmp_path / "runs" / "torn.comparison.json").write_text("{")
    assert comparisons.comparisons_in(tmp_path / "runs").comparisons == (failed,)
    with pytest.raises(InputError, match="torn"):
        comparisons.read(tmp_path / "runs" / "torn.comparison.json")
    (problem,) = comparisons.comparisons_in(tmp_path / "runs").problems
    assert "torn.comparison.json is damaged" in str(problem)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda it: it.update(name="Others"), "another name"),
        (lambda it: it.update(seeds=[7, 8, 7]), "a seed is in it twice"),
        (lambda it: it["variants"][1].update(name="plain"), "Two variants are called plain"),
        (lambda it: it["variants"][0]["recipe"]["data"].update(test=0.9), "together at most"),
        (lambda it: it["variants"][0].update(name=None), "is damaged"),
        (
            lambda it: it["failures"].append(
                {"variant": 0, "seed": 7, "reason": {"text": "{disk.x}", "values": {"disk": "/"}}}
            ),
            "a sentence without a value",
        ),
    ],
)
def test_a_comparison_that_nobody_wrote_is_refused(
    edit: Callable[[Any], None], said: str, tmp_path: Path
) -> None:
    file = comparisons.write(two(), tmp_path)
    content = json.loads(file.read_text())
    edit(content)
    file.write_text(json.dumps(content))
    with pytest.raises(InputError, match=said):
        comparisons.read(file)
    assert comparisons.comparisons_in(tmp_path).comparisons == ()


def test_what_cannot_be_compared_is_refused() -> None:
    other = replace(RECIPE, augment=Augment(flip="both"))
    autoencoder = replace(RECIPE, task="autoencode")
    for variants, repeats, words in (
        ((Variant("one", RECIPE),), 3, "2 to"),
        ((Variant("a", RECIPE), Variant("a", other)), 3, "called a"),
        ((Variant("a", RECIPE), Variant("b", replace(RECIPE, seed=99, name="x"))), 3, "same"),
        ((Variant("a", RECIPE), Variant("b", autoencoder)), 3, "task"),
        ((Variant("a", RECIPE), Variant("b", other)), 0, "repeats"),
    ):
        with pytest.raises(InputError, match=words):
            compared("x", variants, repeats)


def test_trials_find_their_runs_by_recipe_whatever_these_are_called() -> None:
    comparison = two()
    first, second, third, fourth, fifth, _ = (trial.recipe for trial in comparison.trials)
    runs = [
        run_of(replace(first, name="my own run"), RunStatus.FINISHED, 0.9),
        run_of(first, RunStatus.INTERRUPTED, 0.1),
        run_of(second, RunStatus.PAUSED, 0.5),
        run_of(third, RunStatus.STOPPED, 0.8),
        run_of(replace(fourth, data=replace(fourth.data, folder="/cats")), RunStatus.FINISHED, 1.0),
        run_of(fifth, RunStatus.RUNNING),
    ]
    rows = trial_rows(comparison, runs)
    waiting, cut = TrialState.WAITING, TrialState.CUT
    assert [row.state for row in rows] == [
        TrialState.DONE, cut, waiting, waiting, TrialState.RUNNING, waiting,
    ]  # fmt: skip
    assert rows[0].value == 0.9
    assert rows[1].value is None
    assert results(comparison, rows) == [{7: 0.9}, {}]
    assert [row.trial for row in left(rows)] == [rows[place].trial for place in (1, 2, 3, 5)]
    assert left(rows)[0].run == runs[2].path


def test_a_failure_is_a_row_with_its_reason_until_the_trial_succeeds() -> None:
    comparison = two()
    trial = comparison.trials[0]
    failed = comparison.with_failure(trial, say("The disk is full."))
    for runs in ([], [run_of(trial.recipe, RunStatus.INTERRUPTED)]):
        row = trial_rows(failed, runs)[0]
        assert (row.state, str(row.reason)) == (TrialState.FAILED, "The disk is full.")
        assert row in left([row])
    row = trial_rows(failed, [run_of(trial.recipe, RunStatus.FINISHED, 0.7)])[0]
    assert (row.state, row.value, row.reason) == (TrialState.DONE, 0.7, None)


def test_values_of_fields_make_every_combination() -> None:
    recipe = replace(RECIPE, stage=(Stage(name="a"), Stage(name="b", train=("head",))))
    varies = [parsed("stage.optimizer=sgd,adam"), parsed("data.image_size=[32, 32],[64,64]")]
    variants = varied(recipe, varies, "birds.toml")
    assert [variant.name for variant in variants] == [
        "optimizer sgd, image_size 32 32",
        "optimizer sgd, image_size 64 64",
        "optimizer adam, image_size 32 32",
        "optimizer adam, image_size 64 64",
    ]
    assert [stage.optimizer for stage in variants[0].recipe.stage] == ["sgd", "sgd"]
    assert variants[1].recipe.data.image_size == (64, 64)
    one = varied(recipe, [parsed("stage[1].epochs=3,4")], "birds.toml")[0].recipe
    assert [stage.epochs for stage in one.stage] == [10, 3]
    flips = varied(recipe, [parsed("augment.flip=none,horizontal")], "birds.toml")
    assert flips[1].recipe.augment == Augment(flip="horizontal")


def test_combinations_are_counted_before_they_are_made() -> None:
    many = parsed(f"stage.epochs={','.join(map(str, range(1, 1000)))}")
    with pytest.raises(InputError, match=r"found 996005996001 variants, allowed: 2 to 24"):
        varied(RECIPE, [many] * 4, "birds.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "a field and its values"),
        ("seed", "a field and its values"),
        ("seed=", "a field and its values"),
        ("seed=1,,2", "a field and its values"),
        ("model.backbon=a,b", "backbone"),
        ("data.batch_size=4,many", "data.batch_size"),
        ("stage[7].epochs=1,2", r"stage\[0\]"),
        ("name.deeper=1,2", "name.deeper"),
        ("autoencoder.code=4,8", "autoencode"),
    ],
)
def test_a_wrong_field_or_value_is_named(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        varied(RECIPE, [parsed(text)], "birds.toml")


def test_recipes_are_called_by_their_names_or_by_their_files_where_these_are_the_same() -> None:
    other = replace(RECIPE, name="Cats")
    assert [one.name for one in named([("a", RECIPE), ("b", other)])] == ["Birds", "Cats"]
    assert [one.name for one in named([("a", RECIPE), ("b", RECIPE)])] == ["a", "b"]
