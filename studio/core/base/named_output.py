"""Writing where a person said: to what the name leads to, be it a link, a device or a pipe.

Files of our own are replaced by a rename (`core.files`). A rename over what a person named would
put a regular file in the place of their symbolic link, their device or their pipe.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from studio.core.base.errors import InputError
from studio.core.base.files import (
    failure_of_disk,
    put_in_place,
    remove_abandoned_beside,
    temp_sibling,
)

_READER_SECONDS = 5.0
"""How long somebody may take to open the other end of a pipe."""

_SYSTEM = ("/dev/", "/proc/")


def write_named(path: Path, content: bytes) -> None:
    """Write `content` to what `path` leads to; a regular file is replaced whole or not at all.

    Its permissions stay; folders above it are made.

    Raises:
        InputError: a folder, or a pipe that nobody reads.
        WorkError: the disk is full, or the place cannot be written.
    """
    with named_file(path) as file:
        file.write(content)


@contextmanager
def named_file(path: Path) -> Iterator[IO[bytes]]:
    """Open what takes the place of what `path` leads to when the block ends well.

    As `write_named`; what goes to a device or a pipe is held in memory until then.

    Raises:
        InputError: a folder, or a pipe that nobody reads.
        WorkError: the disk is full, or the place cannot be written.
    """
    try:
        place = regular_place(path)
        if place is None:
            held = io.BytesIO()
            yield held
            _write_into(path, held.getvalue())
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        remove_abandoned_beside(place)
        with temp_sibling(place) as part:
            with part.open("wb") as file:
                yield file
            put_in_named_place(part, place)
    except OSError as error:
        raise failure_of_disk(error, path) from error


def check_named(path: Path) -> None:
    """Refuse at once a name that cannot be written to, as far as that is known before the work.

    Raises:
        InputError: a folder.
        WorkError: the place cannot be written.
    """
    try:
        regular_place(path)
    except OSError as error:
        raise failure_of_disk(error, path) from None


def regular_place(path: Path) -> Path | None:
    """Return the regular file, there or not, that `path` leads to, links followed.

    None where it leads to something else that can be written into: a device, a pipe, a terminal,
    or whatever else the system knows by a name in /dev.

    Raises:
        InputError: it leads to a folder.
        OSError: the links lead in a circle, or what is there may not be looked at or written.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return Path(os.path.realpath(path)) if path.is_symlink() else path
    if stat.S_ISDIR(found.st_mode):
        raise InputError("{file} is a folder; a file's name is needed.", file=str(path))
    if not stat.S_ISREG(found.st_mode) or str(path.absolute()).startswith(_SYSTEM):
        return None
    if not os.access(path, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return Path(os.path.realpath(path))


def put_in_named_place(part: Path, place: Path) -> Path:
    """Give `part` the name `place`, and the permissions of the file that was there.

    Raises:
        OSError: as `put_in_place`.
    """
    if place.is_file() and part.is_file():
        shutil.copymode(place, part)
    return put_in_place(part, place)


def _write_into(path: Path, content: bytes) -> None:
    descriptor = _opened(path)
    try:
        os.set_blocking(descriptor, True)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    """Open a device or a pipe without waiting for ever."""
    deadline = time.monotonic() + _READER_SECONDS
    while True:
        try:
            return os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as error:
            if error.errno != errno.ENXIO or not path.is_fifo():
                raise
            if time.monotonic() > deadline:
                raise InputError("{file} is a pipe that nobody reads.", file=str(path)) from None
            time.sleep(0.05)
