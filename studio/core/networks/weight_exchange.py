"""Weights files carried between computers: from a folder on a stick or a network share, and back.

A file is known by its published name, or, under another name, by its checksum. What cannot be
verified is left where it is; nothing in the other folder is ever changed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import zip_longest
from pathlib import Path

import msgspec

from studio.core.base.errors import Cancelled, InputError
from studio.core.base.files import failure_of_disk, whole_file
from studio.core.base.regular_file import check_regular
from studio.core.base.sentences import Sentence
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.catalogue import BACKBONES
from studio.core.networks.weight_files import Cancelling, pieces

Progress = Callable[[int, int], None]
"""Called with the files done and in all."""

ENDINGS = (".h5", ".hdf5", ".pth")
"""Of files that may hold published weights."""


class Outcome(Enum):
    """What became of a file."""

    TAKEN = "taken"
    THERE_ALREADY = "there already"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


class Exchanged(msgspec.Struct, frozen=True):
    """One file that was looked at.

    Attributes:
        file: where it lies in the other folder.
        outcome: what became of it.
        backbone: whose weights it holds; None of an unknown one.
        problem: why it was left, of a damaged one.
    """

    file: Path
    outcome: Outcome
    backbone: Backbone | None = None
    problem: Sentence | None = None


def import_weights(
    chosen: Path,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelling = lambda: False,
) -> list[Exchanged]:
    """Copy the published files among `chosen`, a file or a folder, into the weights folder.

    Folders inside a folder are looked into as well, links to folders are not followed. Each file
    is verified by its checksum; where none is published it must be a whole HDF5 file under its
    published name.

    Raises:
        InputError: there is nothing of that name, or a folder without any file of weights.
        WorkError: the disk is full, or the weights folder cannot be written.
        Cancelled: as asked; files taken so far stay.
    """
    files = list(_candidates(chosen))
    if not files:
        raise InputError(
            "{folder} holds no file of weights. Allowed: files that end in {endings}.",
            folder=str(chosen),
            endings=", ".join(ENDINGS),
        )
    found = []
    for number, file in enumerate(files):
        if cancelled():
            raise Cancelled
        progress(number, len(files))
        found.append(_import(file, cancelled))
    progress(len(files), len(files))
    return found


def export_weights(
    folder: Path,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelling = lambda: False,
) -> list[Exchanged]:
    """Copy every verified file of weights on this computer into `folder`, for other computers.

    The folder is made where it is missing. A file of the same name and content stays as it is.

    Raises:
        InputError: no weights are on this computer, or a file of that name with other content lies
            in the folder: nothing is replaced.
        WorkError: the disk is full, or the folder cannot be written.
        Cancelled: as asked; files copied so far stay.
    """
    sources = [(row, path) for row in _with_files() if (path := weight_files.find(row))]
    if not sources:
        raise InputError("No weights are on this computer yet, so there is nothing to export.")
    if folder.exists() and not folder.is_dir():
        raise InputError("{folder} is a file, not a folder.", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure_of_disk(error, folder) from error
    found = []
    for number, (row, path) in enumerate(sources):
        if cancelled():
            raise Cancelled
        progress(number, len(sources))
        found.append(_export(row, path, folder / _published(row).name, cancelled))
    progress(len(sources), len(sources))
    return found


def _candidates(chosen: Path) -> Iterator[Path]:
    if not chosen.is_dir():
        check_regular(chosen, sys.maxsize)
        yield chosen
        return
    for folder, below, names in os.walk(chosen):
        below.sort()
        files = [Path(folder, name) for name in sorted(names) if name.lower().endswith(ENDINGS)]
        yield from (file for file in files if file.is_file())


def _import(file: Path, cancelled: Cancelling) -> Exchanged:
    row = _named(file.name)
    if row is not None:
        if _is_same(weight_files.place(row), file, cancelled):
            return Exchanged(file, Outcome.THERE_ALREADY, row)
        try:
            weight_files.adopt(row, file, cancelled)
        except InputError as error:
            return Exchanged(file, Outcome.DAMAGED, row, error.sentence)
        return Exchanged(file, Outcome.TAKEN, row)
    row = _with_checksum_of(file, cancelled)
    if row is None:
        return Exchanged(file, Outcome.UNKNOWN)
    if weight_files.is_here(row):
        return Exchanged(file, Outcome.THERE_ALREADY, row)
    weight_files.adopt(row, file, cancelled)
    return Exchanged(file, Outcome.TAKEN, row)


def _export(row: Backbone, source: Path, target: Path, cancelled: Cancelling) -> Exchanged:
    if target.exists():
        if not _is_same(source, target, cancelled):
            raise InputError(
                "{file} is there already with other content; it was not replaced. Choose an empty "
                "folder.",
                file=str(target),
            )
        return Exchanged(target, Outcome.THERE_ALREADY, row)
    with whole_file(target) as out:
        for piece in pieces(source, cancelled):
            out.write(piece)
    return Exchanged(target, Outcome.TAKEN, row)


def _with_files() -> Iterator[Backbone]:
    return (row for row in BACKBONES if row.weight_file is not None)


def _published(row: Backbone) -> WeightFile:
    if row.weight_file is None:
        raise KeyError(row.name)
    return row.weight_file


def _named(name: str) -> Backbone | None:
    return next((row for row in _with_files() if _published(row).name == name), None)


def _with_checksum_of(file: Path, cancelled: Cancelling) -> Backbone | None:
    """Return the backbone whose published file has the content of `file`, read once."""
    if file.stat().st_size > weight_files.LARGEST:
        return None
    sums = {"md5": hashlib.md5(usedforsecurity=False), "sha256": hashlib.sha256()}
    for piece in pieces(file, cancelled):
        for digest in sums.values():
            digest.update(piece)
    found = {f"{name}:{digest.hexdigest()}" for name, digest in sums.items()}
    return next((row for row in _with_files() if _published(row).digest in found), None)


def _is_same(one: Path, other: Path, cancelled: Cancelling) -> bool:
    """Return whether both files are there with the same bytes."""
    if not one.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    both = zip_longest(pieces(one, cancelled), pieces(other, cancelled))
    return all(first == second for first, second in both)
