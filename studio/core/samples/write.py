"""Write a built-in data set as a folder of images."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.base.new_folder import new_folder
from studio.core.samples.sample import Sample
from studio.core.samples.table import SAMPLES

_SMALLEST, _LARGEST = 8, 1024
_MOST = 100_000

# Noise hardly gets smaller however hard one tries: level 1 takes a third of the time.
_HOW: dict[str, dict[str, Any]] = {".png": {"compress_level": 1}, ".jpg": {"quality": 92}}
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENAMETOOLONG})


def write_sample(
    name: str,
    folder: Path,
    *,
    seed: int = 0,
    count: int | None = None,
    size: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the sample `name` into `folder`, whole or not at all; return the number of images.

    Args:
        name: of a row of SAMPLES.
        folder: missing or empty; folders above it are made.
        seed: of samples that are drawn; the same seed gives the same pixels.
        count: images of each class (fewer where the sample has fewer); None = the sample's own.
        size: side of the images in pixels, 8..1024; None = the sample's own.
        progress: called with the number of images written and the number expected.
        cancelled: asked before every image.

    Raises:
        InputError: no such sample, count or size out of range, `folder` is in use or forbidden.
        WorkError: the disk is full or failed.
        Cancelled: `cancelled` answered True.
    """
    sample = find_sample(name)
    count = _checked("count", count, sample.count, 1, sample.most or _MOST)
    size = _checked("size", size, sample.size, _SMALLEST, _LARGEST)
    folder = folder.absolute()
    try:
        with new_folder(folder) as temporary:
            written = _write(sample, temporary, (seed, count, size), progress, cancelled)
    except OSError as error:
        raise _why(error, folder) from error
    return written


def find_sample(name: str) -> Sample:
    """Return the row of SAMPLES called `name`.

    Raises:
        InputError: there is none.
    """
    for sample in SAMPLES:
        if sample.name == name:
            return sample
    raise InputError(
        "No sample is called {name}. Samples: {names}.",
        name=name,
        names=", ".join(sample.name for sample in SAMPLES),
    )


def _checked(field: str, found: int | None, usual: int, least: int, most: int) -> int:
    if found is None:
        return usual
    if not least <= found <= most:
        raise InputError(
            "{field} is {found}; it must be {least} to {most}.",
            field=field,
            found=found,
            least=least,
            most=most,
        )
    return found


def _write(
    sample: Sample,
    folder: Path,
    how: tuple[int, int, int],
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> int:
    for name in sample.classes:
        (folder / name).mkdir()
    written = 0
    expected = len(sample.classes) * how[1]
    for written, image in enumerate(sample.images(*how), start=1):
        if cancelled is not None and cancelled():
            raise Cancelled
        file = folder / image.path
        Image.fromarray(image.pixels).save(file, **_HOW[file.suffix])
        if progress is not None:
            progress(written, expected)
    if progress is not None:
        progress(written, written)
    return written


def _why(error: OSError, folder: Path) -> InputError | WorkError:
    detail = error.strerror or str(error)
    kind = InputError if error.errno in _REFUSED else WorkError
    return kind(
        "The folder {folder} cannot be written: {detail}.", folder=str(folder), detail=detail
    )
