import os
import tempfile
from pathlib import Path

import pytest

from studio.core.base.file_lock import try_lock
from studio.core.base.scratch_folder import scratch_folder


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_by_a_kill(place: Path, name: str, *, hours: float = 2.0) -> Path:
    folder = place / name
    folder.mkdir()
    (folder / "copy.keras").write_bytes(b"gigabytes")
    (folder / ".lock").touch()
    then = folder.stat().st_mtime - 3600 * hours
    os.utime(folder, (then, then))
    return folder


def test_it_is_there_for_the_block_and_empty_but_for_its_lock(place: Path) -> None:
    with scratch_folder("opening") as folder:
        assert folder.parent == place
        assert [path.name for path in folder.iterdir()] == [".lock"]
        (folder / "x").mkdir()
    assert list(place.iterdir()) == []


def test_what_a_kill_has_left_goes_after_an_hour(place: Path) -> None:
    left_by_a_kill(place, "studio-opening-old")
    young = left_by_a_kill(place, "studio-opening-young", hours=0.5)
    other = left_by_a_kill(place, "studio-export-old")
    with scratch_folder("opening"):
        pass
    assert sorted(place.iterdir()) == [other, young]


def test_what_is_in_use_stays(place: Path) -> None:
    used = left_by_a_kill(place, "studio-opening-used")
    with try_lock(used / ".lock"), scratch_folder("opening"):
        pass
    assert (used / "copy.keras").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_behind_a_link_is_removed(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    somebodys = left_by_a_kill(tmp_path_factory.mktemp("elsewhere"), "pictures")
    link = place / "studio-opening-evil"
    link.symlink_to(somebodys)
    os.utime(link, (0, 0), follow_symlinks=False)
    with scratch_folder("opening"):
        pass
    assert (somebodys / "copy.keras").exists()
