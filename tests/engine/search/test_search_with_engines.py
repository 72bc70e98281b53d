"""Searches whose trials are trained by engines, killed, promoted, and too large for the memory."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
import tiny_images
from engine_runs import Watched
from tiny_search import Silent, searched

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_table import Search
from studio.core.runs.run_folder import RunFolder
from studio.core.search.search_folder import SearchFolder, create, searches_in
from studio.core.search.standing import Standing, standing_of
from studio.core.search.trial import Trial, trial_recipe
from studio.engine.run_engines.local_engines import environments
from studio.engine.search.carrying_out import carry_out

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

RATES = (1e-4, 1e-3, 1e-2)
SECONDS = 300.0


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return tiny_images.make_images(tmp_path / "images")


def validation_loss(recipe: Recipe, runs: Path) -> float:
    """Of a training in this process that nobody disturbs."""
    loss = Watched().train(recipe, runs).report().classified.loss.validation
    assert loss is not None
    return loss


def carried_out(folder: SearchFolder, parallel: int = 1) -> Standing:
    assert carry_out(folder, Silent(), lambda: False, parallel)
    return standing_of(folder)


def begin(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "studio", "search", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def kill_in_trial(program: subprocess.Popen[str], runs: Path, number: int) -> None:
    """Kill the program as soon as the run of a trial has begun."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        assert program.poll() is None
        if any(
            one.number >= number and one.run
            for folder in searches_in(runs)
            for one in folder.trials()
        ):
            break
        time.sleep(0.02)
    os.kill(program.pid, signal.SIGKILL)
    program.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_search_killed_twice_ends_as_one_that_nobody_killed(images: Path, tmp_path: Path) -> None:
    search = Search(method="grid", objective="loss", vary={"stage.learning_rate": RATES})
    recipe = searched(images, search, epochs=2)
    file, runs = tmp_path / "recipe.toml", tmp_path / "runs"
    recipes.write(recipe, file)
    kill_in_trial(begin(str(file)), runs, 1)
    (folder,) = searches_in(runs)
    kill_in_trial(begin("--resume", str(folder.path)), runs, 2)
    last = begin("--resume", str(folder.path))
    said, _ = last.communicate(timeout=SECONDS)
    assert last.returncode == 0
    standing = standing_of(folder)
    assert [one.values["stage.learning_rate"] for one in standing.trials] == list(RATES)
    expected = [validation_loss(trial_recipe(recipe, one), tmp_path) for one in standing.trials]
    assert [one.figure for one in standing.trials] == expected
    best = standing.best
    assert best is not None
    assert best.figure == min(expected)
    assert said.splitlines()[-1] == str(runs / best.run)
    runs_there = [path for path in runs.iterdir() if (path / recipes.FILE_NAME).exists()]
    assert len(runs_there) == 3  # each was resumed, none left behind


def test_a_promoted_run_goes_on_as_if_it_had_been_planned_so_long(
    images: Path, tmp_path: Path
) -> None:
    vary = {"stage.learning_rate": (3e-3, 1e-3, 3e-4, 1e-4)}
    search = Search(method="hyperband", trials=4, objective="loss", vary=vary)
    recipe = searched(images, search, epochs=3)
    found = carried_out(create(tmp_path / "runs", recipe))
    assert [one.epochs for one in found.trials] == [1, 1, 1, 3]
    promoted = found.trials[3]
    first = found.trials[promoted.promoted - 1]
    assert first.figure == min(one.figure for one in found.trials[:3] if one.figure is not None)
    assert promoted.is_continued
    assert promoted.run == first.run
    assert promoted.figure == validation_loss(trial_recipe(recipe, promoted), tmp_path)


def test_too_little_memory_is_a_row_and_two_searches_go_on_at_once(
    images: Path, tmp_path: Path
) -> None:
    vary = {"data.image_size": ((32, 32), (1024, 1024))}  # 67 GB of weights
    recipe = searched(images, Search(method="grid", vary=vary), epochs=1)
    heavy = msgspec.structs.replace(recipe.model, dense=(16384,))
    folder = create(tmp_path / "runs", msgspec.structs.replace(recipe, model=heavy))
    other = create(
        tmp_path / "runs",
        searched(images, Search(method="grid", vary={"model.dropout": (0.1, 0.2)}), epochs=1),
    )
    beside = begin("--resume", str(other.path), "--parallel", "2", "--json")
    small, large = carried_out(folder).trials
    assert small.figure is not None
    assert "memory" in str(large.reason)
    said, _ = beside.communicate(timeout=SECONDS)
    assert beside.returncode == 0
    result = msgspec.json.decode(said)
    assert [one["state"] for one in result["trials"]] == ["done", "done"]
    assert RunFolder(Path(result["best"]["run"])).has_report


def test_a_run_that_was_deleted_is_trained_anew(images: Path, tmp_path: Path) -> None:
    search = Search(method="grid", vary={"model.dropout": (0.1, 0.2)})
    folder = create(tmp_path / "runs", searched(images, search, epochs=1))
    folder.write(Trial(number=1, values={"model.dropout": 0.1}, asked=1, run="gone"))
    found = carried_out(folder)
    assert len(found.done) == 2
    assert all(folder.run_of(one) is not None for one in found.done)
    shutil.rmtree(tmp_path / "runs" / found.trials[0].run)
    assert carried_out(folder).trials == found.trials  # what was found is still known


def test_each_engine_has_a_gpu_of_its_own() -> None:
    assert environments(2, 0) == ({}, {})
    assert environments(1, 4) == ({},)
    assert [one["CUDA_VISIBLE_DEVICES"] for one in environments(3, 4)] == ["0", "1", "2"]
    shared = environments(2, 1)
    assert [one["CUDA_VISIBLE_DEVICES"] for one in shared] == ["0", "0"]
    assert all(one["TF_FORCE_GPU_ALLOW_GROWTH"] == "true" for one in shared)
    pairs = environments(3, 5, devices=2)
    assert [one["CUDA_VISIBLE_DEVICES"] for one in pairs] == ["0,1", "2,3", "0,1"]
    assert all(one["TF_FORCE_GPU_ALLOW_GROWTH"] == "true" for one in pairs)
    assert [one["CUDA_VISIBLE_DEVICES"] for one in environments(2, 2, devices=0)] == ["0,1", "0,1"]
