"""A folder for files that nobody wants afterwards, which does not outlive a kill for long."""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.base.file_lock import is_locked, try_lock

_ABANDONED_AFTER = 3600.0
"""Seconds after which a folder without its program is removed: it may have just been made."""

_LOCK = ".lock"

_log = logging.getLogger(__name__)


@contextmanager
def scratch_folder(purpose: str) -> Iterator[Path]:
    """Yield a folder where the system keeps temporary files; it goes with the block.

    What is left there of programs that were killed goes before. A foreign model that is opened, or
    an export that is verified, leaves gigabytes.

    Args:
        purpose: a word that tells such folders from others, such as "opening".

    Raises:
        OSError: it cannot be made.
    """
    prefix = f"studio-{purpose}-"
    _remove_abandoned(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        with try_lock(folder / _LOCK):
            yield folder


def _remove_abandoned(prefix: str) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        try:
            is_old = time.time() - folder.lstat().st_mtime > _ABANDONED_AFTER
            if is_old and not folder.is_symlink() and not is_locked(folder / _LOCK):
                shutil.rmtree(folder)
        except OSError as error:  # another person's, or another program was faster
            _log.info("%s stays: %s", folder, error)
