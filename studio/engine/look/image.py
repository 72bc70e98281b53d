"""The image that a view is asked about, decoded once for the questions that follow."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.unreadable import UnreadableImage

_KEPT = 4


def image_of(file: str, form: PixelForm) -> NDArray[np.uint8]:
    """Return the image of `file` as a network that reads `form` sees it, (height, width, channels).

    Raises:
        InputError: no file is named, it is missing, or it is no image that this program reads.
    """
    if not file:
        raise InputError("The view needs an image: name its file.")
    path = Path(file)
    try:
        found = path.stat()
        return _decoded(path, form, found.st_size, found.st_mtime_ns)
    except FileNotFoundError:
        raise InputError("{file} was not found.", file=file) from None
    except UnreadableImage as error:
        raise InputError("{file}: {reason}", file=file, reason=error.sentence) from error
    except OSError as error:
        raise InputError("{file}: {reason}", file=file, reason=str(error.strerror)) from error


@lru_cache(_KEPT)
def _decoded(path: Path, form: PixelForm, _size: int, _changed: int) -> NDArray[np.uint8]:
    pixels = load_pixels(path, form.size, form.color)
    pixels.setflags(write=False)  # it is handed out again
    return pixels
