"""metrics.csv of a run: appended to while it trains, read back by whoever looks at it."""

import io
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np

from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk, flush_folder
from studio.core.base.regular_file import check_regular, open_regular, read_regular, unreadable
from studio.core.metrics.columns import SPLIT_CODES, Columns
from studio.core.metrics.row import MetricRow
from studio.core.metrics.series import MetricSeries

_LARGEST = 8 * 1024**3
"""Bytes; a hundred million batches take 6 GB."""

_ANY = Columns(("...",))
"""Stands in sentences for those of any task."""

_FIGURES = Columns.of("classify").figures

_LOOKED_AT = 1024
"""Bytes at the end that `has_figures` looks at."""


class MetricsWriter:
    """Appends rows to a metrics.csv; what is there stays, but for a half-written last line.

    Numbers are written so that reading gives the same number again, a missing figure as an
    empty field. Rows reach the disk for certain with `flush`, which is the caller's choice.

    Args:
        path: the file, made where it is missing.
        figures: keys of the figures that are written, the loss first.

    Raises:
        InputError: the file begins with other columns, or is none of a sane size.
        WorkError: it cannot be written.
    """

    def __init__(self, path: Path, figures: tuple[str, ...] = _FIGURES) -> None:
        self.path = path
        self._columns = Columns(figures)
        self._header = self._columns.header
        if path.exists():
            check_regular(path, _LARGEST)
        try:
            self._file: IO[bytes] = path.open("r+b" if path.exists() else "x+b", 0)
            self._cut_half_line()
        except OSError as error:
            raise failure_of_disk(error, path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def append(self, row: MetricRow) -> None:
        """Write one row."""
        self.extend((row,))

    def extend(self, rows: Iterable[MetricRow]) -> None:
        """Write rows, all or none.

        Raises:
            DiskFullError: there is no room; the same call may succeed later.
            WorkError: the disk is gone.
        """
        start = self._file.tell()
        content = memoryview(b"".join(map(self._columns.line, rows)))
        try:
            while content:
                content = content[self._file.write(content) :]
        except OSError as error:
            self._file.seek(start)
            self._file.truncate()
            raise failure_of_disk(error, self.path) from error

    def flush(self) -> None:
        """Return once everything written so far is on the disk.

        Raises:
            WorkError: the disk is full or gone.
        """
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise failure_of_disk(error, self.path) from error

    def offset(self) -> int:
        """Return the length in bytes of what was written, for `truncate_to` later."""
        return self._file.tell()

    def clear(self) -> None:
        """Forget every row.

        Raises:
            WorkError: it cannot be written.
        """
        self.truncate_to(len(self._header))

    def forget_epoch(self, stage: int, epoch: int) -> None:
        """Forget the rows of an epoch at the end of the file: it is trained from its beginning.

        Raises:
            WorkError: it cannot be written.
        """
        start = f"{stage},{epoch},".encode()
        try:
            self._file.seek(0)
            lines = self._file.read().splitlines(keepends=True)
            while lines and lines[-1].startswith(start):
                del lines[-1]
            self._file.seek(sum(map(len, lines)))
            self._file.truncate()
        except OSError as error:
            raise failure_of_disk(error, self.path) from error

    def truncate_to(self, offset: int) -> None:
        """Forget everything behind `offset`: a resumed run measures it again.

        Raises:
            InputError: the file is shorter, so it is not the one that `offset` was taken from.
            WorkError: it cannot be written.
        """
        try:
            size = self._file.seek(0, os.SEEK_END)
            if not len(self._header) <= offset <= size:
                raise InputError(
                    "{file} has {size} bytes, the checkpoint expects at least {offset}: "
                    "the run's folder was changed.",
                    file=str(self.path),
                    size=size,
                    offset=offset,
                )
            self._file.seek(offset)
            self._file.truncate()
        except OSError as error:
            raise failure_of_disk(error, self.path) from error

    def close(self) -> None:
        """Let go of the file; calling it twice is harmless."""
        try:
            self._file.close()
        except OSError as error:
            raise failure_of_disk(error, self.path) from error

    def _cut_half_line(self) -> None:
        content = self._file.read()
        whole = _whole_lines(content)
        if not whole:
            whole = self._header
            self._file.seek(0)
            self._file.write(self._header)
            flush_folder(self.path.parent)
        elif not whole.startswith(self._header):
            self._file.close()
            raise _other_columns(self.path, whole, self._columns)
        self._file.seek(len(whole))
        self._file.truncate()


def read_metrics(path: Path) -> MetricSeries:
    """Return all rows of a metrics.csv; a last line that was cut off while written is left out.

    Raises:
        InputError: the file cannot be read, or a line is not what `MetricsWriter` writes.
    """
    whole = _whole_lines(read_regular(path, _LARGEST))
    series = MetricSeries()
    if not whole:
        return series
    columns = Columns.found(whole)
    if columns is None:
        raise _other_columns(path, whole)
    body = whole[len(columns.header) :]
    if body:
        _extend(series, columns, _table(path, body, columns))
    return series


def has_figures(path: Path) -> bool:
    """Look at the beginning and the end of a metrics.csv: quick, however long it is.

    Returns:
        Whether it has a row.

    Raises:
        InputError: it cannot be read, or is not what `MetricsWriter` writes there.
    """
    try:
        with open_regular(path, _LARGEST) as file:
            start = file.read(_LOOKED_AT)
            columns = Columns.found(start)
            first = len(columns.header) if columns else 0
            behind = max(first, file.seek(0, os.SEEK_END) - _LOOKED_AT)
            file.seek(behind)
            end = file.read()
    except OSError as error:
        raise unreadable(path, error) from error
    if not _whole_lines(start):
        return False  # as `read_metrics` sees it: cut off while the first line was written
    if columns is None:
        raise _other_columns(path, start)
    lines = _whole_lines(end).split(b"\n")[:-1]
    if behind > first:
        del lines[:1]  # its beginning was not read
    for line in lines:
        if not columns.is_row(line):
            raise InputError(
                '{file}: "{found}" is not a row of metrics, expected {expected}.',
                file=str(path),
                found=_shown(line),
                expected=",".join(columns.names),
            )
    return bool(lines) or behind > first


def _whole_lines(content: bytes) -> bytes:
    """Return `content` up to its last line end; a power cut may leave zeros instead of text."""
    return content[: content.rstrip(b"\0").rfind(b"\n") + 1]


def _other_columns(path: Path, whole: bytes, expected: Columns | None = None) -> InputError:
    return InputError(
        '{file}: the first line is "{found}", expected "{expected}".',
        file=str(path),
        found=_shown(whole.partition(b"\n")[0]),
        expected=",".join((expected or _ANY).names),
    )


def _table(path: Path, body: bytes, columns: Columns) -> np.ndarray:
    """Return the numbers of all lines (n, columns), the split as 0 or 1."""
    plain = body.replace(b",,", b",nan,").replace(b",,", b",nan,")  # twice: ",,," holds two
    for split, code in SPLIT_CODES.items():
        plain = plain.replace(f",{split},".encode(), b"," + code + b",")
    if not plain.strip():  # empty lines alone, of which loadtxt would only warn
        raise _bad_line(path, body, columns)
    try:
        table = np.loadtxt(io.BytesIO(plain), delimiter=",", comments=None, ndmin=2)
    except ValueError as error:
        raise _bad_line(path, body, columns) from error
    whole_numbers = table[:, :4]
    has_integers = np.isfinite(whole_numbers).all() and not (whole_numbers % 1).any()
    lowest = np.array([1, 1, 0, 0])
    is_in_range = has_integers and ((whole_numbers >= lowest) & (whole_numbers < 2**53)).all()
    if table.shape[1] != len(columns.names) or not is_in_range:
        raise _bad_line(path, body, columns)
    return table


def _bad_line(path: Path, body: bytes, columns: Columns) -> InputError:
    """Return the failure that names the first line that is none of ours."""
    for number, line in enumerate(body.split(b"\n")[:-1], start=2):
        if not columns.is_row(line):
            return InputError(
                '{file}, line {line}: "{found}" is not a row of metrics, expected {expected}.',
                file=str(path),
                line=number,
                found=_shown(line),
                expected=",".join(columns.names),
            )
    return InputError("{file} is not a table of metrics.", file=str(path))


def _shown(line: bytes) -> str:
    """Return `line` as a sentence repeats it: one line, without what cannot be printed."""
    text = line.decode(errors="replace")[:200]
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _extend(series: MetricSeries, columns: Columns, table: np.ndarray) -> None:
    series.extend_columns(
        stage=table[:, 0].astype(np.int64),
        epoch=table[:, 1].astype(np.int64),
        batch=table[:, 2].astype(np.int64),
        is_validation=table[:, 3] == 1,
        values={name: table[:, 4 + at] for at, name in enumerate(columns.names[4:])},
    )
