"""The files of a search, and what they say of it."""

import shutil
from pathlib import Path

import msgspec
import pytest
import tiny_images

from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.runs.run_list import list_runs
from studio.core.search.objective import check_comparable
from studio.core.search.promotion import goes_on_exactly
from studio.core.search.search_folder import create, open_search, searches_in
from studio.core.search.standing import standing_of
from studio.core.search.trial import Trial, TrialState, trial_recipe

SEARCH = Search(vary={"model.dropout": (0.1, 0.2, 0.3)})


def planned(folder: Path, **changes: object) -> Recipe:
    recipe = tiny_images.lenet_recipe(folder, search=SEARCH)
    return msgspec.structs.replace(recipe, **changes)


def done(number: int, figure: float) -> Trial:
    return Trial(
        number=number,
        values={"model.dropout": 0.1 * number},
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
