"""Reading an .npz file as `np.savez` writes it, without trust in what it says of itself.

NumPy would unpack a small file into all memory there is, and make room for an array of any size
that a header claims. Here every member is stored unpacked, holds exactly what its header says,
and all together are no larger than the file.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Collection
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.regular_file import open_regular

Arrays = dict[str, NDArray[Any]]

LARGEST = 64 * 1024**3
"""Bytes of a file; the optimizer of the largest network takes 4 GB."""

_MOST_MEMBERS = 100_000
_KINDS = "fiub"
_ENDING = ".npy"


def read_arrays(path: Path, names: Collection[str] | None = None) -> Arrays:
    """Return the arrays of `path` by name; they are read-only.

    Args:
        names: of those that are wanted; None for all.

    Raises:
        InputError: missing, no regular file, damaged, or with something that is never written.
    """
    try:
        with open_regular(path, LARGEST) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            size = file.seek(0, io.SEEK_END)
            found = {member.filename for member in members}
            if len(members) > _MOST_MEMBERS or len(found) != len(members):
                raise ValueError("too many members")
            if sum(member.file_size for member in members) > size:
                raise ValueError("members that are larger than the file")
            return {
                name: _array(archive, member)
                for member in members
                if (name := member.filename.removesuffix(_ENDING)) in (names or {name})
            }
    except (
        OSError,
        ValueError,
        KeyError,
        EOFError,
        RuntimeError,  # a member that is encrypted
        TokenError,  # a header that is no Python, as NumPy reads it
        SyntaxError,
        NotImplementedError,
        zipfile.BadZipFile,
    ) as error:
        raise InputError(
            "{file} is damaged: {reason}.", file=str(path), reason=str(error)[:200]
        ) from error


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    is_stored = member.compress_type == zipfile.ZIP_STORED
    if not is_stored or member.compress_size != member.file_size:
        raise ValueError(f"{member.filename!r} is packed")
    if not member.filename.endswith(_ENDING):
        raise ValueError(f"{member.filename!r} is no array")
    content = archive.read(member)
    stream = io.BytesIO(content)
    version = np.lib.format.read_magic(stream)
    if version != (1, 0):
        raise ValueError(f"{member.filename!r} has the version {version}")
    shape, is_fortran, dtype = np.lib.format.read_array_header_1_0(stream)
    start = stream.tell()
    if dtype.kind not in _KINDS or dtype.hasobject:
        raise ValueError(f"{member.filename!r} holds no numbers")
    if min(shape, default=0) < 0 or math.prod(shape) * dtype.itemsize != len(content) - start:
        raise ValueError(f"{member.filename!r} does not hold what it declares")
    flat = np.frombuffer(content, dtype, math.prod(shape), start)
    return flat.reshape(shape, order="F" if is_fortran else "C")
