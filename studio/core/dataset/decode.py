"""Pixels of an image file, the same for every format; the only place that decodes images.

TensorFlow's decoders are not used: they ignore EXIF orientation, drop alpha unblended, cut 16 bits
to 8 without rounding and read no TIFF (measured with TensorFlow 2.21).
"""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile

from studio.core.base.sentences import say
from studio.core.dataset.content import content_of, digest
from studio.core.dataset.look import SIDE, look_of
from studio.core.dataset.memory import MEBIBYTE, PIXELS
from studio.core.dataset.opening import opened
from studio.core.dataset.pixel_form import Color, PixelForm
from studio.core.dataset.plain_pixels import eight_bits, orientation, pixels_of
from studio.core.dataset.unreadable import UnreadableImage

DECODE_VERSION = 1
"""Raised when the same file gives other pixels than before; pixel caches hang on it."""

_PLAIN = frozenset({"1", "L", "P", "RGB", "RGBX", "CMYK", "YCbCr"})
_BLENDED = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_WIDE = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
_MODES = _PLAIN | _BLENDED | _WIDE
"""What `plain_pixels` makes RGB or grey of; Lab and its like have no plain way there."""


_STORED = {"1": 1, "L": 1, "P": 1} | dict.fromkeys(("I;16", "I;16L", "I;16B", "I;16N"), 2)
"""Bytes that Pillow takes for a pixel; 4 for every other mode."""

_JPEG = frozenset({"JPEG", "MPO"})
_LOOK_SIZE = (SIDE, SIDE)


class Examined(NamedTuple):
    """What is known of an image that decodes.

    Attributes:
        width: pixels as it is seen; likewise `height`.
        digest: of its bytes.
        look: what it looks like, the same for the same bytes.
    """

    width: int
    height: int
    digest: str
    look: bytes


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
    form = PixelForm(size, color)
    with content_of(path) as content, opened(content) as image, _room(image, form.size):
        return _pixels(image, form)


def load_thumbnail(path: str | Path, side: int) -> NDArray[np.uint8]:
    """Return the image at `path` with its aspect ratio, neither side above `side`; never enlarged.

    Returns:
        uint8 (height, width, 3), 0..255.

    Raises:
        UnreadableImage: whatever is wrong with the file.
    """
    with content_of(path) as content, opened(content) as image, _room(image, (side, side)):
        size = _seen(image.size, orientation(image))
        factor = min(1.0, side / max(size))
        width, height = (max(1, round(length * factor)) for length in size)
        return _pixels(image, PixelForm((height, width), "rgb"))


def examine(path: str | Path) -> Examined:
    """Decode the image at `path` to its end, as cheaply as that can be done.

    Raises:
        UnreadableImage: if, and only if, `load_pixels` would.
    """
    with content_of(path) as content, opened(content) as image:
        size = image.size
        with _room(image, _LOOK_SIZE):
            turn = orientation(image)
            look = _loaded_look(image, turn)
        return Examined(*_seen(size, turn), digest(content), look)


def examine_for(path: str | Path, form: PixelForm) -> tuple[Examined, NDArray[np.uint8] | None]:
    """Do what `examine` does, and return the pixels as well where they cost no second decoding.

    That is everything but a JPEG that is wanted larger than it has to be decoded to be judged.

    Raises:
        UnreadableImage: if, and only if, `load_pixels` would.
    """
    with content_of(path) as content, opened(content) as image:
        size = image.size
        if not _is_judged_at(image, form):
            with _room(image, _LOOK_SIZE):
                turn = orientation(image)
                look = _loaded_look(image, turn)
            return Examined(*_seen(size, turn), digest(content), look), None
        with _room(image, form.size):
            turn = orientation(image)
            pixels = _pixels(image, form)
            look = _look(image, turn)
        return Examined(*_seen(size, turn), digest(content), look), pixels


def load_with_digest(path: str | Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
    """Return what `load_pixels` does, and the digest of the file's bytes.

    Raises:
        UnreadableImage: whatever is wrong with the file.
    """
    with content_of(path) as content, opened(content) as image, _room(image, form.size):
        return _pixels(image, form), digest(content)


def _room(image: ImageFile.ImageFile, target: tuple[int, int]) -> AbstractContextManager[None]:
    """Return what holds the memory that decoding for `target` (height, width) takes, in `PIXELS`.

    Raises:
        UnreadableImage: it is more than all threads together may hold.
    """
    width, height = image.size
    if image.format in _JPEG:
        wanted = target if orientation(image) >= 5 else (target[1], target[0])
        width, height = _drafted(image.size, wanted)
    needed = width * height * _bytes_a_pixel(image)
    if needed > PIXELS.limit:
        raise UnreadableImage(
            say(
                "Decoding the image needs {needed} MB of memory; the limit is {limit} MB. "
                "Save it smaller.",
                needed=needed // MEBIBYTE,
                limit=PIXELS.limit // MEBIBYTE,
            )
        )
    return PIXELS.reserved(needed)


def _bytes_a_pixel(image: ImageFile.ImageFile) -> int:
    """Return what the image and `plain_pixels`' copies of it take at the most."""
    stored = _STORED.get(image.mode, 4)
    if image.mode in _WIDE:
        made = 16 if stored == 4 else 5
    elif image.mode in ("1", "L", "RGB", "RGBX") and not image.has_transparency_data:
        made = 1
    else:
        made = 4 if image.mode in ("RGBA", "CMYK", "YCbCr") else 8
    decoder = 4 if image.format == "WEBP" else 0  # which decodes into a buffer of its own
    return stored + made + decoder


def _drafted(size: tuple[int, int], target: tuple[int, int]) -> tuple[int, int]:
    """Return the size that Pillow decodes a JPEG of `size` at, when asked for twice `target`."""
    enough = min(size[0] // (2 * target[0]), size[1] // (2 * target[1]))
    scale = next((scale for scale in (8, 4, 2) if enough >= scale), 1)
    return -(-size[0] // scale), -(-size[1] // scale)


def _is_judged_at(image: ImageFile.ImageFile, form: PixelForm) -> bool:
    """Return whether `examine` decodes the image as large as `form` wants it, and in colour."""
    if image.format not in _JPEG:
        return True
    wanted = form.size if orientation(image) >= 5 else (form.size[1], form.size[0])
    is_same_size = _drafted(image.size, wanted) == _drafted(image.size, _LOOK_SIZE)
    return is_same_size and form.color == "rgb"


def _loaded_look(image: ImageFile.ImageFile, turn: int) -> bytes:
    _check_mode(image)
    # All bytes of a JPEG are read, of which an eighth may be computed.
    image.draft(None, (2 * _LOOK_SIZE[0], 2 * _LOOK_SIZE[1]))
    image.load()
    return _look(image, turn)


def _look(image: ImageFile.ImageFile, turn: int) -> bytes:
    """Return the look of a loaded image."""
    is_grey = image.mode in _WIDE or image.mode in ("1", "L")
    with np.errstate(invalid="ignore"):  # of the odder NaNs
        return look_of(eight_bits(image, "L" if is_grey else "RGB"), turn)


def _seen(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Return width and height after the turn."""
    return (size[1], size[0]) if turn >= 5 else size


def _pixels(image: ImageFile.ImageFile, form: PixelForm) -> NDArray[np.uint8]:
    _check_mode(image)
    with np.errstate(invalid="ignore"):  # of the odder NaNs
        return pixels_of(image, *form.size, "RGB" if form.color == "rgb" else "L")


def _check_mode(image: ImageFile.ImageFile) -> None:
    """Raise UnreadableImage if the image's colour model has no plain way to RGB."""
    if image.mode not in _MODES:
        raise UnreadableImage(
            say(
                "The image's colour model {mode} is not supported. Save it as RGB.", mode=image.mode
            )
        )
