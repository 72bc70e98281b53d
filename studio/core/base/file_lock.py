"""Work that only one thread of one program may do at a time."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_log = logging.getLogger(__name__)

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
