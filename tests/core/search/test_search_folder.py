"""The files of a search, and what they say of it."""

import json
import math
import shutil
from pathlib import Path

import msgspec
import pytest
import tiny_images

from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.runs.run_folder import claim
from studio.core.runs.run_list import list_runs
from studio.core.search import search_folder
from studio.core.search.objective import check_comparable
from studio.core.search.progress import TrialAtWork, progress_of
from studio.core.search.promotion import goes_on_exactly
from studio.core.search.search_folder import create, open_search, searches_in
from studio.core.search.search_list import list_searches
from studio.core.search.standing import Standing, standing_of
from studio.core.search.trial import Trial, TrialState, trial_recipe

SEARCH = Search(vary={"model.dropout": (0.1, 0.2, 0.3)})


def planned(folder: Path, **changes: object) -> Recipe:
    recipe = tiny_images.lenet_recipe(folder, search=SEARCH)
    return msgspec.structs.replace(recipe, **changes)


def done(number: int, figure: float) -> Trial:
    return Trial(
        number=number,
        values={"model.dropout": round(0.1 * number, 1)},
        asked=2 * number - 1,
        state=TrialState.DONE,
        ended=2 * number,
        figure=figure,
        run=f"run-{number}",
    )


def test_a_search_lies_beside_the_runs_and_is_none(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    other = create(tmp_path, planned(tmp_path))
    assert folder.path != other.path
    assert list_runs(tmp_path) == ()
    assert {one.path for one in searches_in(tmp_path)} == {folder.path, other.path}
    assert folder.recipe() == planned(tmp_path)


def test_a_search_that_is_being_made_is_none_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is what a program left that was killed meanwhile."""
    found: list[object] = []

    def noted(temporary: Path, runs: Path, base: str) -> Path:
        assert (temporary / "search.toml").exists()
        found.append(searches_in(runs))
        return claim(temporary, runs, base)

    monkeypatch.setattr(search_folder, "claim", noted)
    create(tmp_path, planned(tmp_path))
    assert found == [()]


def test_trials_come_back_and_the_best_is_first(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    for trial in (done(2, 0.9), done(1, 0.7), done(3, 0.9)):
        folder.write(trial)
    failed = Trial(
        number=4,
        values={"model.dropout": 0.2},
        asked=7,
        state=TrialState.FAILED,
        ended=8,
        reason=say("Out of memory."),
    )
    folder.write(failed)
    standing = standing_of(open_search(folder.path))
    assert [one.number for one in standing.trials] == [1, 2, 3, 4]
    assert [one.number for one in standing.done] == [2, 3, 1]  # of equal ones the earlier
    assert standing.failed == (failed,)
    losses = msgspec.structs.replace(
        standing,
        recipe=planned(tmp_path, search=msgspec.structs.replace(SEARCH, objective="loss")),
    )
    assert losses.best == done(1, 0.7)


def test_one_program_at_a_time_carries_a_search_out(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    with folder.held(), pytest.raises(InputError, match="another program"), folder.held():
        pass
    with folder.held():
        pass


def test_no_trial_is_written_into_the_folder_of_somebody_else(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    strange = tmp_path / "strange"
    (folder.path / "trials").rename(strange)
    (folder.path / "trials").symlink_to(strange)
    with pytest.raises(InputError, match="trials is a symbolic link"), folder.held():
        pass


def test_what_is_no_search_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not found"):
        open_search(tmp_path / "missing")
    with pytest.raises(InputError, match="not a search"):
        open_search(tmp_path)
    folder = create(tmp_path, planned(tmp_path))
    folder.write(done(1, 0.5))
    (folder.path / "trials" / "0001.json").write_text("{")
    with pytest.raises(InputError, match=r"0001\.json is damaged"):
        folder.trials()


def test_a_trial_is_the_recipe_with_its_values(tmp_path: Path) -> None:
    stages = (Stage(name="A", epochs=2), Stage(name="B", epochs=5))
    recipe = planned(tmp_path, stage=stages)
    trial = Trial(number=3, values={"model.dropout": 0.2, "stage[0].epochs": 4}, asked=1, epochs=6)
    found = trial_recipe(recipe, trial)
    assert (found.name, found.model.dropout, found.search) == ("Tiny, trial 3", 0.2, None)
    assert [(one.name, one.epochs) for one in found.stage] == [("A", 4), ("B", 2)]
    with pytest.raises(InputError, match="together at most"):
        trial_recipe(recipe, Trial(number=1, values={"data.test": 0.9}, asked=1))


def test_only_an_even_rate_without_patience_goes_on_exactly(tmp_path: Path) -> None:
    def lasting(epochs: int, **changes: object) -> Recipe:
        stage = msgspec.structs.replace(Stage(epochs=epochs), **changes)
        return planned(tmp_path, stage=(stage,))

    assert goes_on_exactly(lasting(3), lasting(9))
    assert not goes_on_exactly(lasting(3, schedule="cosine"), lasting(9, schedule="cosine"))
    assert not goes_on_exactly(lasting(3, early_stopping=2), lasting(9, early_stopping=2))
    two = planned(tmp_path, stage=(Stage(name="A", epochs=3), Stage(name="B", epochs=6)))
    assert not goes_on_exactly(lasting(3), two)


def test_a_search_needs_something_to_vary_and_images_to_judge_by(tmp_path: Path) -> None:
    images = tiny_images.make_images(tmp_path / "images")
    recipe = planned(images)
    check_comparable(recipe)
    with pytest.raises(InputError, match="varies nothing"):
        check_comparable(planned(images, search=None))
    without = msgspec.structs.replace(recipe.data, validation=0.0)
    with pytest.raises(InputError, match=r"data\.validation is 0"):
        check_comparable(planned(images, data=without))
    shutil.rmtree(images)
    with pytest.raises(InputError, match="images"):
        check_comparable(recipe)


def test_searches_are_listed_with_what_is_damaged_or_at_work(tmp_path: Path) -> None:
    folder, other = create(tmp_path, planned(tmp_path)), create(tmp_path, planned(tmp_path))
    folder.write(done(1, 0.5))
    other.plan_file.write_text("version = ")
    with folder.held():
        listed = {one.path: one for one in list_searches(tmp_path)}
    row, damaged = listed[str(folder.path)], listed[str(other.path)]
    assert (row.name, row.trials, row.is_held, row.damage) == ("Tiny", 1, True, None)
    assert damaged.damage is not None
    assert not any(one.is_held for one in list_searches(tmp_path))


def test_a_damaged_trial_hides_no_other(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    for trial in (done(1, 0.7), done(2, 0.9), done(3, 0.8)):
        folder.write(trial)
    file = folder.path / "trials" / "0001.json"
    file.write_text("{")
    with pytest.raises(InputError, match=r"0001\.json"):
        standing_of(folder)
    standing = standing_of(folder, passes_damage=True)
    assert [one.number for one in standing.done] == [2, 3]
    (problem,) = standing.problems
    assert "0001.json" in str(problem)


def test_a_skip_is_asked_once(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    folder.ask_to_skip(7)
    assert folder.is_skip_asked(7)
    assert folder.trials() == ()
    folder.forget_skip(7)
    assert not folder.is_skip_asked(7)


def test_what_is_left_is_counted_by_the_trials_so_far(tmp_path: Path) -> None:
    recipe = planned(tmp_path, search=Search(method="grid", vary=SEARCH.vary))
    timed = msgspec.structs.replace(done(1, 0.7), seconds=20.0)
    begun = Trial(number=2, values={"model.dropout": 0.2}, asked=3)
    known = progress_of(Standing(recipe, (timed, begun)), {2: TrialAtWork(2, 2, 5.0)}, 1)
    assert (known.done, known.count) == (1, 3)
    assert known.share == pytest.approx(1.5 / 3)
    assert known.seconds_left == pytest.approx(5.0 + 20.0)
    unknown = progress_of(Standing(recipe, (begun,)), {2: TrialAtWork()}, 1)
    assert math.isnan(unknown.seconds_left)
    guessed = progress_of(Standing(recipe, (begun,)), {2: TrialAtWork(2, 2, 6.0)}, 1)
    assert guessed.seconds_left == pytest.approx(6.0 + 2 * 12.0)  # half of it takes six seconds


@pytest.mark.parametrize(
    "found",
    [
        {"number": -5},
        {"number": 10**30},
        {"number": 2},
        {"run": ".."},
        {"run": "../elsewhere"},
        {"run": "/etc"},
        {"run": "a\0b"},
        {"run": "ä" * 200},
        {"ended": 0},
        {"figure": None},
        {"reason": {"text": "{number.real}", "values": {"number": 1}}},
        {"reason": {"text": "{0}", "values": {"0": 1}}},
        {"reason": {"text": "{number:>9999999999}", "values": {"number": 1}}},
    ],
    ids=str,
)
def test_a_trial_that_no_search_writes_is_damaged(found: dict[str, object], tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    folder.write(done(1, 0.7))
    file = folder.path / "trials" / "0001.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | found))
    with pytest.raises(InputError, match=r"0001\.json is damaged"):
        folder.trials()


def test_a_file_that_is_nested_too_deeply_is_damaged(tmp_path: Path) -> None:
    folder = create(tmp_path, planned(tmp_path))
    folder.write(done(1, 0.7))
    file = folder.path / "trials" / "0001.json"
    file.write_text(file.read_text().replace("0.1", "[" * 100_000 + "]" * 100_000))
    with pytest.raises(InputError, match="nested too deeply"):
        folder.trials()


@pytest.mark.parametrize(
    "values", [{}, {"model.dropout": 0.4}, {"model.dropout": []}, {"model.pooling": "max"}], ids=str
)
def test_values_that_a_search_does_not_try_are_none_of_it(
    values: dict[str, object], tmp_path: Path
) -> None:
    folder = create(tmp_path, planned(tmp_path))
    folder.write(msgspec.structs.replace(done(1, 0.7), values=values))
    folder.write(done(2, 0.9))
    with pytest.raises(InputError, match="trial 1 is none of this search"):
        standing_of(folder)
    standing = standing_of(folder, passes_damage=True)
    assert [one.number for one in standing.trials] == [2]
    assert len(standing.problems) == 1
