"""The file that keeps the pixels of a data set: its name, its opening, its making by a scan."""

import errno
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import psutil
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.base.files import failure_of_disk, put_in_place, temp_sibling
from studio.core.dataset.cache_budget import make_room, megabytes, touch
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.kept_rows import KeptRows, RowForm, begin, mark, new_rows, open_rows
from studio.core.dataset.pixel_form import PixelForm

_log = logging.getLogger(__name__)

BUDGET = 20 * 1024**3
"""Bytes that the decoded images of all data sets together may take on the disk."""

_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})


class NewPixelFile:
    """A pixel file in the making: its rows come one after the other, their number at the end.

    Args:
        part: temporary name of the file.
        output: the file, open for writing.
        form: of every row.
        most: rows at most.

    Attributes:
        form: the same.
    """

    def __init__(self, part: Path, output: IO[bytes], form: PixelForm, most: int) -> None:
        self._part = part
        self._output = output
        self.form = form
        self._marks: list[bool] = []
        begin(output, _row_form(form, most))

    @property
    def is_empty(self) -> bool:
        """Whether no row has pixels."""
        return not any(self._marks)

    def add(self, row: NDArray[np.uint8] | None) -> None:
        """Write the next image, of the form's `row_shape`; None leaves it to be filled later."""
        if row is None:
            self._output.seek(self.form.row_bytes, 1)
        else:
            self._output.write(row.data)
        self._marks.append(row is not None)

    def finish(self, file: Path) -> None:
        """Give the file its name; nothing can be added then."""
        marks = np.array(self._marks, np.uint8)
        mark(self._output, _row_form(self.form, len(marks)), marks)
        self._output.close()
        put_in_place(self._part, file)


@contextmanager
def new_pixel_file(form: PixelForm, most: int, budget: int) -> Iterator[NewPixelFile | None]:
    """Begin a pixel file; unless it is finished within the block, nothing of it stays.

    Args:
        form: of the images.
        most: how many may come.
        budget: bytes; the files used longest ago are deleted when the cache would grow beyond.

    Yields:
        None where the cache may not be written.

    Raises:
        WorkError: the disk is full.
    """
    folder = _folder()
    try:
        with ExitStack() as stack:
            opened = _opened(folder, stack)
            if opened is None:
                yield None
                return
            make_room(folder, _row_form(form, most).size, budget)
            yield NewPixelFile(*opened, form, most)
    except OSError as error:
        raise failure_of_disk(error, folder) from error


def pixel_file(dataset: Dataset, form: PixelForm) -> Path:
    """Return where the pixels of `dataset` are kept; the file may not be there yet."""
    height, width = form.size
    key = f"{fingerprint(dataset)[:40]}-{height}x{width}-{form.color}-{DECODE_VERSION}"
    return _folder() / f"{key}.rows"


def pixel_rows(dataset: Dataset, form: PixelForm, budget: int = BUDGET) -> KeptRows:
    """Return the rows that keep the pixels of `dataset`, as many of them filled as there are.

    They lie in a file below `paths.cache()`; if that cannot be written, in memory.

    Args:
        budget: bytes; the files used longest ago are deleted when the cache would grow beyond.

    Raises:
        WorkError: too little space, on the disk or, where the cache cannot be written, in memory.
        MemoryError: there is no room to map the file in.
    """
    rows = _row_form(form, len(dataset.images))
    if rows.length == 0:
        return KeptRows.in_memory(rows)
    file = pixel_file(dataset, form)
    found = open_rows(file, rows)
    if found is not None:
        touch(file)
        return found
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        make_room(file.parent, rows.size, budget)
        made = new_rows(file, rows)
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise failure_of_disk(error, file.parent) from error
        _log.warning("the cache is not writable, images are held in memory: %s", error)
        return _in_memory(rows)
    if made is None:
        raise WorkError("The file {file} was damaged while it was written.", file=str(file))
    return made


def _in_memory(form: RowForm) -> KeptRows:
    available = int(psutil.virtual_memory().available)
    if form.size > available // 2:
        raise WorkError(
            "The cache folder {folder} cannot be written, and the decoded images need {needed} MB "
            "of memory; {available} MB are free. Set STUDIO_CACHE to a folder that can be written.",
            folder=str(paths.cache()),
            needed=megabytes(form.size),
            available=available // 1024**2,
        )
    return KeptRows.in_memory(form)


def _row_form(form: PixelForm, count: int) -> RowForm:
    return RowForm(count, form.row_shape, "uint8")


def _folder() -> Path:
    return paths.cache() / "pixels"


def _opened(folder: Path, stack: ExitStack) -> tuple[Path, IO[bytes]] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = stack.enter_context(temp_sibling(folder / "new.rows"))
        return part, stack.enter_context(part.open("wb"))
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
        _log.warning("the cache is not writable, images are held in memory: %s", error)
        return None
