"""The file that keeps the pixels of a data set: its name, its mapping, its making."""

import errno
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.files import beside, failure_of_disk, put_in_place
from studio.core.dataset.decode import DECODE_VERSION
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.shelf import make_room, touch

_log = logging.getLogger(__name__)

BUDGET = 20 * 1024**3
"""Bytes that the decoded images of all data sets together may take on the disk."""

_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})


class NewPixelFile:
    """A pixel file in the making: its rows come first, their number and its name last.

    Args:
        part: temporary name of the file.
        output: the file, open for writing.
        form: of every row.

    Attributes:
        form: the same.
    """

    def __init__(self, part: Path, output: IO[bytes], form: PixelForm) -> None:
        self._part = part
        self._output = output
        self.form = form
        self._count = 0
        self._begin_of_rows = self._write_header()

    def add(self, row: NDArray[np.uint8]) -> None:
        """Write the next image, of the form's `row_shape`."""
        self._output.write(row.data)
        self._count += 1

    def finish(self, file: Path) -> None:
        """Give the file its name; nothing can be added then."""
        if self._write_header() != self._begin_of_rows:
            raise AssertionError("the header has another length than before")
        self._output.close()
        put_in_place(self._part, file)

    def _write_header(self) -> int:
        """Write the header of .npy at the beginning; numpy leaves room for any number of rows."""
        shape = (self._count, *self.form.row_shape)
        self._output.seek(0)
        np.lib.format.write_array_header_1_0(
            self._output, {"descr": "|u1", "fortran_order": False, "shape": shape}
        )
        return self._output.tell()


@contextmanager
def new_pixel_file(form: PixelForm, most: int, budget: int) -> Iterator[NewPixelFile | None]:
    """Begin a pixel file; unless it is finished within the block, nothing of it stays.

    Rows are written plainly: a full disk is an error then, in a mapping it kills the process.

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
            make_room(folder, most * form.row_bytes, budget)
            yield NewPixelFile(*opened, form)
    except OSError as error:
        raise failure_of_disk(error, folder) from error


def pixel_file(dataset: Dataset, form: PixelForm) -> Path:
    """Return where the pixels of `dataset` are kept; the file may not be there yet."""
    height, width = form.size
    key = f"{fingerprint(dataset)[:40]}-{height}x{width}-{form.color}-{DECODE_VERSION}"
    return _folder() / f"{key}.npy"


def mapped(dataset: Dataset, form: PixelForm) -> NDArray[np.uint8] | None:
    """Return the kept pixels, mapped read-only; None if there is no whole file of them.

    Raises:
        MemoryError: there is no room to map them in.
    """
    file = pixel_file(dataset, form)
    try:
        array = np.lib.format.open_memmap(file, mode="r")
    except (OSError, ValueError, EOFError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            raise MemoryError from error
        if not isinstance(error, FileNotFoundError):
            _log.warning("%s is written anew: %s", file, error)
        return None
    shape = (len(dataset.images), *form.row_shape)
    if array.shape != shape or array.dtype != np.uint8 or not array.flags.c_contiguous:
        return None
    touch(file)
    kept: NDArray[np.uint8] = array
    return kept


def _folder() -> Path:
    return paths.cache() / "pixels"


def _opened(folder: Path, stack: ExitStack) -> tuple[Path, IO[bytes]] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = stack.enter_context(beside(folder / "new.npy"))
        return part, stack.enter_context(part.open("wb"))
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
        _log.warning("the cache is not writable, images are held in memory: %s", error)
        return None
