"""`studio compare` with the real engine on a tiny folder, cut off by a kill, and with failures."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tiny_images
from msgspec.structs import replace

from studio.cli.main import main
from studio.core.comparison.comparison import held
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunStatus

pytestmark = pytest.mark.engine


@pytest.fixture
def recipe(images_folder: Path) -> Recipe:
    return tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))


def written(recipe: Recipe, folder: Path, name: str = "tiny") -> Path:
    file = folder / f"{name}.toml"
    recipes.write(recipe, file)
    return file


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capfd.readouterr()
    status = main(["compare", *(str(argument) for argument in arguments)])
    out, err = capfd.readouterr()
    return status, out, err


def test_values_of_a_field_are_trained_compared_and_not_trained_again(
    recipe: Recipe, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = written(recipe, tmp_path)
    arguments = (file, "--vary", "stage.learning_rate=1e-3,1e-2", "--repeats", 2, "--json")
    status, out, _ = said(capfd, *arguments)
    assert status == 0
    found = json.loads(out)
    assert [one["name"] for one in found["variants"]] == [
        "learning_rate 0.001",
        "learning_rate 0.01",
    ]
    assert (found["figure"], found["part"]) == ("accuracy", "test")
    runs = list_runs(tmp_path / "runs")
    assert len(runs) == 4
    by_path = {run.path: run for run in runs}
    for variant, rate in zip(found["variants"], (1e-3, 1e-2), strict=True):
        assert variant["count"] == 2
        assert [trial["seed"] for trial in variant["trials"]] == [recipe.seed, recipe.seed + 1]
        for trial in variant["trials"]:
            run = by_path[trial["run"]]
            assert run.recipe is not None
            assert run.recipe.stage[0].learning_rate == rate
            assert run.recipe.seed == trial["seed"]
            assert run.value == trial["value"]
    assert [one["told_apart"] for one in found["verdicts"]] == [False]
    again = said(capfd, *arguments)
    assert (again[0], json.loads(again[1])) == (0, found)
    assert len(list_runs(tmp_path / "runs")) == 4
    status, out, _ = said(capfd, *arguments[:-1])
    assert "2 of 2 runs" in out
    assert "too few repeats for a verdict" in out


def test_a_failure_is_a_row_and_the_next_run_begins(
    recipe: Recipe, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good = written(replace(recipe, name="Good"), tmp_path, "good")
    model = replace(recipe.model, weights=str(tmp_path / "nowhere.h5"))
    bad = written(replace(recipe, name="Bad", model=model), tmp_path, "bad")
    status, out, _ = said(capfd, bad, good, "--repeats", 1, "--runs", tmp_path / "out", "--json")
    assert status == 1
    first, second = json.loads(out)["variants"]
    assert (first["count"], second["count"]) == (0, 1)
    assert first["trials"][0]["state"] == "failed"
    assert "nowhere.h5" in first["trials"][0]["reason"]


def test_what_another_program_trains_is_refused_and_nothing_of_it_touched(
    recipe: Recipe, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = written(recipe, tmp_path)
    runs = tmp_path / "runs"
    arguments = (file, "--vary", "stage.learning_rate=1e-3,1e-2", "--repeats", 1)
    with held(runs, recipe.name):
        status, out, err = said(capfd, *arguments)
    assert (status, out) == (2, "")
    assert f"Another program trains the runs of “{recipe.name}”" in err.splitlines()[-1]
    assert [path.name for path in runs.iterdir() if path.name[0] != "."] == []


def test_two_at_once_train_each_run_once(recipe: Recipe, tmp_path: Path) -> None:
    file = written(replace(recipe, stage=(Stage(epochs=3),)), tmp_path)
    arguments = [str(file), "--vary", "model.dropout=0.0,0.4", "--repeats", "1"]
    command = [sys.executable, "-m", "studio", "compare", *arguments]
    both = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [one.communicate()[1].decode() for one in both]
    assert sorted(one.returncode for one in both) == [0, 2]
    assert sum("Another program trains" in text for text in said) == 1
    assert len(list_runs(tmp_path / "runs")) == 2


def test_after_a_kill_the_same_command_goes_on(
    recipe: Recipe, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = written(replace(recipe, stage=(Stage(epochs=4),)), tmp_path)
    arguments = [str(file), "--vary", "model.dropout=0.0,0.4", "--repeats", "1"]
    command = [sys.executable, "-m", "studio", "compare", *arguments]
    runs = tmp_path / "runs"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not list(runs.glob("*/checkpoints/at-*")):
            time.sleep(0.02)
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
    before = {run.path for run in list_runs(runs)}
    assert before
    status, out, _ = said(capfd, *arguments, "--json")
    assert status == 0
    after = list_runs(runs)
    assert len(after) == 2
    assert before <= {run.path for run in after}
    assert {run.status for run in after} == {RunStatus.FINISHED}
    assert [one["count"] for one in json.loads(out)["variants"]] == [1, 1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("FILE",), "at least two recipes"),
        (("FILE", "FILE", "--vary", "seed=1,2"), "--vary goes with one recipe"),
        (("FILE", "--vary", "stage.optimiser=sgd,adam"), "optimizer"),
        (("FILE", "--vary", "stage.epochs=1,2", "--repeats", "0"), "repeats"),
        (("FILE", "--vary", "seed=1,2"), "same training"),
        (("FILE", "--vary", "stage.epochs=1"), "2 to"),
        (("FILE", "--vary", "stage.epochs"), "a field and its values"),
        (("FILE", "--vary", "stage.epochs=1,0"), "stage"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_wrong_use_is_one_line(
    recipe: Recipe,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    file = str(written(recipe, tmp_path))
    status, out, err = said(capfd, *(file if one == "FILE" else one for one in arguments))
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert words in err
    assert not (tmp_path / "runs").exists()
