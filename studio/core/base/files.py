"""Writing files so that a cut at any instant leaves the old file or the new one, never half."""

import errno
import glob
import logging
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from studio.core.base.errors import DiskFullError, StudioError, WorkError

_log = logging.getLogger(__name__)

_RANDOM_BYTES = 6
_OF_BESIDE = re.compile(rf"\.[0-9a-f]{{{2 * _RANDOM_BYTES}}}\.part(\.[\w.]+)?")
"""How a name of `beside` goes on after the name of the file."""

_ABANDONED_AFTER = 3600.0
"""Seconds without a write after which a temporary file is taken for a crashed program's."""

_being_made: set[Path] = set()
"""Temporary names of this program, which are never taken for that: somebody may set the clock."""


def failure_of_disk(error: OSError, path: Path) -> StudioError:
    """Return the failure that says in a sentence why `path` cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError("The disk is full: {path} could not be written.", path=str(path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WorkError(
            "{path} cannot be written: the folder is read-only. Choose another folder or "
            "change its permissions.",
            path=str(path),
        )
    return WorkError(
        "{path} could not be written: {reason}.",
        path=str(path),
        reason=(error.strerror or str(error) or type(error).__name__).splitlines()[0],
    )


@contextmanager
def temp_sibling(path: Path, ending: str = "") -> Iterator[Path]:
    """Yield a free hidden name beside `path`; the file or folder made there goes with the block.

    No two calls get the same name, whatever thread, process or computer they are made in, so
    several may write one file at once: the last to put theirs in place wins.

    Args:
        path: what will be written; the folder around it need not be there yet.
        ending: of the name, for libraries that decide by it.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(_RANDOM_BYTES)}.part{ending}")
    _being_made.add(part)
    try:
        yield part
    finally:
        _being_made.discard(part)
        _remove(part)


def put_in_place(part: Path, path: Path) -> Path:
    """Flush `part`, a file or folder, to the disk and give it the name `path`; return `path`.

    Raises:
        OSError: the disk failed, or `path` cannot be replaced.
    """
    _flush(part)
    part.replace(path)
    flush_folder(path.parent)
    return path


@contextmanager
def whole_file(path: Path, *, is_lasting: bool = True) -> Iterator[IO[bytes]]:
    """Open a temporary neighbour of `path` that takes its place when the block ends well.

    Args:
        path: what is written.
        is_lasting: whether it must survive a power cut: the bytes are flushed to the disk before
            the rename and the folder after it, which a disk may take 20 ms for. What can be made
            again, and is found damaged where it is read, need not.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temp_sibling(path) as part:
            with part.open("wb") as file:
                yield file
            if is_lasting:
                put_in_place(part, path)
            else:
                part.replace(path)
    except OSError as error:
        raise failure_of_disk(error, path) from error


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write `content` to `path`, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    with whole_file(path) as file:
        file.write(content)


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can do that.

    Raises:
        OSError: the disk failed.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # shared folders of some systems
            raise
    finally:
        os.close(descriptor)


def remove_abandoned(folder: Path) -> None:
    """Remove what crashed programs left under names of `beside`: untouched for an hour."""
    for path in folder.glob(".*.part*"):
        _remove_abandoned(path)


def remove_abandoned_beside(path: Path) -> None:
    """Remove what crashed programs left under names of `temp_sibling(path)`: untouched for an hour.

    Every other name stays, as it must in a folder that is not ours.
    """
    for found in path.parent.glob(f".{glob.escape(path.name)}.*.part*"):
        if _OF_BESIDE.fullmatch(found.name.removeprefix(f".{path.name}")):
            _remove_abandoned(found)


def _remove_abandoned(path: Path) -> None:
    if path in _being_made:
        return
    try:
        if time.time() - path.lstat().st_mtime > _ABANDONED_AFTER and not path.is_symlink():
            _remove(path)
    except OSError as error:  # another program was faster
        _log.info("%s stays: %s", path, error)


def _remove(path: Path) -> None:
    """Remove the file or folder `path` if that is possible."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):  # the folder is gone or read-only: nothing half-written is in it
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    if path.is_dir():
        for child in path.iterdir():
            _flush(child)
        flush_folder(path)
        return
    with path.open("r+b") as file:
        os.fsync(file.fileno())
