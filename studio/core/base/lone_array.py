"""One array in a file in NumPy's own format, so that `np.load` reads it: small, and read whole."""

from __future__ import annotations

import io
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from studio.core.base.files import whole_file
from studio.core.base.regular_file import damaged, read_regular

_HEADER = 4096
"""Bytes that the head of a file takes at most."""


def write_array(file: Path, values: NDArray[Any]) -> None:
    """Write it, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    with whole_file(file) as opened:
        np.lib.format.write_array(opened, values, version=(1, 0), allow_pickle=False)


def read_array(file: Path, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """Return an array of which is known how large it is and what it holds, read-only.

    Raises:
        InputError: the file is missing or damaged, or holds another one.
    """
    expected = np.dtype(dtype)
    count = int(np.prod(shape, dtype=np.int64))
    content = io.BytesIO(read_regular(file, expected.itemsize * count + _HEADER))
    try:
        version = np.lib.format.read_magic(content)
        if version != (1, 0):
            raise ValueError(f"version {version}")
        found, is_fortran, kind = np.lib.format.read_array_header_1_0(content)
        if found != shape or kind != expected or is_fortran:
            raise ValueError(f"{found}, {kind}")
        values = np.frombuffer(content.read(), expected, count)
    except (ValueError, EOFError, SyntaxError, TokenError) as error:
        raise damaged(file, str(error)) from None
    return values.reshape(shape)
