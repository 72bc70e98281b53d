"""What a person names is written to what the name leads to, and never replaced by another kind."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from studio.core.base.errors import DiskFullError, InputError, WorkError
from studio.core.base.named_output import regular_place, write_named

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_the_folders_above_it(tmp_path: Path) -> None:
    write_named(tmp_path / "new" / "t.csv", b"1")
    assert (tmp_path / "new" / "t.csv").read_bytes() == b"1"
    assert names(tmp_path / "new") == ["t.csv"]


@pytest.mark.parametrize("there", [True, False], ids=["a file", "nothing yet"])
def test_a_link_stays_one(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "store" / "real.csv", tmp_path / "t.csv"
    target.parent.mkdir()
    if there:
        target.write_bytes(b"old")
    link.symlink_to(Path("store", "real.csv"))
    write_named(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert (names(tmp_path), names(target.parent)) == (["store", "t.csv"], ["real.csv"])


def test_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_named(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_write_protected_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_given: False)  # root may write everything
    with pytest.raises(WorkError, match="cannot be written"):
        write_named(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_pipe_gets_the_bytes(tmp_path: Path) -> None:
    pipe, content = tmp_path / "pipe", os.urandom(300_000)  # more than a pipe holds at once
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_named(pipe, content)
    reader.join()
    assert read == [content]
    assert pipe.is_fifo()
    assert names(tmp_path) == ["pipe"]


def test_a_pipe_that_nobody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.core.base.named_output._READER_SECONDS", 0.0)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="nobody reads"):
        write_named(tmp_path / "pipe", b"1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_devices_stay(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    for device in (Path("/dev/null"), link):
        assert regular_place(device) is None
        write_named(device, b"1")
    assert link.is_symlink()
    with pytest.raises(DiskFullError):
        write_named(Path("/dev/full"), b"1")
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/full").is_char_device()


def test_a_descriptor_by_its_name(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        write_named(Path(f"/dev/fd/{out.fileno()}"), b"1")
        assert (tmp_path / "out").stat().st_ino == os.fstat(out.fileno()).st_ino
    assert (tmp_path / "out").read_bytes() == b"1"


def test_a_folder_and_links_in_a_circle(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        write_named(tmp_path, b"1")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(WorkError, match="could not be written"):
        write_named(tmp_path / "a", b"1")
    assert names(tmp_path) == ["a", "b"]
