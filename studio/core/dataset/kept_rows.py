"""Rows of one shape, kept on the disk or in memory, filled in any order.

A file of rows is of use before it is whole: beside the rows lies a mark for each that is filled. A
row's mark reaches the file only after its bytes have reached the disk, so whatever cuts the
program off, a marked row is a true one. Several programs may fill one file at once: a name stands
for one content, so they write the same bytes, and no mark is ever taken back.
"""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.base.files import put_in_place, temp_sibling

_log = logging.getLogger(__name__)

_BEGIN = 128
"""Bytes before the first row, the title first; a multiple of any value's size."""

_FLUSH_SECONDS = 2.0
"""What a cut may cost: rows written within this time are made again."""


class RowForm(NamedTuple):
    """What is kept.

    Attributes:
        length: number of rows.
        shape: of one row.
        kind: numpy's name of the type of its values.
    """

    length: int
    shape: tuple[int, ...]
    kind: str

    @property
    def row_bytes(self) -> int:
        """Bytes of one row."""
        return int(np.prod(self.shape, dtype=object)) * np.dtype(self.kind).itemsize

    @property
    def size(self) -> int:
        """Bytes of all rows and their marks."""
        return self.length * (self.row_bytes + 1)

    @property
    def file_size(self) -> int:
        """Bytes of a file of them."""
        return _BEGIN + self.size

    @property
    def marks_begin(self) -> int:
        """Where in the file the marks are: behind the rows."""
        return _BEGIN + self.length * self.row_bytes

    @property
    def title(self) -> bytes:
        """First line of the file."""
        sides = "x".join(str(side) for side in self.shape)
        return f"studio rows 1: {self.length} of {sides} {self.kind}\n".encode()


class KeptRows:
    """Rows that are filled one by one; any thread may fill and read.

    Args:
        values: of all rows, shape (length, ...); of a row that is not filled, anything.
        marks: uint8 (length,), 1 where a row is filled and lasting; those of a file are its own.
        file: open for writing; None where rows are held in memory.
        form: of the rows.

    Attributes:
        values: the same.
    """

    def __init__(
        self,
        values: NDArray[Any],
        marks: NDArray[np.uint8],
        file: IO[bytes] | None,
        form: RowForm,
    ) -> None:
        self.values = values
        self._marks = marks
        self._file = file
        self._form = form
        self._is_written = np.zeros(len(marks), np.bool_)
        self._unmarked: list[int] = []
        self._lock = threading.Lock()
        self._flushing: threading.Thread | None = None
        self._flushed = time.monotonic()

    @classmethod
    def in_memory(cls, form: RowForm) -> KeptRows:
        """Return rows that last as long as they are used."""
        values = np.empty((form.length, *form.shape), form.kind)
        return cls(values, np.zeros(form.length, np.uint8), None, form)

    def has(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of `rows` are filled, by this program or another."""
        return np.logical_or(self._is_written[rows], self._marks[rows])

    def missing(self) -> NDArray[np.int64]:
        """Return the rows that are not filled, ascending."""
        return np.flatnonzero(~np.logical_or(self._is_written, self._marks))

    def write(self, row: int, values: NDArray[Any]) -> None:
        """Fill a row.

        Raises:
            OSError: the disk is full, or failed; the row is as it was.
        """
        if self._file is None:
            self.values[row] = values
            self._is_written[row] = True
            return
        content = np.ascontiguousarray(values).data.cast("B")
        with self._lock:
            self._file.seek(_BEGIN + row * self._form.row_bytes)
            if self._file.write(content) != len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._is_written[row] = True
            self._unmarked.append(row)
            is_time = time.monotonic() - self._flushed > _FLUSH_SECONDS
            if is_time and self._flushing is None:
                self._flushing = threading.Thread(target=self._flush, name="flush rows")
                self._flushing.start()

    def close(self) -> None:
        """Bring all rows to the disk; they can be read on."""
        while (running := self._flushing) is not None:
            running.join()
        if self._file is not None:
            self._flush()
            self._file.close()
            self._file = None

    def _flush(self) -> None:
        assert self._file is not None
        with self._lock:
            rows, self._unmarked = self._unmarked, []
        try:
            if rows:
                os.fsync(self._file.fileno())
                self._marks[rows] = 1
        except OSError as error:  # they are made again when the file is opened next
            _log.warning("rows did not reach the disk: %s", error)
        self._flushed = time.monotonic()
        self._flushing = None


def open_rows(file: Path, form: RowForm) -> KeptRows | None:
    """Return the rows of `file`; None if there is no such file, or it is damaged.

    Raises:
        MemoryError: there is no room to map them in.
    """
    try:
        opened = file.open("r+b", buffering=0)
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            _log.warning("%s cannot be filled: %s", file, error)
        return _read_only(file, form)
    try:
        if not _is_sound(opened, form):
            _log.warning("%s is damaged and made again", file)
            opened.close()
            return None
        # Of the open file, not of its name: another program may have put a new one in its place.
        marks = np.memmap(opened, np.uint8, "r+", form.marks_begin, (form.length,))
        return KeptRows(_mapped(opened, form), marks, opened, form)
    except (OSError, ValueError) as error:
        opened.close()
        _raise_if_no_memory(error)
        return None


def new_rows(file: Path, form: RowForm) -> KeptRows | None:
    """Return the rows of a new file in the place of `file`, none of them filled.

    Its room on the disk is taken now, where the system can do that.

    Raises:
        OSError: the disk is full, or the folder cannot be written.
        MemoryError: there is no room to map them in.
    """
    with temp_sibling(file) as part:
        with part.open("wb") as output:
            begin(output, form)
            mark(output, form, np.zeros(form.length, np.uint8))
        put_in_place(part, file)
    return open_rows(file, form)


def begin(output: IO[bytes], form: RowForm) -> None:
    """Write what stands before the rows, and take the room of a whole file."""
    output.write(form.title.ljust(_BEGIN, b"\0"))
    output.flush()
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(output.fileno(), 0, form.file_size)


def mark(output: IO[bytes], form: RowForm, marks: NDArray[np.uint8]) -> None:
    """Write the marks behind the rows, and end the file there."""
    output.seek(0)
    output.write(form.title.ljust(_BEGIN, b"\0"))
    output.seek(form.marks_begin)
    output.write(marks.tobytes())
    output.truncate()


def _read_only(file: Path, form: RowForm) -> KeptRows | None:
    """Return the rows of a whole file that may be read but not written."""
    try:
        with file.open("rb") as opened:
            if not _is_sound(opened, form):
                return None
            opened.seek(form.marks_begin)
            marks = np.frombuffer(opened.read(form.length), np.uint8)
            values = _mapped(opened, form)
        return KeptRows(values, marks, None, form) if marks.all() else None
    except (OSError, ValueError) as error:
        _raise_if_no_memory(error)
        return None


def _is_sound(opened: IO[bytes], form: RowForm) -> bool:
    is_whole = os.fstat(opened.fileno()).st_size == form.file_size
    return is_whole and opened.read(len(form.title)) == form.title


def _mapped(opened: IO[bytes], form: RowForm) -> NDArray[Any]:
    return np.memmap(opened, form.kind, "r", _BEGIN, (form.length, *form.shape))


def _raise_if_no_memory(error: Exception) -> None:
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        raise MemoryError from error
