"""A folder that is filled beside its place, and is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.base.files import temp_sibling


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder that takes the place of `folder` when the block ends well.

    Folders above it are made. Where `folder` is a link, what it leads to is filled.

    Raises:
        InputError: `folder` is a file, or is not empty.
        OSError: the place cannot be written.
    """
    check_free(folder)
    folder = Path(os.path.realpath(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with temp_sibling(folder) as temporary:
        temporary.mkdir()
        yield temporary
        if folder.exists():
            folder.rmdir()
        temporary.rename(folder)


def check_free(folder: Path) -> None:
    """Refuse a folder in which something would be overwritten.

    Raises:
        InputError: it is a file, or is not empty.
        OSError: it may not be looked into.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError("{folder} is a file, not a folder.", folder=str(folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise InputError("The folder {folder} is not empty. Choose a new one.", folder=str(folder))
