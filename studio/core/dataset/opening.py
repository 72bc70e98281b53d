"""Pillow's image of a file's bytes, with every failure as one exception."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, UnidentifiedImageError

from studio.core.base.sentences import Sentence, say
from studio.core.dataset.content import format_of
from studio.core.dataset.quiet import pillow_quiet
from studio.core.dataset.unreadable import UnreadableImage

PIXEL_LIMIT = 178_956_970
"""Pixels; larger images are refused from their header. What Pillow calls a bomb by default."""

_LONG = 1024**2
_MOST_JUNK = 64 * 1024
"""Bytes of a JPEG between two segments."""

_START_OF_SCAN = b"\xda"
_WITHOUT_LENGTH = frozenset(bytes([number]) for number in (0x00, 0x01, *range(0xD0, 0xDA)))

_PNG_END = b"IEND"

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")

# Pillow's own limit knows no width and height to tell, and warns below it; ours replaces it.
Image.MAX_IMAGE_PIXELS = None


@contextmanager
def opened(content: bytes) -> Iterator[ImageFile.ImageFile]:
    """Open `content` lazily; whatever fails inside the block is the image's failure.

    So the block must hold nothing but work on the image.

    Raises:
        UnreadableImage: not an image, too large, cut off, damaged; from here or from the block.
    """
    try:
        _check_jpeg(content)
        with pillow_quiet(), Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            _check_size(image.width, image.height)
            if image.format == "PNG" and _PNG_END not in content:  # Pillow does without
                raise UnreadableImage(_cut_off("PNG"))
            yield image
    except UnreadableImage:
        raise
    except MemoryError as error:
        reason = say("Decoding the image needs more memory than is available.")
        raise UnreadableImage(reason, is_lasting=False) from error
    except Exception as error:  # on damaged bytes Pillow's decoders raise nearly anything
        raise UnreadableImage(_why(error, content)) from error


def _check_jpeg(content: bytes) -> None:
    """Refuse a large file whose segments do not follow each other.

    Pillow looks for the next one byte by byte: minutes in some hundred megabytes of nothing.
    """
    if len(content) < _LONG or not content.startswith(b"\xff\xd8"):
        return
    at = 2
    while (at := content.find(b"\xff", at, at + _MOST_JUNK)) >= 0:
        marker, at = content[at + 1 : at + 2], at + 2
        if marker == _START_OF_SCAN:
            return
        if marker == b"\xff":
            at -= 1  # fill bytes
        elif marker not in _WITHOUT_LENGTH:
            at += max(2, int.from_bytes(content[at : at + 2], "big"))
    raise UnreadableImage(
        say("The {format} file is damaged: it cannot be decoded to its end.", format="JPEG")
    )


def _check_size(width: int, height: int) -> None:
    if width * height > PIXEL_LIMIT:
        raise UnreadableImage(
            say(
                "The image is too large: {width} x {height} pixels. "
                "At most {limit} pixels in all are read.",
                width=width,
                height=height,
                limit=PIXEL_LIMIT,
            )
        )


def _why(error: Exception, content: bytes) -> Sentence:
    name = format_of(content[:16]) or "?"
    if _is_cut_off(error, content, name):
        return _cut_off(name)
    if isinstance(error, UnidentifiedImageError):
        return say(
            "The file starts like a {format} image but is damaged or of an unusual kind.",
            format=name,
        )
    return say("The {format} file is damaged: it cannot be decoded to its end.", format=name)


def _cut_off(name: str) -> Sentence:
    return say("The {format} file ends too early: a part of the image is missing.", format=name)


def _is_cut_off(error: Exception, content: bytes, name: str) -> bool:
    if name == "WebP" and len(content) >= 8:  # its header tells how long the file should be
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    return isinstance(error, EOFError) or "truncated" in str(error).lower()
