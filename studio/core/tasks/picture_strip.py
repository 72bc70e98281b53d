"""Several images of one size in one PNG, one below the other."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.base.files import write_whole
from studio.core.base.regular_file import damaged, read_regular

MODES = {1: "L", 3: "RGB"}
"""Channels of an image that can be kept, and what Pillow calls them."""

Pictures = NDArray[np.uint8]
"""(images, height, width, 1 or 3), 0..255."""

_LARGEST = 2 * 1024**3


def as_image(picture: NDArray[np.uint8]) -> Image.Image:
    """Return (height, width, 1 or 3) as Pillow has it."""
    return Image.fromarray(picture[..., 0] if picture.shape[-1] == 1 else picture)


def write_strip(file: Path, pictures: Pictures, text: Mapping[str, str] | None = None) -> None:
    """Write them, whole or not at all.

    Args:
        file: a PNG.
        pictures: the images.
        text: that the file holds beside them, by key.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
    """
    count, height, width, channels = pictures.shape
    packed = io.BytesIO()
    notes = PngInfo()
    for key, value in (text or {}).items():
        notes.add_text(key, value)
    as_image(pictures.reshape(count * height, width, channels)).save(packed, "PNG", pnginfo=notes)
    write_whole(file, packed.getbuffer())


def read_strip(file: Path, shape: tuple[int, int, int, int]) -> Pictures:
    """Return images of a known shape (images, height, width, 1 or 3).

    Raises:
        InputError: the file is missing or damaged, or holds others.
    """
    count, height, width, channels = shape
    content = read_regular(file, _LARGEST)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            if image.size != (width, count * height) or image.mode != MODES[channels]:
                raise damaged(file, f"{image.size}, {image.mode}")
            pixels = np.array(image)
    except (OSError, ValueError, SyntaxError) as error:
        raise damaged(file, str(error)) from None
    return pixels.reshape(shape)


def read_text(file: Path, key: str) -> str:
    """Return a text that the file holds beside its images, "" where it has none of that key.

    Raises:
        InputError: the file is missing or damaged.
    """
    content = read_regular(file, _LARGEST)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            return str(image.info.get(key, ""))
    except (OSError, ValueError, SyntaxError) as error:
        raise damaged(file, str(error)) from None
