"""Reading an .npz file as `np.savez` writes it, without trust in what it says of itself.

NumPy would unpack a small file into all memory there is, and make room for an array of any size
that a header claims. Here every member holds exactly what its header says, and all together are no
larger than the file, or than the room that packed ones are given.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from studio.core.base.lone_array import NUMBERS, array_in
from studio.core.base.regular_file import damaged, open_regular

Arrays = dict[str, NDArray[Any]]

LARGEST = 64 * 1024**3
"""Bytes of a file; the optimizer of the largest network takes 4 GB."""

_MOST_MEMBERS = 100_000
_ENDING = ".npy"
_STORED, _PACKED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def read_arrays(path: Path, names: Collection[str] | None = None) -> Arrays:
    """Return the arrays of numbers in `path` by name; they are read-only, and none is packed.

    Args:
        names: of those that are wanted; None for all.

    Raises:
        InputError: missing, no regular file, damaged, or with something that is never written.
    """
    try:
        return arrays_in(path, names)
    except ValueError as error:
        raise damaged(path, str(error)) from error


def arrays_in(
    path: Path,
    names: Collection[str] | None = None,
    *,
    room: int = 0,
    kinds: str = NUMBERS,
) -> Arrays:
    """Return arrays as `read_arrays` does, for whoever has another word for what is damaged.

    Args:
        names: of those that are wanted; None for all.
        room: bytes that all may take together once they are unpacked; 0 where none is packed.
        kinds: of NumPy's types that are allowed.

    Raises:
        InputError: missing, or no regular file.
        ValueError: damaged, or with something that is never written.
    """
    with open_regular(path, LARGEST) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
                size = file.seek(0, io.SEEK_END)
                found = {member.filename for member in members}
                if len(members) > _MOST_MEMBERS or len(found) != len(members):
                    raise ValueError("too many members")
                if sum(member.file_size for member in members) > (room or size):
                    limit = "there is room for" if room else "the file"
                    raise ValueError(f"members that are larger than {limit}")
                return {
                    name: _array(archive, member, kinds, is_packed=room > 0)
                    for member in members
                    if (name := member.filename.removesuffix(_ENDING)) in (names or {name})
                }
        except (
            OSError,
            KeyError,
            EOFError,
            RuntimeError,  # a member that is encrypted
            NotImplementedError,
            MemoryError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise ValueError(str(error)) from error


def _array(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, kinds: str, *, is_packed: bool
) -> NDArray[Any]:
    is_stored = member.compress_type == _STORED and member.compress_size == member.file_size
    if not is_stored and not (is_packed and member.compress_type == _PACKED):
        raise ValueError(f"{member.filename!r} is packed")
    if not member.filename.endswith(_ENDING):
        raise ValueError(f"{member.filename!r} is no array")
    with archive.open(member) as unpacked:
        content = unpacked.read(member.file_size + 1)
    try:
        return array_in(content, kinds)
    except ValueError as error:
        raise ValueError(f"{member.filename!r}: {error}") from None
