"""The cache as a whole: how large it is, who works with it, and emptying it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.file_lock import lock

EMPTIED = (
    "cluster",
    "embedding",
    "features",
    "frozen",
    "opened",
    "pixels",
    "predictions",
    "proved",
    "representative",
    "runs",
    "scans",
    "strongest",
    "thumbnails",
)
"""Folders of what is computed again when it is needed. Not the weights: to fetch them again takes
the internet; not `errors`, which somebody may want to report; not `own`, which says what was
written here and cannot be found out again; not `locks`."""

_USERS = "users"


class Emptied(msgspec.Struct, frozen=True):
    """What emptying came to, in bytes."""

    freed: int
    left: int


def size() -> int:
    """Return the bytes that `empty` would free."""
    return sum(_size_of(file) for file in _files())


@contextmanager
def in_use() -> Iterator[None]:
    """Keep the cache from being emptied, by any window, during the block.

    The system lets go of it when the program ends, however it ends. Where nothing can be written,
    nothing is kept either.
    """
    file = paths.cache() / _USERS / f"{os.getpid()}-{secrets.token_hex(4)}.lock"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = file.open("ab")
    except OSError:
        yield
        return
    with held:
        lock(held)
        try:
            yield
        finally:
            with suppress(OSError):
                file.unlink()


def empty() -> Emptied:
    """Delete what can be computed again; what another program has open may stay.

    Raises:
        InputError: a training, an export or a test works with it.
    """
    if _is_in_use():
        raise InputError("The cache is in use. Empty it when training and export have ended.")
    freed = left = 0
    for file in list(_files()):
        bytes_of = _size_of(file)
        try:
            file.unlink()
        except OSError:
            left += bytes_of
        else:
            freed += bytes_of
    return Emptied(freed, left)


def _is_in_use() -> bool:
    for file in (paths.cache() / _USERS).glob("*.lock"):
        try:
            with file.open("ab") as held:
                if lock(held) is False:
                    return True
            file.unlink()  # of a program that did not come to its end
        except OSError:
            continue  # it has just ended
    return False


def _files() -> Iterator[Path]:
    """Yield the files that may be deleted; links are not followed, files half-written stay."""
    for name in EMPTIED:
        for folder, _, files in os.walk(paths.cache() / name):
            for file in files:
                if not file.startswith("."):
                    yield Path(folder, file)


def _size_of(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0
