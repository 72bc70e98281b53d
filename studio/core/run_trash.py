"""Deleted runs: they lie in a hidden folder beside the others until their undo is gone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec

from studio.core.errors import InputError
from studio.core.files import failure_of_disk
from studio.core.run_folder import RunFolder

TRASH = ".trash"
"""Inside a project's runs; lists of runs pass hidden folders over."""


class DeletedRun(msgspec.Struct, frozen=True):
    """A run in the trash.

    Attributes:
        path: where it lies now.
        origin: where it lay.
        size: bytes that are freed with it.
    """

    path: Path
    origin: Path
    size: int


def delete(run: Path) -> DeletedRun:
    """Move a run into the trash of its project; the disk is freed by `empty`.

    Raises:
        InputError: a program trains it.
        WorkError: the folder cannot be written.
    """
    origin = run.absolute()
    if RunFolder(origin).is_held:
        raise InputError(
            "{run} is being trained. Pause or stop it before you delete it.", run=str(origin)
        )
    trash = origin.parent / TRASH
    try:
        size = _size(origin)
        trash.mkdir(exist_ok=True)
        path = _free(trash / origin.name)
        origin.rename(path)
    except OSError as error:
        raise failure_of_disk(error, origin) from None
    return DeletedRun(path, origin, size)


def restore(deleted: DeletedRun) -> Path:
    """Put a run back and return its folder: the one it had, unless another has it now.

    Raises:
        WorkError: it is gone, or the folder cannot be written.
    """
    target = _free(deleted.origin)
    try:
        deleted.path.rename(target)
    except OSError as error:
        raise failure_of_disk(error, deleted.path) from None
    return target


def empty(runs: Path, kept: frozenset[Path] = frozenset()) -> int:
    """Free the disk of every deleted run but those in `kept`; return how many bytes that were.

    What cannot be removed now is removed the next time.
    """
    trash = runs / TRASH
    freed = 0
    for path in trash.iterdir() if trash.is_dir() else ():
        if path in kept:
            continue
        size = _size(path)
        shutil.rmtree(path, ignore_errors=True)
        freed += 0 if path.exists() else size
    if trash.is_dir() and not any(trash.iterdir()):
        trash.rmdir()
    return freed


def _size(folder: Path) -> int:
    found = 0
    for parent, _, names in os.walk(folder):
        found += sum(os.lstat(os.path.join(parent, name)).st_size for name in names)  # noqa: PTH118  # os.walk's
    return found


def _free(path: Path) -> Path:
    """Return `path`, or with a number behind it where that is taken."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_name(f"{path.name}-{number}"), number + 1
    return free
