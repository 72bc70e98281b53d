"""Folders and files that are sent to a node that does not see them.

A parcel is cut into blocks, each an object of Ray's, so that neither side holds all of it at once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.file_lock import try_lock
from studio.core.base.files import failure_of_disk, temp_sibling
from studio.core.dataset.folders import FolderWalker

LARGEST = 4 * 1024**3
"""Bytes of a folder that is sent; a larger one belongs on a path that all nodes share."""

BLOCK = 64 * 1024**2

KEPT_DAYS = 30.0
"""What a node was sent and has not needed for so long is removed there."""

_CONTENT, _WHOLE = "content", "whole"
"""What was unpacked, and beside it a file once all of it is there."""

_LOCK_SECONDS = 0.2
_DAY = 24 * 3600.0

Piece = tuple[str, bytes]
"""Part of a file: its path in the parcel, and its bytes, in their order."""

Put = Callable[[list[Piece]], Any]
Get = Callable[[Any], list[Piece]]


class Parcel(msgspec.Struct, frozen=True):
    """What was sent.

    Attributes:
        name: of the folder or file.
        digest: of all names and contents.
        blocks: references to lists of `Piece`.
    """

    name: str
    digest: str
    blocks: tuple[Any, ...]


class Parcels:
    """Packs each place once, whoever asks.

    Args:
        put: keeps a block where nodes can get it, and returns the reference to it.
    """

    def __init__(self, put: Put) -> None:
        self._put = put
        self._lock = threading.Lock()
        self._packed: dict[Path, Parcel] = {}

    def of(self, path: Path) -> Parcel:
        """Return the parcel of a folder or file.

        Raises:
            InputError: it is too large to be sent, or cannot be read.
        """
        with self._lock:
            if path not in self._packed:
                self._packed[path] = packed(path.name, _files_of(path), self._put)
            return self._packed[path]


def packed(name: str, files: Iterable[tuple[str, Path]], put: Put) -> Parcel:
    """Pack files.

    Args:
        name: of the folder or file that they make up.
        files: their paths in the parcel, and where they lie.
        put: keeps a block and returns the reference to it.

    Raises:
        InputError: they are too large to be sent, or cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    blocks: list[Any] = []
    block: list[Piece] = []
    in_block = total = 0
    for inside, piece in _pieces(files):
        total += len(piece)
        if total > LARGEST:
            raise InputError(
                "{folder} is larger than {most} GB, the most that is sent to nodes of a cluster "
                "which do not see it. Put it on a path that all nodes share.",
                folder=name,
                most=LARGEST // 1024**3,
            )
        digest.update(f"{inside}\0{len(piece)}\0".encode(errors="surrogateescape"))
        digest.update(piece)
        if block and in_block + len(piece) > BLOCK:
            blocks.append(put(block))
            block, in_block = [], 0
        block.append((inside, piece))
        in_block += len(piece)
    if block:
        blocks.append(put(block))
    return Parcel(name, digest.hexdigest(), tuple(blocks))


def unpacked(parcel: Parcel, get: Get) -> Path:
    """Return where a parcel lies on this computer, unpacking it where it is new here.

    Raises:
        StudioError: it cannot be written.
    """
    place = paths.cache() / "cluster" / "given" / parcel.digest
    while True:
        with try_lock(place.with_suffix(".lock")) as is_ours:
            if is_ours:
                if not (place / _WHOLE).is_file():  # new here, or emptied with the cache
                    shutil.rmtree(place, ignore_errors=True)
                    _forget_old(place.parent)
                    _unpack_whole(parcel, place, get)
                os.utime(place)
                return place / _CONTENT / parcel.name
        time.sleep(_LOCK_SECONDS)


def unpack(parcel: Parcel, folder: Path, get: Get) -> None:
    """Write the files of a parcel into a folder that is not used yet.

    Raises:
        StudioError: it cannot be written.
    """
    try:
        for block in parcel.blocks:
            for inside, piece in get(block):
                file = folder / inner_path(inside) if inside else folder
                file.parent.mkdir(parents=True, exist_ok=True)
                with file.open("ab") as out:
                    out.write(piece)
    except OSError as error:
        raise failure_of_disk(error, folder) from error


def inner_path(name: str) -> PurePosixPath:
    """Return a path from elsewhere as one that leads nowhere but into the folder.

    Raises:
        InputError: it leads out.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise InputError("{file} leads out of its folder.", file=name)
    return path


def _unpack_whole(parcel: Parcel, place: Path, get: Get) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with temp_sibling(place) as part:
        (part / _CONTENT).mkdir(parents=True)
        unpack(parcel, part / _CONTENT / parcel.name, get)
        (part / _WHOLE).touch()
        part.rename(place)


def _forget_old(folder: Path) -> None:
    for old in folder.iterdir():
        if old.is_dir() and time.time() - old.stat().st_mtime > KEPT_DAYS * _DAY:
            shutil.rmtree(old, ignore_errors=True)


def _files_of(path: Path) -> Iterator[tuple[str, Path]]:
    if path.is_file():
        yield "", path
        return
    walker = FolderWalker(str(path))
    for one in walker.files_below(walker.top()):
        yield one.path, path / one.path


def _pieces(files: Iterable[tuple[str, Path]]) -> Iterator[Piece]:
    for inside, file in files:
        try:
            with file.open("rb") as source:
                yield inside, source.read(BLOCK)  # an empty file is a piece as well
                while piece := source.read(BLOCK):
                    yield inside, piece
        except OSError as error:
            raise InputError(
                "{file} cannot be read: {reason}.",
                file=str(file),
                reason=error.strerror or str(error),
            ) from error
