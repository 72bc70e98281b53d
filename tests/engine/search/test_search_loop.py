"""The loop of a search around a trainer that computes a known function."""

from __future__ import annotations

import itertools
import math
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tiny_images
from tiny_search import Silent, searched

from studio.core.base.errors import DiskFullError, InputError, WorkError
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_table import Search, Span
from studio.core.search.search_folder import SearchFolder, create
from studio.core.search.standing import Standing, standing_of
from studio.core.search.trial import Trial, TrialState
from studio.core.wire.messages import AnyEvent
from studio.engine.search.search_loop import SearchLoop
from studio.engine.search.trainer import Begun, Trained

pytestmark = pytest.mark.engine  # keras-tuner imports TensorFlow

DROPOUT = Span(low=0.0, high=0.8)
RATE = Span(low=1e-5, high=1e-1)
GRID: dict[str, Span | tuple[Any, ...]] = {
    "model.dropout": Span(low=0.0, high=0.5, step=0.1),
    "model.pooling": ("average", "max"),
    "model.dense": ((), (16,)),
}


def accuracy(recipe: Recipe) -> float:
    """Best at dropout 0.3 and a rate of 1e-3; better the longer it is trained."""
    rate = math.log10(recipe.stage[0].learning_rate) + 3
    units = sum(recipe.model.dense) / 1000 + (0.01 if recipe.model.pooling == "max" else 0.0)
    lasting = 0.001 * min(recipe.epochs, 100)
    return 0.8 + units + lasting - (recipe.model.dropout - 0.3) ** 2 - (rate / 10) ** 2


class Computing:
    """Stands in for engines. It is interrupted before the trial `cut`, as by a kill."""

    def __init__(
        self, cut: int = 0, figure: Callable[[Recipe], float | None] = accuracy, wait: int = 1
    ) -> None:
        self.trained: list[int] = []
        self.promoted: dict[int, int] = {}
        self._cut = cut
        self._figure = figure
        self._together = threading.Barrier(wait)

    def train(
        self,
        trial: Trial,
        recipe: Recipe,
        promoted: Trial | None,
        _slot: int,
        hear: Callable[[Begun | AnyEvent], None],
    ) -> Trained:
        hear(Begun(f"run-{trial.number}"))
        self.trained.append(trial.number)
        if promoted is not None:
            self.promoted[trial.number] = promoted.number
        self._together.wait(60)
        if trial.number == self._cut:
            raise Killed
        figure = self._figure(recipe)
        return Trained(figure) if figure is not None else Trained()

    def pause(self) -> None:
        pass

    def interrupt(self, slot: int) -> None:
        pass


class Killed(BaseException):
    """The program ends here."""


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return tiny_images.make_images(tmp_path / "images", count=2)


def plan(images: Path, search: Search, epochs: int = 4) -> SearchFolder:
    return create(images.parent / "runs", searched(images, search, epochs))


def carried_out(
    folder: SearchFolder, trainer: Computing | None = None, parallel: int = 1
) -> Standing:
    trainer = trainer or Computing()
    assert SearchLoop(folder, trainer, Silent(), lambda: False, parallel).run()
    return standing_of(folder)


def untimed(standing: Standing) -> list[Trial]:
    return [msgspec.structs.replace(one, seconds=0.0) for one in standing.trials]


def test_a_grid_is_all_of_it_and_its_best_that_of_brute_force(images: Path) -> None:
    found = carried_out(plan(images, Search(method="grid", vary=GRID)))
    expected = {
        (dropout, pooling, dense)
        for dropout, pooling, dense in itertools.product(
            (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), ("average", "max"), ((), (16,))
        )
    }
    tried = [
        (one.values["model.dropout"], one.values["model.pooling"], tuple(one.values["model.dense"]))
        for one in found.trials
    ]
    assert len(tried) == 24
    assert set(tried) == expected
    assert found.best is not None
    assert found.best.values == {
        "model.dropout": 0.3,
        "model.pooling": "max",
        "model.dense": [16],
    }


def test_a_gaussian_process_finds_the_top_of_a_known_function(images: Path) -> None:
    search = Search(method="bayesian", trials=8, seed=8, vary={"model.dropout": DROPOUT})
    found = carried_out(plan(images, search))
    assert found.best is not None
    assert found.best.values["model.dropout"] == pytest.approx(0.3, abs=0.06)
    drawn = [one.values["model.dropout"] for one in found.trials[:3]]
    assert min(drawn) > 0.6  # far from the top, which the later ones have found


def test_values_stay_in_their_range_and_are_spread_over_it(images: Path) -> None:
    vary = {"model.dropout": DROPOUT, "stage.learning_rate": RATE}
    found = carried_out(plan(images, Search(trials=40, vary=vary)))
    dropouts = [one.values["model.dropout"] for one in found.trials]
    rates = [math.log10(one.values["stage.learning_rate"]) for one in found.trials]
    assert 0 <= min(dropouts) < 0.1 < 0.7 < max(dropouts) <= 0.8
    assert -5 <= min(rates) < -4.5 < -1.5 < max(rates) <= -1


def test_the_same_seed_gives_the_same_trials_and_another_others(images: Path) -> None:
    vary = {"model.dropout": DROPOUT, "stage.learning_rate": RATE}
    first, again, other = (
        [
            one.values
            for one in carried_out(plan(images, Search(trials=6, seed=seed, vary=vary))).trials
        ]
        for seed in (0, 0, 1)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize("method", ["random", "hyperband", "grid", "bayesian"])
def test_a_search_that_is_killed_again_and_again_ends_as_one_that_is_not(
    images: Path, method: str
) -> None:
    vary = GRID if method == "grid" else {"model.dropout": DROPOUT}
    trials = {"random": 8, "bayesian": 5}.get(method, 0)
    search = msgspec.convert({"method": method, "trials": trials}, Search)
    search = msgspec.structs.replace(search, vary=vary)
    whole = carried_out(plan(images, search, epochs=9))
    folder = plan(images, search, epochs=9)
    trained = []
    for cut in (1, 2, 4, 5):
        trainer = Computing(cut)
        with pytest.raises(Killed):
            SearchLoop(folder, trainer, Silent(), lambda: False).run()
        trained += trainer.trained
    last = Computing()
    found = carried_out(folder, last)
    assert untimed(found) == untimed(whole)
    trained += last.trained
    assert sorted(set(trained)) == [one.number for one in whole.trials]
    assert len(trained) == len(whole.trials) + 4  # only what was cut off is begun again


def test_hyperband_trains_the_best_of_each_round_longer(images: Path) -> None:
    search = Search(method="hyperband", vary={"model.dropout": DROPOUT})
    trainer = Computing()
    found = carried_out(plan(images, search, epochs=9), trainer)
    rounds: dict[int, list[Trial]] = {}
    for one in found.trials:
        rounds.setdefault(one.epochs, []).append(one)
    assert {epochs: len(trials) for epochs, trials in rounds.items()} == {
        1: 9,
        3: 3 + 5,
        9: 1 + 2 + 3,
    }
    best = sorted(rounds[1], key=lambda one: -(one.figure or 0.0))[:3]
    promoted = [one for one in rounds[3] if one.promoted]
    assert {one.promoted for one in promoted} == {one.number for one in best}
    assert [one.values for one in promoted] == [
        found.trials[one.promoted - 1].values for one in promoted
    ]
    assert trainer.promoted == {one.number: one.promoted for one in found.trials if one.promoted}


def test_a_trial_that_fails_is_a_row_with_its_reason(images: Path) -> None:
    def figure(recipe: Recipe) -> float:
        if recipe.model.pooling == "max":
            raise WorkError("Out of memory.")
        return accuracy(recipe)

    found = carried_out(plan(images, Search(method="grid", vary=GRID)), Computing(figure=figure))
    assert len(found.done) == len(found.failed) == 12
    assert {str(one.reason) for one in found.failed} == {"Out of memory."}
    assert all(one.values["model.pooling"] == "max" for one in found.failed)


def test_the_same_values_are_not_trained_twice(images: Path) -> None:
    search = Search(method="bayesian", trials=6, vary={"model.pooling": ("average", "max")})
    trainer = Computing()
    found = carried_out(plan(images, search), trainer)
    assert trainer.trained == [1, 2]
    repeated = found.trials[2:]
    assert all(one.repeats in (1, 2) for one in repeated)
    assert all(one.figure == found.trials[one.repeats - 1].figure for one in repeated)


@pytest.mark.parametrize("leaves_its_place", [False, True], ids=["gone", "mount point"])
def test_without_its_images_a_search_stops_and_goes_on_when_they_are_back(
    images: Path, leaves_its_place: bool
) -> None:
    away = images.with_name("away")

    def figure(recipe: Recipe) -> float:
        if recipe.model.dropout == 0.1 and not away.exists():
            shutil.move(images, away)
            if leaves_its_place:
                images.mkdir()
            raise InputError("An image was not found.")
        return accuracy(recipe)

    folder = plan(images, Search(method="grid", vary=GRID))
    with pytest.raises(InputError, match="can be resumed when its images are back"):
        SearchLoop(folder, Computing(figure=figure), Silent(), lambda: False).run()
    before = standing_of(folder)
    assert before.failed == ()
    assert before.trials[-1].state is TrialState.BEGUN
    shutil.copytree(away, images, dirs_exist_ok=True)
    assert_rest_is_found(folder, before)


def test_without_room_a_search_stops_and_goes_on_when_there_is_some(images: Path) -> None:
    """Each trial leaves a run on the disk; those that follow the full one are not to blame."""
    full = ["The run needs about 70 MB, and 3 MB are free."]

    def figure(recipe: Recipe) -> float:
        if recipe.model.dropout == 0.1 and full:
            raise DiskFullError(full.pop())
        return accuracy(recipe)

    folder = plan(images, Search(method="grid", vary=GRID))
    with pytest.raises(WorkError, match=r"3 MB are free\. The search can be resumed"):
        SearchLoop(folder, Computing(figure=figure), Silent(), lambda: False).run()
    before = standing_of(folder)
    assert before.failed == ()
    assert before.trials[-1].state is TrialState.BEGUN
    assert_rest_is_found(folder, before)


def assert_rest_is_found(folder: SearchFolder, before: Standing) -> None:
    """Go on with a search of the whole grid; what was found `before` stays."""
    found = carried_out(folder)
    assert len(found.done) == 24
    assert found.trials[: len(before.trials) - 1] == before.trials[:-1]


def test_a_paused_search_goes_on_where_it_was(images: Path) -> None:
    asked = threading.Event()

    def figure(recipe: Recipe) -> float | None:
        if recipe.model.dropout == 0.2:
            asked.set()
            return None  # an engine that was asked to pause
        return accuracy(recipe)

    folder = plan(images, Search(method="grid", vary=GRID))
    assert not SearchLoop(folder, Computing(figure=figure), Silent(), asked.is_set).run()
    assert standing_of(folder).trials[-1].state is TrialState.BEGUN
    assert len(carried_out(folder).done) == 24


def test_several_trials_at_once_are_the_same_grid(images: Path) -> None:
    found = carried_out(
        plan(images, Search(method="grid", vary=GRID)), Computing(wait=2), parallel=2
    )
    assert len({str(one.values) for one in found.done}) == 24
    order = sorted([one.asked for one in found.trials] + [one.ended for one in found.trials])
    assert order == list(range(1, 49))


def test_a_missing_trial_is_said(images: Path) -> None:
    folder = plan(images, Search(trials=3, vary={"model.dropout": DROPOUT}))
    carried_out(folder)
    (folder.path / "trials" / "0002.json").unlink()
    with pytest.raises(InputError, match="lacks the file of trial 2"):
        carried_out(folder)


class Waiting(Computing):
    """Trains the trial `number` until it is interrupted."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._interrupted = threading.Event()
        self.is_at_work = threading.Event()

    def train(
        self,
        trial: Trial,
        recipe: Recipe,
        promoted: Trial | None,
        slot: int,
        hear: Callable[[Begun | AnyEvent], None],
    ) -> Trained:
        found = super().train(trial, recipe, promoted, slot, hear)
        if trial.number != self._number:
            return found
        self.is_at_work.set()
        assert self._interrupted.wait(60)
        return Trained()

    def interrupt(self, slot: int) -> None:
        self._interrupted.set()


def test_a_trial_that_is_skipped_is_a_row_and_the_search_goes_on(images: Path) -> None:
    search = Search(method="bayesian", trials=6, seed=3, vary={"model.dropout": DROPOUT})
    folder = plan(images, search)
    trainer = Waiting(3)

    def skip() -> None:
        assert trainer.is_at_work.wait(60)
        folder.ask_to_skip(3)

    thread = threading.Thread(target=skip)
    thread.start()
    found = carried_out(folder, trainer)
    thread.join()
    skipped = found.trials[2]
    assert skipped.state is TrialState.SKIPPED
    assert str(skipped.reason) == "It was skipped."
    assert (skipped.run, skipped.figure) == ("run-3", None)
    assert (found.skipped, found.failed, len(found.done)) == ((skipped,), (), 5)
    assert not folder.is_skip_asked(3)
    # Its method knows of it as of one that failed: asked again, it says the same.
    assert carried_out(folder, Computing()).trials == found.trials


def test_a_trial_may_be_skipped_while_nobody_trains_it(images: Path) -> None:
    folder = plan(images, Search(method="grid", vary={"model.dropout": (0.1, 0.2, 0.3)}))
    with pytest.raises(Killed):
        carried_out(folder, Computing(cut=2))
    folder.ask_to_skip(2)
    trainer = Computing()
    found = carried_out(folder, trainer)
    states = [one.state for one in found.trials]
    assert states == [TrialState.DONE, TrialState.SKIPPED, TrialState.DONE]
    assert trainer.trained == [3]


def test_a_search_that_shall_end_trains_what_is_at_work_and_can_go_on(images: Path) -> None:
    folder = plan(images, Search(method="grid", vary=GRID))
    trainer = Computing()
    is_over = SearchLoop(
        folder, trainer, Silent(), lambda: False, 1, lambda: len(trainer.trained) >= 5
    ).run()
    assert not is_over
    assert len(standing_of(folder).done) == 5
    assert len(carried_out(folder).done) == 24
