"""Whether another computer sees the same files under the same path."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from studio.core.dataset.folders import FolderWalker

_MOST = 64


class Sample(NamedTuple):
    """Some files of a place, by which another computer knows it again.

    Attributes:
        path: of the folder or file.
        files: absolute paths and sizes in bytes.
    """

    path: str
    files: tuple[tuple[str, int], ...]


def sample_of(path: Path) -> Sample:
    """Return up to 64 files of a folder, spread evenly over it, or the file itself.

    Raises:
        OSError: it cannot be listed.
    """
    if path.is_file():
        return Sample(str(path), ((str(path), path.stat().st_size),))
    walker = FolderWalker(str(path))
    files = [(str(path / one.path), one.size) for one in walker.files_below(walker.top())]
    step = max(1, -(-len(files) // _MOST))
    return Sample(str(path), tuple(files[::step]))


def is_seen(sample: Sample) -> bool:
    """Return whether this computer sees the place, with those files in it."""
    try:
        return os.path.exists(sample.path) and all(  # noqa: PTH110  # paths of another computer
            os.stat(file).st_size == size  # noqa: PTH116  # likewise
            for file, size in sample.files
        )
    except OSError:
        return False
