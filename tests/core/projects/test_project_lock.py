"""One window at a time changes a project."""

import errno
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import small_disk

from studio.core.base import file_lock
from studio.core.projects.project_lock import FILE_NAME, SILENT_SECONDS, Holder, ProjectLock

HOLD = """
import sys
from pathlib import Path
from studio.core.projects.project_lock import ProjectLock
lock = ProjectLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def another_program(tmp_path: Path) -> subprocess.Popen[str]:
    """A program that holds the lock of `tmp_path`."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "None\n"
    return child


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shared folder that knows no locks."""

    def unknown(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock, "_lock", unknown)


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let seconds pass on the clock that no person can set; no others pass."""
    passed = [time.monotonic()]
    monkeypatch.setattr(time, "monotonic", lambda: passed[0])

    def wait(seconds: float) -> None:
        passed[0] += seconds

    return wait


def leave(folder: Path, **changes: object) -> Holder:
    """Write the lock file of a program that is gone, or is elsewhere."""
    file = folder / FILE_NAME
    file.touch()
    holder = Holder("elsewhere", 4711, 1_000_000.0, file.stat().st_ino, "abc")
    holder = msgspec.structs.replace(holder, **changes)
    file.write_bytes(msgspec.json.encode(holder))
    return holder


def test_the_second_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    first, second = ProjectLock(tmp_path), ProjectLock(tmp_path)
    before = time.strftime("%H:%M")
    assert first.take() is None
    after = time.strftime("%H:%M")
    reason = str(second.take())
    assert reason.startswith("This project is open in another window since ")
    assert f"process {os.getpid()} on this computer" in reason
    assert "here nothing is saved" in reason
    assert before in reason or after in reason
    assert (first.is_held, second.is_held) == (True, False)
    first.release()
    first.release()
    assert second.take() is None
    assert second.take() is None


def test_a_killed_program_lets_go(tmp_path: Path, another_program: subprocess.Popen[str]) -> None:
    lock = ProjectLock(tmp_path)
    assert f"process {another_program.pid} on this computer" in str(lock.take())
    another_program.kill()
    another_program.communicate()
    assert lock.take() is None


def test_a_copy_of_an_open_project_is_free(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()
    lock = ProjectLock(one)
    lock.take()
    shutil.copytree(one, tmp_path / "two")
    assert ProjectLock(tmp_path / "two").take() is None


def test_a_copy_from_another_computer_is_free(tmp_path: Path) -> None:
    leave(tmp_path, file=1)
    assert ProjectLock(tmp_path).take() is None


def test_what_a_crash_on_this_computer_left_stops_nobody(tmp_path: Path) -> None:
    leave(tmp_path, host=socket.gethostname(), pid=os.getppid())
    assert ProjectLock(tmp_path).take() is None


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 50, b"\xff", b"[]", b"x" * 100_000])
def test_a_damaged_lock_file_stops_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    lock = ProjectLock(tmp_path)
    assert lock.take() is None
    assert lock.keep() is None
    assert "process" in str(ProjectLock(tmp_path).take())


def test_an_impossible_time_is_no_failure(tmp_path: Path) -> None:
    leave(tmp_path, since=1e300)
    assert "since ?" in str(ProjectLock(tmp_path).take())


# --- other computers ------------------------------------------------------------------------


def test_another_computer_has_it_as_long_as_it_is_heard(
    tmp_path: Path, wait: Callable[[float], None]
) -> None:
    holder = leave(tmp_path)
    lock = ProjectLock(tmp_path)
    reason = str(lock.take())
    assert "open on the computer elsewhere since 1970-01-" in reason
    assert "process 4711" in reason
    wait(SILENT_SECONDS - 5)
    leave(tmp_path, beat=holder.beat + 1)
    assert lock.take() is not None
    wait(SILENT_SECONDS - 5)
    assert lock.take() is not None


def test_another_computer_that_is_silent_is_gone(
    tmp_path: Path, wait: Callable[[float], None]
) -> None:
    leave(tmp_path)
    lock = ProjectLock(tmp_path)
    assert lock.take() is not None
    wait(SILENT_SECONDS + 1)
    assert lock.take() is None


def test_a_clock_that_jumps_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(tmp_path)
    lock = ProjectLock(tmp_path)
    for years in (-20, 20):
        monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0 + years * 3.2e7)  # noqa: B023
        assert lock.take() is not None


def test_who_slept_while_another_took_it_hears_so(tmp_path: Path) -> None:
    lock = ProjectLock(tmp_path)
    assert lock.take() is None
    assert lock.keep() is None
    leave(tmp_path, token="theirs")
    assert "computer elsewhere" in str(lock.keep())
    assert not lock.is_held
    assert lock.keep() is None


@pytest.mark.usefixtures("no_locks")
def test_without_locks_of_the_system_the_file_speaks(
    tmp_path: Path, another_program: subprocess.Popen[str]
) -> None:
    lock = ProjectLock(tmp_path)
    assert f"process {another_program.pid}" in str(lock.take())
    another_program.kill()
    another_program.communicate()
    assert lock.take() is None


@pytest.mark.usefixtures("no_locks")
def test_without_locks_of_the_system_a_release_is_a_release(tmp_path: Path) -> None:
    first, second = ProjectLock(tmp_path), ProjectLock(tmp_path)
    assert first.take() is None
    assert second.take() is not None
    first.release()
    assert second.take() is None


# --- the file -------------------------------------------------------------------------------


def test_a_removed_lock_file_is_made_again(tmp_path: Path) -> None:
    lock = ProjectLock(tmp_path)
    lock.take()
    (tmp_path / FILE_NAME).unlink()
    assert lock.keep() is None
    assert lock.is_held
    assert ProjectLock(tmp_path).take() is not None


def test_a_removed_lock_file_that_another_made_first_is_theirs(tmp_path: Path) -> None:
    lock, other = ProjectLock(tmp_path), ProjectLock(tmp_path)
    lock.take()
    (tmp_path / FILE_NAME).unlink()
    assert other.take() is None
    lock.release()
    lock.take()
    assert other.is_held
    assert not lock.is_held


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    reason = str(ProjectLock(tmp_path / "gone").take())
    assert "gone is gone: it was renamed, moved or deleted" in reason


def test_a_read_only_disk_is_a_reason(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.protect(disk)
        reason = str(ProjectLock(disk).take())
        assert "You cannot write to" in reason
        assert "nothing is saved here" in reason


def test_a_full_disk_is_a_reason(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.fill(disk)
        lock = ProjectLock(disk)
        assert "No space left" in str(lock.take())
        (disk / "filler").unlink()
        assert lock.take() is None
        lock.release()


def test_a_file_that_a_link_leads_to_is_never_written(tmp_path: Path) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("Dear diary")
    project = tmp_path / "project"
    project.mkdir()
    (project / FILE_NAME).symlink_to(victim)
    lock = ProjectLock(project)
    reason = lock.take()
    assert reason is not None
    assert "is a symbolic link; a regular file is needed. So nothing is saved here." in str(reason)
    assert not lock.is_held
    lock.release()
    assert victim.read_text() == "Dear diary"
