"""A folder of large cache files with a budget: the least recently used go first."""

import logging
import os
import shutil
from pathlib import Path

from studio.core.base.errors import WorkError
from studio.core.base.files import remove_abandoned

_log = logging.getLogger(__name__)

_KEPT_FREE = 256 * 1024**2
"""Bytes of the disk that are never filled, so that the run beside can be saved."""

_KINDS = frozenset({".rows", ".npy"})
"""Endings of what may be deleted; .npy are files of versions before."""


def make_room(folder: Path, needed: int, budget: int) -> None:
    """Delete files of `folder` until `needed` bytes more fit the budget and the disk.

    A data set that is larger than the whole budget is let in alone if the disk has the space.

    Args:
        folder: exists; everything in it belongs to the cache.
        needed: bytes about to be written.
        budget: bytes that all files together may take.

    Raises:
        WorkError: the disk is too full even then.
        OSError: the folder cannot be listed.
    """
    remove_abandoned(folder)
    files = [path for path in folder.iterdir() if path.suffix in _KINDS]
    ages = sorted((path.stat().st_mtime_ns, path) for path in files)
    used = sum(path.stat().st_size for path in files)
    for _, path in ages:
        if used + needed <= budget and _free(folder) >= needed + _KEPT_FREE:
            return
        size = path.stat().st_size
        if _removed(path):
            used -= size
    if _free(folder) < needed + _KEPT_FREE:
        raise WorkError(
            "The disk of {folder} is too full to keep the decoded images: {needed} MB are needed, "
            "{available} MB are free.",
            folder=str(folder),
            needed=megabytes(needed + _KEPT_FREE),
            available=_free(folder) // 1024**2,
        )


def touch(path: Path) -> None:
    """Note that `path` is used now."""
    try:
        os.utime(path)
    except OSError as error:
        _log.info("%s is not marked as used: %s", path, error)


def megabytes(size: int) -> int:
    """Return `size` in MB of 1024**2 bytes, rounded up."""
    return -(-size // 1024**2)


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:  # on Windows: mapped by another program
        _log.info("%s stays: %s", path, error)
        return False
    return True


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
