"""Reading files that a person or another file names: regular files of a sane size, nothing else.

A device such as /dev/zero never ends, a named pipe waits for a writer, a sparse file claims
terabytes. Whoever opens a recipe, a model, an image or a file of a run asks here first.
"""

from __future__ import annotations

import os
import stat
import sys
from io import FileIO
from pathlib import Path

from studio.core.base.errors import InputError

_MIB = 1024**2

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A named pipe put there between the look and the opening does not wait either."""


def open_regular(path: Path, largest: int) -> FileIO:
    """Open a regular file for reading, unbuffered; the caller closes it.

    Args:
        path: symbolic links are followed.
        largest: bytes.

    Raises:
        InputError: not found, a folder, a device or pipe, too large, or unreadable.
    """
    try:
        _check(path, os.stat(path), largest)  # noqa: PTH116  # before opening, which may wait
        descriptor = os.open(path, os.O_RDONLY | _NO_WAITING)
        try:
            _check(path, os.fstat(descriptor), largest)
            return open(descriptor, "rb", buffering=0)  # noqa: PTH123  # of a descriptor
        except BaseException:
            os.close(descriptor)
            raise
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise unreadable(path, error) from error


def check_regular(path: Path, largest: int) -> int:
    """Return the size in bytes of a regular file that can be read.

    Raises:
        InputError: as `open_regular`.
    """
    with open_regular(path, largest) as file:
        return os.fstat(file.fileno()).st_size


def read_regular(path: Path, largest: int) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        InputError: as `open_regular`, or it cannot be read to its end.
    """
    with open_regular(path, largest) as file:
        try:
            content = b"".join(iter(lambda: file.read(_MIB), b""))
        except (OSError, MemoryError) as error:
            raise unreadable(path, error) from error
    return content


def check_own_file(path: Path) -> None:
    """Refuse to write into what is no file of the folder itself; nothing yet, or a file, is fine.

    A folder that came from somebody else may hold a link to any file of this computer.

    Raises:
        InputError: a symbolic link, a folder, a device or a pipe is there.
    """
    if path.is_symlink():
        raise InputError("{file} is a symbolic link; a regular file is needed.", file=str(path))
    try:
        _check(path, path.stat(), sys.maxsize)
    except (OSError, ValueError):
        return  # whoever writes says why that fails


def check_own_folder(path: Path) -> None:
    """Refuse to write into a folder that is a link to another; none yet is fine.

    A run may come from somebody else: what it writes into must be its own folder.

    Raises:
        InputError: a symbolic link is there.
    """
    if path.is_symlink():
        check_own_file(path)


def damaged(path: Path, reason: str) -> InputError:
    """Return the refusal of a file that holds something else than was written."""
    return InputError("{file} is damaged: {reason}.", file=str(path), reason=reason[:200])


def unreadable(path: Path, error: BaseException) -> InputError:
    """Return the failure that says in a sentence why `path` cannot be read."""
    file = str(path).replace("\0", "\\0")
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return InputError("{file} was not found.", file=file)
        case PermissionError():
            return InputError("{file} cannot be read: permission denied.", file=file)
        case OSError(strerror=str() as reason):
            return InputError("{file} cannot be read: {reason}.", file=file, reason=reason)
        case _:
            reason = str(error) or type(error).__name__
            return InputError("{file} cannot be read: {reason}.", file=file, reason=reason)


def _check(path: Path, found: os.stat_result, largest: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InputError("{file} is a folder; a file is needed.", file=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise InputError("{file} is a device or a pipe; a regular file is needed.", file=str(path))
    if found.st_size > largest:
        raise InputError(
            "{file} is too large: {size} MB; at most {limit} MB are read.",
            file=str(path),
            size=-(-found.st_size // _MIB),
            limit=largest // _MIB,
        )
