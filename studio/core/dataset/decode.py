"""Pixels of an image file, the same for every format; the only place that decodes images.

TensorFlow's decoders are not used: they ignore EXIF orientation, drop alpha unblended, cut 16 bits
to 8 without rounding and read no TIFF (measured with TensorFlow 2.21).
"""

from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageFile, JpegImagePlugin

from studio.core.dataset.content import digest, read_content
from studio.core.dataset.eight_bits import check_mode, eight_bits
from studio.core.dataset.opening import opened
from studio.core.dataset.pixel_form import Color, PixelForm

DECODE_VERSION = 1
"""Raised when the same file gives other pixels than before; pixel caches hang on it."""

# A JPEG is decoded at 1/2, 1/4 or 1/8 as long as twice the wanted size is left; against decoding
# all of it that costs 1-3 grey levels (51 dB on a 1/f image of 3000 x 2000) and halves the time.
_DRAFT_GAP = 2
_REDUCING_GAP = 3.0

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = frozenset({5, 6, 7, 8})


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
        return _stretched(image, _orientation(image), PixelForm(size, color))


def load_thumbnail(path: str | Path, side: int) -> NDArray[np.uint8]:
    """Return the image at `path` with its aspect ratio, neither side above `side`; never enlarged.

    Returns:
        uint8 (height, width, 3), 0..255.

    Raises:
        UnreadableImage: whatever is wrong with the file.
    """
    content = read_content(path)
    with opened(content) as image:
        turn = _orientation(image)
        factor = min(1.0, side / max(image.size))
        width, height = (max(1, round(length * factor)) for length in image.size)
        return _shrunk(image, turn, (width, height), "RGB")


def examine(path: str | Path) -> Examined:
    """Decode the image at `path` to its end, as cheaply as that can be done.

    Raises:
        UnreadableImage: if, and only if, `load_pixels` would.
    """
    content = read_content(path)
    with opened(content) as image:
        width, height = _seen_size(image, _orientation(image))
        image.draft(None, (1, 1))  # all bytes of a JPEG are read, an eighth of it is computed
        image.load()
        check_mode(image)
    return Examined(width, height, digest(content))


def load_examined(path: str | Path, form: PixelForm) -> tuple[Examined, NDArray[np.uint8]]:
    """Do what `examine` and `load_pixels` do, decoding once.

    Raises:
        UnreadableImage: if, and only if, they would.
    """
    content = read_content(path)
    with opened(content) as image:
        turn = _orientation(image)
        width, height = _seen_size(image, turn)
        pixels = _stretched(image, turn, form)
    return Examined(width, height, digest(content)), pixels


def _seen_size(image: ImageFile.ImageFile, turn: int) -> tuple[int, int]:
    """Return width and height after the turn."""
    width, height = image.size
    return (height, width) if turn in _SIDEWAYS else (width, height)


def _stretched(image: ImageFile.ImageFile, turn: int, form: PixelForm) -> NDArray[np.uint8]:
    height, width = form.size
    before_turn = (height, width) if turn in _SIDEWAYS else (width, height)
    return _shrunk(image, turn, before_turn, "RGB" if form.color == "rgb" else "L")


def _shrunk(
    image: ImageFile.ImageFile, turn: int, size: tuple[int, int], mode: Literal["RGB", "L"]
) -> NDArray[np.uint8]:
    """Return the pixels of `image` resized to (width, height), turned after that."""
    image.draft(mode, (size[0] * _DRAFT_GAP, size[1] * _DRAFT_GAP))
    image.load()
    small = eight_bits(image, mode)
    if small.size != size:
        small = small.resize(size, Image.Resampling.BILINEAR, reducing_gap=_REDUCING_GAP)
    if turn in _TURNS:
        small = small.transpose(_TURNS[turn])
    pixels = np.array(small, np.uint8)
    return pixels if mode == "RGB" else pixels[:, :, np.newaxis]


def _orientation(image: ImageFile.ImageFile) -> int:
    """Return EXIF's orientation, 1..8; 1 if there is none or the EXIF data are damaged."""
    if image.format == "TIFF":
        return 1  # Pillow turns these itself while loading
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        image.load()  # a PNG's EXIF data may lie behind its pixels; its failure is no EXIF failure
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # a picture with damaged side notes is still a picture
        return 1
