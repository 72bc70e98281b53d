"""Every image of a data set decoded once, kept as one array on the disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError, WorkError
from studio.core.dataset.decode import load_examined
from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.in_parallel import in_parallel
from studio.core.dataset.pixel_file import BUDGET, mapped, new_pixel_file, pixel_file
from studio.core.dataset.pixel_form import Color, PixelForm
from studio.core.dataset.shelf import megabytes
from studio.core.dataset.unreadable import UnreadableImage


def pixel_array(
    dataset: Dataset,
    size: tuple[int, int],
    color: Color,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    budget_bytes: int = BUDGET,
) -> NDArray[np.uint8]:
    """Return the pixels of all images of `dataset`, decoded now or earlier.

    The array lies in a .npy file below `paths.cache()`, named by the data's fingerprint, size,
    colour and DECODE_VERSION, and is mapped into memory read-only. It comes from a call before,
    or from the scan if that was told what pixels will be wanted; then the image folder itself
    need not be there. A file is used only if it was written to its end. If the cache cannot be
    written, the array is held in memory.

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
        InputError: the folder is gone, or an image changed, or became unreadable, since it was
            scanned.
        WorkError: too little space, on the disk or, where the cache cannot be written, in memory.
        Cancelled: `cancelled` answered True; nothing is left behind.
    """
    form = PixelForm(size, color)
    if not dataset.images:
        return np.zeros((0, *form.row_shape), np.uint8)
    kept = mapped(dataset, form)
    if kept is not None:
        return kept
    rows = _rows(dataset, form, progress, cancelled)
    with new_pixel_file(form, len(dataset.images), budget_bytes) as new:
        if new is None:
            return _in_memory(rows, (len(dataset.images), *form.row_shape))
        for row in rows:
            new.add(row)
        new.finish(pixel_file(dataset, form))
    written = mapped(dataset, form)
    if written is None:
        raise WorkError(
            "The file {file} was damaged while it was written.",
            file=str(pixel_file(dataset, form)),
        )
    return written


def _rows(
    dataset: Dataset,
    form: PixelForm,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[NDArray[np.uint8]]:
    """Yield the images in order, each (height, width, channels)."""

    def decoded(image: Image) -> NDArray[np.uint8]:
        return _pixels(dataset, image, form)

    total = len(dataset.images)
    done = 0
    if progress is not None:
        progress(0, total)
    for results in in_parallel(decoded, dataset.images, chunk=form.chunk, cancelled=cancelled):
        yield from results
        done += len(results)
        if progress is not None:
            progress(done, total)


def _pixels(dataset: Dataset, image: Image, form: PixelForm) -> NDArray[np.uint8]:
    try:
        examined, pixels = load_examined(dataset.file(image), form)
    except UnreadableImage as error:
        if not Path(dataset.folder).is_dir():
            raise InputError(
                "The folder {folder} is not there any more, and its decoded images are no longer "
                "kept. Connect the disk or bring the folder back to go on.",
                folder=dataset.folder,
            ) from error
        raise InputError(
            "The image {file} can no longer be read; it could when the folder was read. {reason}",
            file=image.path,
            reason=error.sentence,
        ) from error
    if examined.digest != image.digest:
        raise InputError(
            "The image {file} changed after the folder was read. Read the folder again.",
            file=image.path,
        )
    return pixels


def _in_memory(rows: Iterator[NDArray[np.uint8]], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    needed = int(np.prod(shape, dtype=object))
    available = int(psutil.virtual_memory().available)
    if needed > available // 2:
        raise WorkError(
            "The cache folder {folder} cannot be written, and the decoded images need {needed} MB "
            "of memory; {available} MB are free. Set STUDIO_CACHE to a folder that can be written.",
            folder=str(paths.cache()),
            needed=megabytes(needed),
            available=available // 1024**2,
        )
    array = np.empty(shape, np.uint8)
    for index, row in enumerate(rows):
        array[index] = row
    array.flags.writeable = False
    return array
