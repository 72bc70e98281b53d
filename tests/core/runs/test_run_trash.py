"""Deleting runs so that they can be put back, and freeing the disk at last."""

from pathlib import Path

import pytest
import stored_runs

from studio.core.base.errors import InputError, WorkError
from studio.core.recipes.recipe import Data, Recipe
from studio.core.runs import run_trash
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs

RECIPE = Recipe(name="Birds", data=Data(folder="/images"))


def make(runs: Path, name: str = "one") -> RunFolder:
    return stored_runs.store(runs / name, RECIPE, "finished")


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_a_deleted_run_is_listed_no_more_and_comes_back_whole(tmp_path: Path) -> None:
    run = make(tmp_path)
    before = {file.name: file.read_bytes() for file in run.path.iterdir() if file.is_file()}
    size = size_of(run.path)
    deleted = run_trash.delete(run.path)
    assert deleted.size == size > 0
    assert list_runs(tmp_path) == ()
    assert run_trash.restore(deleted) == run.path
    after = {file.name: file.read_bytes() for file in run.path.iterdir() if file.is_file()}
    assert after == before
    assert len(list_runs(tmp_path)) == 1


def test_the_disk_is_freed_but_for_what_is_kept(tmp_path: Path) -> None:
    gone = run_trash.delete(make(tmp_path, "gone").path)
    kept = run_trash.delete(make(tmp_path, "kept").path)
    assert run_trash.free(run_trash.abandoned(tmp_path, frozenset({kept.path}))) == gone.size
    assert not gone.path.exists()
    assert run_trash.restore(kept).name == "kept"
    assert run_trash.abandoned(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_what_is_deleted_while_the_disk_is_freed_stays(tmp_path: Path) -> None:
    run_trash.delete(make(tmp_path, "gone").path)
    gone = run_trash.abandoned(tmp_path)
    late = run_trash.delete(make(tmp_path, "late").path)
    run_trash.free(gone)
    assert run_trash.restore(late).name == "late"


def test_a_run_that_is_trained_is_not_deleted(tmp_path: Path) -> None:
    run = make(tmp_path)
    with run.held(), pytest.raises(InputError, match="is being trained"):
        run_trash.delete(run.path)
    assert run.path.is_dir()


def test_a_name_that_is_taken_again_hurts_neither_run(tmp_path: Path) -> None:
    first = run_trash.delete(make(tmp_path).path)
    second = run_trash.delete(make(tmp_path).path)
    assert first.path != second.path
    assert run_trash.restore(first).name == "one"
    assert run_trash.restore(second).name == "one-2"


def test_what_is_gone_cannot_be_put_back_and_says_so(tmp_path: Path) -> None:
    deleted = run_trash.delete(make(tmp_path).path)
    run_trash.free(run_trash.abandoned(tmp_path))
    with pytest.raises(WorkError, match="one"):
        run_trash.restore(deleted)


def test_a_folder_that_the_trash_is_a_link_to_is_left_alone(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    (documents / "thesis").mkdir(parents=True)
    (documents / "thesis" / "chapter.txt").write_text("words")
    runs = tmp_path / "runs"
    runs.mkdir()
    (runs / run_trash.TRASH).symlink_to(documents)
    assert run_trash.abandoned(runs) == ()
    run = make(runs)
    with pytest.raises(InputError, match="symbolic link"):
        run_trash.delete(run.path)
    assert run.path.is_dir()
    assert (documents / "thesis" / "chapter.txt").read_text() == "words"
