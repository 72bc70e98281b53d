"""A search that a window asks the engine for: skipped, paused, killed, resumed, and beside it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_images
from engine_process import EngineProcess

from studio.core.recipes.recipe import Stage
from studio.core.recipes.search_table import Search
from studio.core.runs import run_about
from studio.core.runs.run_folder import RunFolder
from studio.core.search.search_folder import SearchFolder, searches_in
from studio.core.search.standing import standing_of
from studio.core.search.trial import TrialState, trial_recipe
from studio.core.wire import messages

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(600)]

SECONDS = 400.0
RATES = (1e-3, 1e-2)
LONG = 100_000
"""Epochs that nobody waits for, and that are not over while a test is slow."""


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def trained_epochs(folder: SearchFolder, number: int) -> int:
    """Return how many epochs of a trial are saved."""
    trials = [one for one in folder.trials() if one.number == number and one.run]
    if not trials:
        return 0
    run = folder.run_of(trials[0])
    return len(run.checkpoint_files()) if run is not None else 0


def begun(engine: EngineProcess, tmp_path: Path, epochs: int) -> SearchFolder:
    """Ask for a search of two trials and return its folder."""
    images = tiny_images.make_images(tmp_path / "images")
    search = Search(method="grid", objective="loss", vary={"stage.learning_rate": RATES})
    recipe = tiny_images.lenet_recipe(images, search=search, stage=(Stage(epochs=epochs),))
    runs = tmp_path / "runs"
    engine.send(messages.BeginSearch(recipe, str(tmp_path), str(runs), request=1))
    started = engine.wait_for(messages.SearchStarted)
    (folder,) = searches_in(runs)
    assert started.search == str(folder.path)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_search_is_skipped_paused_killed_and_resumed(tmp_path: Path) -> None:
    with EngineProcess(tmp_path / "log") as engine:
        folder = begun(engine, tmp_path, LONG)
        wait_for(lambda: trained_epochs(folder, 1))
        # The engine is free for other questions meanwhile, such as a network's layers.
        recipe = trial_recipe(folder.recipe(), folder.trials()[0])
        engine.send(messages.Describe(recipe, 3, request=2))
        assert engine.wait_for(messages.Described).request == 2
        folder.ask_to_skip(1)
        wait_for(lambda: trained_epochs(folder, 2))
        skipped = folder.trials()[0]
        assert skipped.state is TrialState.SKIPPED
        run = folder.run_of(skipped)
        assert run is not None
        assert run.was_paused
        engine.send(messages.Cancel(1))
        wait_for(lambda: not folder.is_held)
        ended = engine.wait_for(messages.SearchEnded)
        assert not ended.is_over
        before = folder.trials()[1]
        assert before.state is TrialState.BEGUN
        saved = folder.run_of(before)
        assert saved is not None
        assert not saved.is_held
    with EngineProcess(tmp_path / "log2") as engine:
        engine.send(messages.ResumeSearch(str(folder.path), request=1))
        wait_for(lambda: saved.is_held)
        os.kill(engine.process.pid, signal.SIGKILL)
        wait_for(lambda: not saved.is_held)  # the trial's own engine ended with it, and saved
        assert folder.trials()[1].run == before.run
        assert not folder.is_held


def test_a_search_ends_with_its_trials_and_weighs_their_fields(tmp_path: Path) -> None:
    with EngineProcess(tmp_path / "log") as engine:
        folder = begun(engine, tmp_path, 1)
        ended = engine.wait_for(messages.SearchEnded)
        assert ended.is_over
        assert not folder.is_held
        standing = standing_of(folder)
        assert [one.state for one in standing.trials] == [TrialState.DONE, TrialState.DONE]
        for trial in standing.trials:
            run = RunFolder(folder.runs / trial.run)
            assert run.has_report
            assert run_about.read(run.path).search == folder.path.name
        told = [one.number for one in engine.events if isinstance(one, messages.TrialChanged)]
        assert set(told) == {1, 2}
        engine.send(messages.WeighFields(str(folder.path), request=5))
        weighed = engine.wait_for(messages.FieldsWeighed)
        assert (weighed.trials, weighed.shares) == (2, {})  # too few to say anything
        engine.send(messages.ResumeSearch(str(tmp_path / "nowhere"), request=6))
        refused = engine.wait_for(messages.Failed)
        assert (refused.request, refused.kind) == (6, messages.FailureKind.INPUT)
