"""Moving pictures: GIF files, which everything shows that shows pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from studio.core.base.named_output import write_named

LINGER = 4
"""The last picture stays so many times as long as the others, before all begins again."""


def write_gif(frames: Sequence[QImage], milliseconds: int, path: Path) -> None:
    """Write pictures of one size as a GIF that repeats for ever; safe in any thread.

    Args:
        frames: at least one; up to 256 colours of each are kept.
        milliseconds: that each is seen, rounded by the format to hundredths of a second.
        path: where to.

    Raises:
        WorkError: the file cannot be written.
    """
    pictures = [_picture(frame) for frame in frames]
    packed = io.BytesIO()
    pictures[0].save(
        packed,
        "GIF",
        save_all=True,
        append_images=pictures[1:],
        duration=[milliseconds] * (len(pictures) - 1) + [milliseconds * LINGER],
        loop=0,
    )
    write_named(path, packed.getvalue())


def _picture(frame: QImage) -> Image.Image:
    """Return a frame with at most 256 colours; grey stays as it is."""
    is_grey = frame.isGrayscale()
    kind = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB888
    image = frame.convertToFormat(kind)
    channels = 1 if is_grey else 3
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : image.width() * channels]
    if is_grey:
        return Image.fromarray(pixels.copy())
    colored = Image.fromarray(pixels.reshape(image.height(), image.width(), 3).copy())
    return colored.quantize(256)
