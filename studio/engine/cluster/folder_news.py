"""What has changed in the folder of a run since it was looked at last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio.core.runs.relocation import GROWING, KEPT_AT_HOME

PIECE = 16 * 1024**2
"""Bytes that travel at a time."""

_TRIES = 20


class FileNews(msgspec.Struct, frozen=True):
    """A file that is new or has changed.

    Attributes:
        name: relative to the run's folder, with forward slashes.
        offset: what comes before stays; 0 for a file that takes the place of another.
        pieces: references to what follows, in their order.
    """

    name: str
    offset: int
    pieces: tuple[Any, ...]


class FolderNews(msgspec.Struct, frozen=True):
    """What has changed in a folder between two moments, both whole.

    Attributes:
        files: new or changed.
        gone: names of files that are no more.
    """

    files: tuple[FileNews, ...]
    gone: tuple[str, ...]


class FolderWatch:
    """Looks at the folder of a run that a training writes into.

    Attributes:
        folder: of the run.

    Args:
        folder: as above.
        put: keeps a piece of a file and returns a reference to it.
    """

    def __init__(self, folder: Path, put: Callable[[bytes], Any]) -> None:
        self.folder = folder
        self._put = put
        self._known: dict[str, tuple[int, int, int]] = {}

    def know_all(self) -> None:
        """Take what is there for known, as whoever sent it knows it."""
        self._known = {name: _mark(self.folder / name) for name in run_files(self.folder)}

    def news(self) -> FolderNews:
        """Return what has changed since the last look.

        A checkpoint that is removed while it is read has a newer one: the look begins again, so
        that whoever puts the news in place always has one.
        """
        for _ in range(_TRIES):
            try:
                return self._look()
            except FileNotFoundError:
                continue
        return FolderNews((), ())  # the next look finds it

    def _look(self) -> FolderNews:
        # Checkpoints are read before the figures that they count on: those only grow.
        names = sorted(run_files(self.folder), key=lambda name: name in GROWING)
        found: dict[str, tuple[int, int, int]] = {}
        files = []
        for name in names:
            mark, known = _mark(self.folder / name), self._known.get(name)
            found[name] = mark
            if mark == known:
                continue
            is_grown = name in GROWING and known is not None and known[0] == mark[0]
            offset = known[1] if is_grown and known is not None and known[1] <= mark[1] else 0
            pieces = tuple(self._put(piece) for piece in _read(self.folder / name, offset, mark))
            files.append(FileNews(name, offset, pieces))
        gone = tuple(name for name in self._known if name not in found)
        self._known = found
        return FolderNews(tuple(files), gone)


def run_files(folder: Path) -> Iterator[str]:
    """Yield the files of a run that a training needs or makes, relative to its folder."""
    for around, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(around).relative_to(folder)
        for name in files:
            if not name.startswith(".") and name not in KEPT_AT_HOME:
                yield (inside / name).as_posix()


def _mark(file: Path) -> tuple[int, int, int]:
    """Return what tells a file from the one before: its number, its size, its last change."""
    status = file.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _read(file: Path, offset: int, mark: tuple[int, int, int]) -> Iterator[bytes]:
    """Read as much as there was; what has been added meanwhile is for the next look."""
    left = mark[1] - offset
    with file.open("rb") as source:
        source.seek(offset)
        while left > 0 and (piece := source.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
