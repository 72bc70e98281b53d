"""The list of runs: whatever lies in the folder, however often it is asked for."""

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import small_disk
import stored_runs
from msgspec.structs import replace

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.metrics import MetricRow, MetricsWriter
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Recipe
from studio.core.runs import run_list
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_index import stamp_of
from studio.core.runs.run_list import best_run, list_runs
from studio.core.runs.run_summary import RunStatus, RunSummary, summary

RECIPE = Recipe(name="Birds", data=Data(folder="/images"))

HOLD = """
import sys
from pathlib import Path
from studio.core.runs.run_folder import RunFolder
with RunFolder(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def make(runs: Path, name: str, outcome: str | None = None, epochs: int = 2) -> RunFolder:
    return stored_runs.store(runs / name, replace(RECIPE, name=name), outcome, epochs)


def by_name(runs: Path) -> dict[str, RunSummary]:
    return {Path(row.path).name: row for row in list_runs(runs)}


def index_files() -> list[Path]:
    return list((paths.cache() / "runs").glob("*"))


def test_runs_are_listed_newest_first_with_their_result(tmp_path: Path) -> None:
    old, cut = make(tmp_path, "old", "stopped", 4), make(tmp_path, "cut")
    os.utime(old.path, (1_000.0, 1_000.0))
    os.utime(cut.path, (2_000.0, 2_000.0))
    for _ in range(2):  # the second time from the index
        rows = list_runs(tmp_path)
        assert [row.name for row in rows] == ["cut", "old"]
        assert [row.status for row in rows] == ["interrupted", "stopped"]
        assert rows[1].path == str(old.path)
        assert (rows[1].value, rows[1].epochs) == (0.94, 4)
        assert rows[1].when == 1_000.0
        assert (rows[0].value, rows[0].part, rows[0].epochs) == (0.5, "train", 2)


def test_a_run_that_was_cut_off_before_its_first_figure_can_go_on(tmp_path: Path) -> None:
    make(tmp_path, "early", epochs=0)
    assert by_name(tmp_path)["early"].status == "interrupted"


def test_paused_and_interrupted_are_told_apart_also_in_old_runs(tmp_path: Path) -> None:
    run = make(tmp_path, "run")
    assert by_name(tmp_path)["run"].status == "interrupted"
    run.log("paused")
    row = by_name(tmp_path)["run"]
    assert (row.status, row.can_resume, row.is_saved) == ("paused", True, True)
    run.log("The training was not paused")
    assert by_name(tmp_path)["run"].status == "interrupted"
    run.log("paused")
    run.log("resumed")
    assert by_name(tmp_path)["run"].status == "interrupted"
    (run.path / "events.log").unlink()
    assert by_name(tmp_path)["run"].status == "interrupted"


def test_a_run_that_can_go_on_shows_the_best_epoch_that_is_saved(tmp_path: Path) -> None:
    run = make(tmp_path, "run", epochs=2)
    rows = []
    for epoch, loss, accuracy in ((1, 0.4, 0.8), (2, 0.9, 0.9), (3, 0.1, 1.0)):
        rows.append(
            MetricRow(
                1, epoch, 1, "train", {"loss": loss, "accuracy": accuracy}, 1e-3, 10.0 * epoch
            )
        )
        rows.append(
            MetricRow(
                1, epoch, 0, "train", {"loss": loss, "accuracy": accuracy}, 1e-3, 10.0 * epoch
            )
        )
        rows.append(
            MetricRow(
                1, epoch, 0, "validation", {"loss": loss, "accuracy": accuracy}, 1e-3, 10.0 * epoch
            )
        )
    run.metrics_file.unlink()
    with MetricsWriter(run.metrics_file) as writer:
        writer.extend(rows)
    row = by_name(tmp_path)["run"]  # the third epoch reached no checkpoint
    assert (row.value, row.part, row.epochs, row.seconds) == (0.8, "validation", 2, 20.0)


def test_best_run_is_an_ended_one_before_one_that_can_go_on() -> None:
    def row(status: RunStatus, accuracy: float | None, part: str = "test") -> RunSummary:
        return RunSummary(f"/{status}/{accuracy}/{part}", "r", status, 1.0, accuracy, part)

    low, high = row(RunStatus.FINISHED, 0.33), row(RunStatus.STOPPED, 0.88)
    assert best_run([low, high, row(RunStatus.PAUSED, 0.99), row(RunStatus.FINISHED, None)]) is high
    assert best_run([low, row(RunStatus.FINISHED, 0.99, "train")]) is low
    assert best_run([row(RunStatus.PAUSED, None)]) is None
    assert best_run([]) is None


def test_other_things_in_the_runs_folder_are_no_runs(tmp_path: Path) -> None:
    make(tmp_path, "good")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "photos").mkdir()
    (tmp_path / ".2026-x.1.part").mkdir()
    recipes.write(RECIPE, tmp_path / ".2026-x.1.part" / "recipe.toml")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert [row.name for row in list_runs(tmp_path)] == ["good"]


def test_no_runs_folder_is_no_runs(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "none") == ()
    (tmp_path / "file").write_text("x")
    assert list_runs(tmp_path / "file") == ()


def test_a_run_that_is_deleted_while_it_is_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "good")
    gone = make(tmp_path, "gone")

    def vanishing(folder: str) -> object:
        stamp = stamp_of(folder)
        if folder == str(gone.path):
            shutil.rmtree(folder)
        return stamp

    monkeypatch.setattr(run_list, "stamp_of", vanishing)
    assert [row.name for row in list_runs(tmp_path)] == ["good"]


def test_a_forbidden_runs_folder_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", forbidden)
    with pytest.raises(InputError, match="Permission denied"):
        list_runs(tmp_path)


# --- a run at work --------------------------------------------------------------------------


def test_a_run_that_another_program_trains_is_running(tmp_path: Path) -> None:
    make(tmp_path, "other")
    run = make(tmp_path, "busy")
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(run.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    (run.checkpoints / "base.npz").unlink()  # what is being written is not judged
    rows = by_name(tmp_path)
    assert (rows["busy"].status, rows["other"].status) == ("running", "interrupted")
    with pytest.raises(InputError, match="busy is being trained by another program"), run.held():
        pass
    child.kill()
    child.communicate()
    assert by_name(tmp_path)["busy"].status == "damaged"
    with run.held():
        assert run.is_held
    assert not run.is_held


# --- damage ---------------------------------------------------------------------------------


def cut_short(file: Path) -> None:
    half = file.read_bytes()[: file.stat().st_size // 2]
    value = half.rfind(b" = ")  # half of a TOML file may be one by chance, but not without a value
    file.write_bytes(half[: value + 2] if value >= 0 else half)


def fill_with_zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def fill_with_noise(file: Path) -> None:
    file.write_bytes(random.Random(7).randbytes(file.stat().st_size))


def remove(file: Path) -> None:
    file.unlink()


def make_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def make_endless(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


DAMAGES = (cut_short, fill_with_zeros, fill_with_noise, remove, make_a_folder)
ENDED = ("recipe.toml", "dataset.json", "metrics.csv", "report.json", "model.keras")
GOING_ON = ("recipe.toml", "dataset.json", "metrics.csv", "checkpoints/base.npz")

HARMLESS = {
    ("metrics.csv", "cut_short"),  # as after a power cut: the last lines are gone
    ("report.json", "remove"),  # it can go on from its checkpoints
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda it: str(it.__name__))
@pytest.mark.parametrize(
    ("outcome", "file"),
    [("finished", file) for file in ENDED] + [(None, file) for file in GOING_ON],
)
def test_a_damaged_run_is_a_row_with_the_reason_and_hides_no_other(
    tmp_path: Path, outcome: str | None, file: str, damage: Callable[[Path], None]
) -> None:
    make(tmp_path, "before", "finished")
    run = make(tmp_path, "broken", outcome)
    make(tmp_path, "other")
    list_runs(tmp_path)  # the index knows it whole
    damage(run.path / file)
    for _ in range(2):
        rows = by_name(tmp_path)
        assert (rows["before"].status, rows["other"].status) == ("finished", "interrupted")
        row = rows["broken"]
        if (file, damage.__name__) in HARMLESS:
            assert row.damage is None
            continue
        assert row.status == "damaged"
        assert Path(file).name in str(row.damage)
        assert len(str(row.damage).splitlines()) == 1


@pytest.mark.parametrize(
    "damage", [*DAMAGES[:3], make_a_pipe, make_endless], ids=lambda it: str(it.__name__)
)
def test_one_whole_checkpoint_is_enough(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    run = make(tmp_path, "run")
    older, newer = run.checkpoint_files()
    damage(newer)
    assert by_name(tmp_path)["run"].status == "interrupted"
    damage(older)
    row = by_name(tmp_path)["run"]
    assert row.status == "damaged"
    assert "no checkpoint is intact" in str(row.damage)


def test_a_mended_run_is_whole_again(tmp_path: Path) -> None:
    run = make(tmp_path, "run", "finished")
    content = run.model_file.read_bytes()
    run.model_file.write_bytes(b"")
    assert by_name(tmp_path)["run"].status == "damaged"
    run.model_file.write_bytes(content)
    assert by_name(tmp_path)["run"].status == "finished"


# --- the index ------------------------------------------------------------------------------


@pytest.fixture
def read_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the runs whose files were read."""
    read: list[str] = []

    def watched(run: RunFolder) -> RunSummary:
        read.append(run.path.name)
        return summary(run)

    monkeypatch.setattr(run_list, "summary", watched)
    return read


def test_only_what_has_changed_is_read_again(tmp_path: Path, read_runs: list[str]) -> None:
    make(tmp_path, "a", "finished")
    cut = make(tmp_path, "b")
    list_runs(tmp_path)
    assert sorted(read_runs) == ["a", "b"]
    read_runs.clear()
    list_runs(tmp_path)
    assert read_runs == []
    shutil.copy(cut.checkpoint_files()[-1], cut.checkpoints / "at-000-000003-00000000.npz")
    list_runs(tmp_path)
    assert read_runs == ["b"]


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff", b'{"format":"0","runs":{}}'])
def test_an_index_that_is_gone_or_damaged_is_made_anew(
    tmp_path: Path, read_runs: list[str], content: bytes | None
) -> None:
    make(tmp_path, "a", "finished")
    before = list_runs(tmp_path)
    (file,) = index_files()
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert list_runs(tmp_path) == before
    list_runs(tmp_path)
    assert read_runs == ["a", "a"]


def test_a_run_that_is_gone_leaves_the_index(tmp_path: Path) -> None:
    make(tmp_path, "a", "finished")
    gone = make(tmp_path, "vanished", "finished")
    list_runs(tmp_path)
    shutil.rmtree(gone.path)
    assert set(by_name(tmp_path)) == {"a"}
    (file,) = index_files()
    assert b"vanished" not in file.read_bytes()


def test_a_copy_is_listed_by_its_own_folders(tmp_path: Path) -> None:
    run = make(tmp_path / "one", "a", "finished")
    damaged = make(tmp_path / "one", "b")
    damaged.base_file.unlink()
    list_runs(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    rows = by_name(tmp_path / "two")
    assert rows["a"].path == str(tmp_path / "two" / run.path.name)
    assert str(tmp_path / "two") in str(rows["b"].damage)


def test_without_room_for_an_index_the_list_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "runs", "a", "finished")
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.protect(disk)
        monkeypatch.setenv("STUDIO_CACHE", str(disk))
        assert [row.name for row in list_runs(tmp_path / "runs")] == ["a"]


def test_runs_on_a_read_only_disk_are_listed(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "512k") as disk:
        make(disk / "runs", "a", "finished")
        make(disk / "runs", "b")
        small_disk.protect(disk)
        rows = by_name(disk / "runs")
        assert {row.status for row in rows.values()} == {"finished", "interrupted"}
