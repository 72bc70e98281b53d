"""Work that only one thread of one program may do at a time."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from studio.core.base.errors import InputError
from studio.core.base.regular_file import check_own_file

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.5

if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30
    """Beyond the end of the file: bytes that are locked cannot be read there."""

    def _lock(file: IO[bytes]) -> None:
        place = file.seek(0, 1)
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(place)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold the lock `path` during the block; yield False if another thread or program holds it.

    The system lets go of it when the program ends, however it ends. Where the file system knows no
    locks, everybody gets True.

    Args:
        path: an empty file of its own, made where it is missing; it stays.

    Raises:
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        yield lock(file) is not False


def is_locked(path: Path) -> bool:
    """Return whether another thread or program holds the lock `path`.

    False where there is no such file, or on a disk that cannot be written.
    """
    try:
        check_own_file(path)
        with path.open("r+b") as file:
            return lock(file) is False
    except (OSError, InputError):
        return False


def lock_for_work(file: IO[bytes]) -> bool:
    """Lock an open file for long; return False if another thread or program has it.

    Who only looks (`is_locked`) holds it for an instant, which is waited for.
    """
    deadline = time.monotonic() + _LOOK_SECONDS
    while lock(file) is False:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def lock(file: IO[bytes]) -> bool | None:
    """Lock an open file until it is closed; its content stays readable and writable for all.

    Returns:
        True: it is ours. False: another has it. None: the file system knows no locks.
    """
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):  # PermissionError: on Windows
        return False
    except OSError as error:
        _log.info("%s cannot be locked: %s", file.name, error)
        return None
    return True
