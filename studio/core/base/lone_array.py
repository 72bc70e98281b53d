"""One array in a file in NumPy's own format, so that `np.load` reads it: small, and read whole."""

from __future__ import annotations

import io
import math
import sys
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from studio.core.base.files import whole_file
from studio.core.base.regular_file import damaged, read_regular

_HEADER = 4096
"""Bytes that the head of a file takes at most."""

NUMBERS = "fiub"
"""Kinds of NumPy's types that are numbers or truth values."""


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
    largest = expected.itemsize * math.prod(shape) + _HEADER
    found = read_any_array(file, largest, expected.kind)
    if found.shape != shape or found.dtype != expected or not found.flags.c_contiguous:
        raise damaged(file, f"{found.shape}, {found.dtype}")
    return found


def read_any_array(file: Path, largest: int, kinds: str = NUMBERS) -> NDArray[Any]:
    """Return an array, read-only.

    Args:
        largest: bytes of the file.
        kinds: of NumPy's types that are allowed.

    Raises:
        InputError: the file is missing, too large or damaged.
    """
    content = read_regular(file, largest)
    try:
        return array_in(content, kinds)
    except ValueError as error:
        raise damaged(file, str(error)) from None


def array_in(content: bytes, kinds: str = NUMBERS) -> NDArray[Any]:
    """Return the array in the bytes of a .npy file, read-only.

    NumPy itself makes room for whatever the head claims before it looks what there is.

    Args:
        kinds: of NumPy's types that are allowed.

    Raises:
        ValueError: it is none, of another kind, or holds more or less than its head says.
    """
    stream = io.BytesIO(content)
    try:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"version {version}")
        shape, is_fortran, dtype = np.lib.format.read_array_header_1_0(stream)
    except (EOFError, SyntaxError, TokenError, MemoryError, RecursionError) as error:
        raise ValueError(str(error)) from None
    start = stream.tell()
    if dtype.kind not in kinds or dtype.hasobject:
        raise ValueError("it holds no numbers")
    if min(shape, default=0) < 0 or math.prod(shape) * dtype.itemsize != len(content) - start:
        raise ValueError("it does not hold what it declares")
    flat = np.frombuffer(content, dtype, math.prod(shape), start)
    if dtype.kind == "U" and not is_text(flat):
        raise ValueError("it holds no characters")
    return flat.reshape(shape, order="F" if is_fortran else "C")


def is_text(array: NDArray[np.str_]) -> bool:
    """Whether every code point of an array of texts, one-dimensional, is that of a character.

    NumPy takes any bytes, and fails when it makes a text of them.
    """
    return bool(np.all(array.view(array.dtype.byteorder + "u4") <= sys.maxunicode))
