"""The class names that an export of ours carries, as a foreign file may hold them: any text."""

from __future__ import annotations

from pathlib import Path

import h5py
import msgspec

from studio.core.base.json_file import decoded
from studio.core.exports.carried import CLASSES
from studio.engine.networks.opening import archive, saved_folder

_FILE = "classes.json"
_MOST = 65_536
_LONGEST = 200


def keep_names(text: str | bytes | None, copy: Path) -> None:
    """Write names into the folder of a clean copy; nothing where `text` is no list of names."""
    try:
        names = decoded(text or b"", list[str])
    except (msgspec.DecodeError, UnicodeError):
        return
    if 1 < len(names) <= _MOST and all(len(name) <= _LONGEST for name in names):
        (copy / _FILE).write_bytes(msgspec.json.encode(names))


def kept_names(copy: Path) -> tuple[str, ...]:
    """Return the names beside a clean copy; none where the file had none."""
    try:
        return decoded((copy / _FILE).read_bytes(), tuple[str, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def names_in_archive(path: Path, file: str) -> bytes | None:
    """Return what a .keras file holds as names."""
    return archive.Archive(path, file).text(CLASSES)


def names_in_hdf5(content: h5py.File) -> str | bytes | None:
    """Return what an .h5 file holds as names."""
    text = content.attrs.get(CLASSES)
    return text if isinstance(text, str | bytes) else None


def names_in_folder(folder: Path) -> bytes | None:
    """Return what a SavedModel folder holds as names."""
    path = folder / saved_folder.CLASSES
    return path.read_bytes() if path.is_file() else None
