import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import numpy as np
import pytest
import small_disk
from hypothesis import given
from hypothesis import strategies as st
from message_examples import DATASET

from studio.core.base import file_lock
from studio.core.base.errors import InputError, WorkError
from studio.core.base.file_lock import lock
from studio.core.dataset.split import Split
from studio.core.recipes.recipe import Data, Recipe
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder, open_run, slug

RECIPE = Recipe(name="My Digits: ½ größe", data=Data(folder="/images"))
PARTS = Split(np.array([0]), np.array([], np.int64), np.array([1]), 0.0, 0.5, 7)
MORNING = time.strptime("2026-03-04 05:06:07", "%Y-%m-%d %H:%M:%S")


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    strftime = time.strftime
    monkeypatch.setattr(time, "strftime", lambda form, *_now: strftime(form, MORNING))


def make(runs: Path, name: str = "x") -> RunFolder:
    recipe = msgspec.structs.replace(RECIPE, name=name)
    return run_folders.create(runs, recipe, DATASET, PARTS)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_run_has_recipe_dataset_and_a_place_for_checkpoints(tmp_path: Path) -> None:
    run = run_folders.create(tmp_path / "deep" / "runs", RECIPE, DATASET, PARTS)
    assert names(run.path) == ["checkpoints", "dataset.json", "recipe.toml", "trained.toml"]
    assert names(run.path.parent) == [run.path.name]
    assert run.recipe() == RECIPE
    dataset, parts = run.dataset()
    assert dataset == DATASET
    np.testing.assert_array_equal(parts.test, PARTS.test)
    assert run.checkpoints.is_dir()


@pytest.mark.usefixtures("one_second")
def test_the_name_is_date_and_recipe(tmp_path: Path) -> None:
    run = run_folders.create(tmp_path, RECIPE, DATASET, PARTS)
    assert run.path.name == "2026-03-04-050607-my-digits-½-größe"


@pytest.mark.usefixtures("one_second")
def test_runs_of_one_second_get_different_names(tmp_path: Path) -> None:
    found = [make(tmp_path).path.name for _ in range(3)]
    assert found == [f"2026-03-04-050607-x{rest}" for rest in ("", "-2", "-3")]
    assert names(tmp_path) == sorted(found)


@pytest.mark.usefixtures("one_second")
def test_a_name_that_another_program_takes_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(tmp_path)
    monkeypatch.setattr(Path, "exists", lambda _path: False)  # taken between look and rename
    second = make(tmp_path)
    assert second.path.name == f"{first.path.name}-2"
    assert second.recipe() == first.recipe()


def test_the_folder_may_be_given_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = make(Path("runs"))
    assert run.path.is_absolute()
    assert run.path.parent == tmp_path / "runs"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Digits with LeNet-5", "digits-with-lenet-5"),
        ("  ../../etc/passwd  ", "etc-passwd"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("日本語", "日本語"),
        ("cafe\u0301", "caf\u00e9"),
        ("...", "run"),
        ("🙂", "run"),
        ("", "run"),
        ("CON", "con-run"),
        ("nul.txt", "nul-txt"),
        ("x" * 59 + ".tail", "x" * 59),
    ],
)
def test_names_become_folder_names(name: str, expected: str) -> None:
    assert slug(name) == expected


RESERVED = {"con", "prn", "aux", "nul", *(f"{it}{n}" for it in ("com", "lpt") for n in range(10))}


@given(st.text(max_size=120))
def test_any_name_becomes_a_folder_name_that_every_system_takes(name: str) -> None:
    found = slug(name)
    assert found
    assert len(found.encode()) <= 120
    assert found.isprintable()
    assert not set(found) & set('/\\:*?"<>|\0 ')
    assert found[0] != "."
    assert found[-1] not in ". "
    assert found.split(".")[0] not in RESERVED


def test_the_longest_name_makes_a_run(tmp_path: Path) -> None:
    run = make(tmp_path, "\U00020000" * 120)
    assert run.recipe().name == "\U00020000" * 120


def test_a_file_in_place_of_the_runs_folder(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("in the way")
    with pytest.raises(WorkError, match="runs could not be written: Not a directory"):
        make(tmp_path / "runs")
    assert (tmp_path / "runs").read_text() == "in the way"


def test_a_read_only_disk_is_named_and_stays_empty(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.protect(disk)
        with pytest.raises(WorkError, match="read-only"):
            make(disk)
        assert names(disk) == []


def test_a_full_disk_leaves_no_half_made_run(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.fill(disk)
        with pytest.raises(WorkError, match="The disk is full"):
            make(disk)
        assert names(disk) == ["filler"]


def test_any_failure_while_filling_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise KeyError("a defect")

    monkeypatch.setattr(run_folders, "encode_dataset", fails)
    with pytest.raises(KeyError):
        make(tmp_path)
    assert names(tmp_path) == []


# --- opening --------------------------------------------------------------------------------


def test_opening_what_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="was not found"):
        open_run(tmp_path / "none")
    with pytest.raises(InputError, match=r"is not a run: it has no recipe\.toml"):
        open_run(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="was not found"):
        open_run(tmp_path / "file")


def test_a_run_without_its_dataset_says_so(tmp_path: Path) -> None:
    run = make(tmp_path)
    run.dataset_file.unlink()
    with pytest.raises(InputError, match=r"dataset\.json was not found"):
        run.dataset()
    run.dataset_file.write_bytes(b"{")
    with pytest.raises(InputError, match="damaged"):
        run.dataset()


def test_one_program_trains_a_run_at_a_time(tmp_path: Path) -> None:
    run = make(tmp_path)
    assert not run.is_held
    with run.held():
        assert run.is_held
        with pytest.raises(InputError, match="is being trained by another program"), run.held():
            pass
    with run.held():
        pass
    assert not run.is_held


def test_who_looks_whether_a_run_is_held_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_LOOK_SECONDS", 60.0)  # an instant on a busy computer
    run = make(tmp_path)
    with run.held():
        pass
    with (run.path / ".lock").open("r+b") as looking, ThreadPoolExecutor(1) as thread:
        assert lock(looking)
        training = thread.submit(lambda: run.held().__enter__())
        time.sleep(0.1)
        looking.close()
        assert training.exception(timeout=60) is None


def test_a_run_on_a_read_only_disk_is_not_trained(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        run = make(disk)
        small_disk.protect(disk)
        assert not run.is_held
        with pytest.raises(WorkError, match="read-only"), run.held():
            pass


# --- the log --------------------------------------------------------------------------------


def test_the_log_gathers_lines_with_times(tmp_path: Path) -> None:
    run = make(tmp_path)
    run.log("started")
    run.log("größer")
    lines = (run.path / "events.log").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["started", "größer"]
    assert lines[0].startswith("20")


def test_a_log_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    run = make(tmp_path)
    (run.path / "events.log").mkdir()
    run.log("started")
    assert (run.path / "events.log").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
@pytest.mark.parametrize("name", ["events.log", "metrics.csv", ".lock"])
@pytest.mark.parametrize("there", [True, False], ids=["a file", "nothing yet"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str, there: bool) -> None:
    run = make(tmp_path)
    stranger = tmp_path / "stranger.txt"
    if there:
        stranger.write_text("somebody's")
    (run.path / name).unlink(missing_ok=True)
    (run.path / name).symlink_to(stranger)
    run.log("started")
    assert not run.is_held
    with pytest.raises(InputError, match=rf"{name} is a symbolic link"), run.held():
        pass
    assert stranger.exists() is there
    assert not there or stranger.read_text() == "somebody's"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_no_checkpoint_is_written_into_the_folder_of_somebody_else(tmp_path: Path) -> None:
    run = make(tmp_path)
    strange = tmp_path / "strange"
    run.checkpoints.rename(strange)
    run.checkpoints.symlink_to(strange)
    with pytest.raises(InputError, match="checkpoints is a symbolic link"), run.held():
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_a_log_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    run = make(tmp_path)
    os.mkfifo(run.path / "events.log")
    run.log("started")


def test_going_on_clears_what_a_crash_left_half_written(tmp_path: Path) -> None:
    run = make(tmp_path)
    old = [run.path / ".model.keras.0a1b.part.keras", run.checkpoints / ".at.npz.0a1b.part"]
    young = run.checkpoints / ".at.npz.2c3d.part"
    for file in (*old, young):
        file.write_bytes(b"half")
    for file in old:
        os.utime(file, (1000, 1000))
    run.reopen(run.recipe())
    assert names(run.checkpoints) == [young.name]
    assert names(run.path) == ["checkpoints", "dataset.json", "recipe.toml", "trained.toml"]
