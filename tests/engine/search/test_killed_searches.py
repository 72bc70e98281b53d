"""A long search that is killed again and again, beside one that nobody disturbs; by hand."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.recipes.search_table import Search, Span
from studio.core.samples.write import write_sample
from studio.core.search.search_folder import SearchFolder, searches_in
from studio.core.search.standing import Standing, standing_of

pytestmark = [
    pytest.mark.engine,
    pytest.mark.by_hand,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9"),
]

TRIALS = 24
VARY: dict[str, Span | tuple[Any, ...]] = {
    "stage.learning_rate": Span(low=1e-4, high=1e-1, scale="log"),
    "model.dropout": Span(low=0.0, high=0.6),
    "stage.optimizer": ("sgd", "adam", "rmsprop"),
}
LONGEST_DELAY = 2.0
"""Seconds between a trial's beginning and the kill: it is hit while it starts, trains or ends."""


def recipe_of(data: Path) -> Recipe:
    return Recipe(
        name="Digits",
        data=Data(folder=str(data), image_size=(32, 32), color="gray", batch_size=64),
        model=Model(backbone="LeNet-5", weights="random"),
        stage=(Stage(epochs=3),),
        search=Search(method="bayesian", trials=TRIALS, objective="loss", vary=VARY),
    )


def begin(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "studio", "search", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def searched(place: Path, data: Path, killed_in: tuple[int, ...]) -> Standing:
    """Return how a search stands at its end that was killed in the trials of these numbers."""
    file, runs = place / "recipe.toml", place / "runs"
    place.mkdir()
    recipes.write(recipe_of(data), file)
    program = begin(str(file))
    for number in killed_in:
        wait_for(program, runs, number)
        time.sleep(random.Random(number).uniform(0, LONGEST_DELAY))
        os.kill(program.pid, signal.SIGKILL)
        program.wait()
        program = begin("--resume", str(folder_in(runs).path))
    assert program.wait() == 0
    return standing_of(folder_in(runs))


def wait_for(program: subprocess.Popen[bytes], runs: Path, number: int) -> None:
    """Wait until the run of a trial has begun."""
    while not any(
        trial.number == number and trial.run
        for folder in searches_in(runs)
        for trial in folder.trials()
    ):
        assert program.poll() is None
        time.sleep(0.02)


def folder_in(runs: Path) -> SearchFolder:
    (folder,) = searches_in(runs)
    return folder


def test_24_trials_killed_twice_end_as_24_that_nobody_killed(tmp_path: Path) -> None:
    data = tmp_path / "digits"
    write_sample("digits", data)
    killed = searched(tmp_path / "killed", data, killed_in=(8, 17))
    whole = searched(tmp_path / "whole", data, killed_in=())
    found = [[(trial.values, trial.figure) for trial in one.trials] for one in (killed, whole)]
    assert len(found[0]) == TRIALS
    assert found[0] == found[1]
    assert killed.best is not None
    assert whole.best is not None
    assert killed.best.number == whole.best.number
