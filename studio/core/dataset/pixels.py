"""Every image of a data set decoded once, kept as one array on the disk."""

import errno
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from studio.core import paths
from studio.core.dataset.content import digest, read_content
from studio.core.dataset.decode import DECODE_VERSION, Color, pixels_of
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.shelf import make_room, megabytes, touch
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.errors import InputError, WorkError
from studio.core.files import whole_file

_log = logging.getLogger(__name__)

BUDGET = 20 * 1024**3
"""Bytes that the decoded images of all data sets together may take on the disk."""

_CHUNK_BYTES = 4 * 1024**2
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})


def pixel_array(
    dataset: Dataset,
    size: tuple[int, int],
    color: Color,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    budget_bytes: int = BUDGET,
) -> NDArray[np.uint8]:
    """Return the pixels of all images of `dataset`, decoded now or at an earlier call.

    The array lies in a .npy file below `paths.cache()`, named by the data's fingerprint, size,
    colour and DECODE_VERSION, and is mapped into memory read-only. A file is used only if it was
    written to its end. If the cache cannot be written, the array is held in memory.

    Args:
        dataset: as scanned.
        size: (height, width) in pixels.
        color: "rgb" or "gray".
        progress: called in this thread with images done and images in all.
        cancelled: asked at least every 50 ms.
        budget_bytes: when the cache would grow beyond, the arrays used longest ago are deleted.

    Returns:
        uint8 (number of images, height, width, 3 or 1), 0..255; row i is `dataset.images[i]`.

    Raises:
        InputError: an image changed, or became unreadable, since the folder was scanned.
        WorkError: too little space, on the disk or, where the cache cannot be written, in memory.
        Cancelled: `cancelled` answered True; nothing is left behind.
    """
    shape = (len(dataset.images), *size, 3 if color == "rgb" else 1)
    if not dataset.images:
        return np.zeros(shape, np.uint8)
    file = pixel_file(dataset, size, color)
    kept = _mapped(file, shape)
    if kept is not None:
        return kept
    rows = _rows(dataset, size, color, progress, cancelled)
    try:
        _write(file, rows, shape, budget_bytes)
    except WorkError as error:
        if not _is_forbidden(error):
            raise
        _log.warning("the cache is not writable, images are held in memory: %s", error)
        return _in_memory(_rows(dataset, size, color, progress, cancelled), shape, file.parent)
    written = _mapped(file, shape)
    if written is None:
        raise WorkError("The file {file} was damaged while it was written.", file=str(file))
    return written


def pixel_file(dataset: Dataset, size: tuple[int, int], color: Color) -> Path:
    """Return where `pixel_array` keeps its array; the file may not be there yet."""
    height, width = size
    key = f"{fingerprint(dataset)[:40]}-{height}x{width}-{color}-{DECODE_VERSION}"
    return paths.cache() / "pixels" / f"{key}.npy"


def _rows(
    dataset: Dataset,
    size: tuple[int, int],
    color: Color,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[NDArray[np.uint8]]:
    """Yield the images in order, each (height, width, channels)."""

    def decoded(image: Image) -> NDArray[np.uint8]:
        return _pixels(dataset, image, size, color)

    total = len(dataset.images)
    chunk = max(1, min(64, _CHUNK_BYTES // (size[0] * size[1] * 3)))
    done = 0
    if progress is not None:
        progress(0, total)
    for results in in_parallel(decoded, dataset.images, chunk=chunk, cancelled=cancelled):
        yield from results
        done += len(results)
        if progress is not None:
            progress(done, total)


def _pixels(
    dataset: Dataset, image: Image, size: tuple[int, int], color: Color
) -> NDArray[np.uint8]:
    try:
        content = read_content(dataset.file(image))
        if digest(content) != image.digest:
            raise InputError(
                "The image {file} changed after the folder was read. Read the folder again.",
                file=image.path,
            )
        return pixels_of(content, size, color)
    except UnreadableImage as error:
        raise InputError(
            "The image {file} can no longer be read; it could when the folder was read. {reason}",
            file=image.path,
            reason=str(error.sentence),
        ) from error


def _mapped(file: Path, shape: tuple[int, ...]) -> NDArray[np.uint8] | None:
    """Return the array in `file`, None if there is none of this shape, whole."""
    try:
        array = np.lib.format.open_memmap(file, mode="r")
    except (OSError, ValueError, EOFError) as error:
        if not isinstance(error, FileNotFoundError):
            _log.warning("%s is written anew: %s", file, error)
        return None
    if array.shape != shape or array.dtype != np.uint8 or not array.flags.c_contiguous:
        return None
    touch(file)
    mapped: NDArray[np.uint8] = array
    return mapped


def _write(
    file: Path, rows: Iterator[NDArray[np.uint8]], shape: tuple[int, ...], budget: int
) -> None:
    """Write the array by plain writes: a full disk is an error then, in a mapping it kills."""
    header: dict[str, Any] = {"descr": "|u1", "fortran_order": False, "shape": shape}
    with whole_file(file) as output:
        make_room(file.parent, int(np.prod(shape, dtype=object)), budget, but=file)
        np.lib.format.write_array_header_1_0(output, header)
        for row in rows:
            output.write(row.data)


def _in_memory(
    rows: Iterator[NDArray[np.uint8]], shape: tuple[int, ...], folder: Path
) -> NDArray[np.uint8]:
    needed = int(np.prod(shape, dtype=object))
    available = int(psutil.virtual_memory().available)
    if needed > available // 2:
        raise WorkError(
            "The cache folder {folder} cannot be written, and the decoded images need {needed} MB "
            "of memory; {available} MB are free. Set STUDIO_CACHE to a folder that can be written.",
            folder=str(folder),
            needed=megabytes(needed),
            available=available // 1024**2,
        )
    array = np.empty(shape, np.uint8)
    for index, row in enumerate(rows):
        array[index] = row
    array.flags.writeable = False
    return array


def _is_forbidden(error: WorkError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _NOT_WRITABLE
