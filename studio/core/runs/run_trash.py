"""Deleted runs: they lie in a hidden folder beside the others until their undo is gone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk
from studio.core.base.regular_file import check_own_folder
from studio.core.runs.run_folder import RunFolder

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
    """Move a run into the trash of its project; the disk is freed by `free`.

    Raises:
        InputError: a program trains it, or the trash is a link to another folder.
        WorkError: the folder cannot be written.
    """
    origin = run.absolute()
    if RunFolder(origin).is_held:
        raise InputError(
            "{run} is being trained. Pause or stop it before you delete it.", run=str(origin)
        )
    trash = origin.parent / TRASH
    check_own_folder(trash)
    try:
        size = _size(origin)
        try:
            path = _moved(origin, trash)
        except FileNotFoundError:  # the trash was empty, and just then removed by `free`
            path = _moved(origin, trash)
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
        _remove_empty(deleted.path.parent)
    except OSError as error:
        raise failure_of_disk(error, deleted.path) from None
    return target


def abandoned(runs: Path, kept: frozenset[Path] = frozenset()) -> tuple[Path, ...]:
    """Return the deleted runs in the trash of `runs`, but for those in `kept`.

    A project may come from somebody else, and its trash be a link to a folder of this computer:
    nothing in that was ever deleted.
    """
    trash = runs / TRASH
    if trash.is_symlink() or not trash.is_dir():
        return ()
    return tuple(path for path in trash.iterdir() if path not in kept)


def free(deleted: Iterable[Path]) -> int:
    """Free the disk of `deleted`, paths in a trash; return how many bytes that were.

    What is moved to the trash meanwhile stays. What cannot be removed now is removed the next time.
    """
    freed = 0
    for path in deleted:
        size = _size(path)
        shutil.rmtree(path, ignore_errors=True)
        freed += 0 if path.exists() else size
        _remove_empty(path.parent)
    return freed


def _moved(run: Path, trash: Path) -> Path:
    trash.mkdir(exist_ok=True)
    path = _free(trash / run.name)
    return run.rename(path)


def _remove_empty(trash: Path) -> None:
    with suppress(OSError):  # others are in it
        trash.rmdir()


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
