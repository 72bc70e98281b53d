"""Pixels of an image file, the same for every format; the only place that decodes images.

TensorFlow's decoders are not used: they ignore EXIF orientation, drop alpha unblended, cut 16 bits
to 8 without rounding and read no TIFF (measured with TensorFlow 2.21).
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile

from studio.core.dataset.content import digest, read_content
from studio.core.dataset.opening import opened
from studio.core.dataset.pixel_form import Color, PixelForm
from studio.core.dataset.plain_pixels import orientation, pixels_of
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.sentences import say

DECODE_VERSION = 1
"""Raised when the same file gives other pixels than before; pixel caches hang on it."""

_PLAIN = frozenset({"1", "L", "P", "RGB", "RGBX", "CMYK", "YCbCr"})
_BLENDED = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_WIDE = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
_MODES = _PLAIN | _BLENDED | _WIDE
"""What `plain_pixels` makes RGB or grey of; Lab and its like have no plain way there."""


class Examined(NamedTuple):
    """What is known of an image that decodes: size in pixels as it is seen, digest of its bytes."""

    width: int
    height: int
    digest: str


def load_pixels(path: str | Path, size: tuple[int, int], color: Color) -> NDArray[np.uint8]:
    """Return the image at `path`, stretched to `size` with an antialiasing bilinear filter.

    Args:
        path: a JPEG, PNG, GIF, BMP, WebP or TIFF by its content, whatever its name; of several
            frames the first.
        size: (height, width) in pixels.
        color: "rgb" or "gray" (luma of ITU-R BT.601).

    Returns:
        uint8 (height, width, 3 or 1), 0..255, turned as EXIF says, transparent parts on white.

    Raises:
        UnreadableImage: whatever is wrong with the file.
    """
    with opened(read_content(path)) as image:
        return _pixels(image, PixelForm(size, color))


def load_thumbnail(path: str | Path, side: int) -> NDArray[np.uint8]:
    """Return the image at `path` with its aspect ratio, neither side above `side`; never enlarged.

    Returns:
        uint8 (height, width, 3), 0..255.

    Raises:
        UnreadableImage: whatever is wrong with the file.
    """
    content = read_content(path)
    with opened(content) as image:
        size = _seen_size(image)
        factor = min(1.0, side / max(size))
        width, height = (max(1, round(length * factor)) for length in size)
        return _pixels(image, PixelForm((height, width), "rgb"))


def examine(path: str | Path) -> Examined:
    """Decode the image at `path` to its end, as cheaply as that can be done.

    Raises:
        UnreadableImage: if, and only if, `load_pixels` would.
    """
    content = read_content(path)
    with opened(content) as image:
        width, height = _seen_size(image)
        _check_mode(image)
        image.draft(None, (1, 1))  # all bytes of a JPEG are read, an eighth of it is computed
        image.load()
    return Examined(width, height, digest(content))


def load_examined(path: str | Path, form: PixelForm) -> tuple[Examined, NDArray[np.uint8]]:
    """Do what `examine` and `load_pixels` do, decoding once.

    Raises:
        UnreadableImage: if, and only if, they would.
    """
    content = read_content(path)
    with opened(content) as image:
        width, height = _seen_size(image)
        pixels = _pixels(image, form)
    return Examined(width, height, digest(content)), pixels


def _seen_size(image: ImageFile.ImageFile) -> tuple[int, int]:
    """Return width and height after the turn."""
    width, height = image.size
    return (height, width) if orientation(image) >= 5 else (width, height)


def _pixels(image: ImageFile.ImageFile, form: PixelForm) -> NDArray[np.uint8]:
    _check_mode(image)
    with np.errstate(invalid="ignore"):  # of the odder NaNs
        return pixels_of(image, *form.size, "RGB" if form.color == "rgb" else "L")


def _check_mode(image: ImageFile.ImageFile) -> None:
    """Raise UnreadableImage if the image's colour model has no plain way to RGB."""
    if image.mode not in _MODES:
        raise UnreadableImage(
            say("The image's colour model {mode} is not read. Save it as RGB.", mode=image.mode)
        )
