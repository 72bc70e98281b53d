import errno
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.base import file_lock
from studio.core.base.file_lock import try_lock

HOLD = """
import sys
from pathlib import Path
from studio.core.base.file_lock import try_lock
with try_lock(Path(sys.argv[1])) as is_alone:
    print(is_alone, flush=True)
    sys.stdin.read()
"""


def test_only_one_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "locks" / "a"
    with try_lock(lock) as first, try_lock(lock) as second:
        assert (first, second) == (True, False)
    with try_lock(lock) as again:
        assert again


def test_locks_are_independent(tmp_path: Path) -> None:
    with try_lock(tmp_path / "a") as first, try_lock(tmp_path / "b") as second:
        assert (first, second) == (True, True)


def test_a_killed_program_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "a"
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    with try_lock(lock) as is_alone:
        assert not is_alone
    child.kill()
    child.communicate()
    with try_lock(lock) as is_alone:
        assert is_alone


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has locks")
def test_a_file_system_without_locks_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock, "_lock", unknown)
    with try_lock(tmp_path / "a") as is_alone:
        assert is_alone
