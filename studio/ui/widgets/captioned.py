"""A picture with a line of text below it, so that a saved file says what it shows."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

MARGIN = 8
LEAST_WIDTH = 320
"""Pixels: a narrower picture stands on a wider ground, so that its caption can be read."""

_GROUND, _TEXT = QColor("white"), QColor("#333333")
_WIDTHS = 75
"""The picture's width is at least this many times the height of a letter."""


def captioned(image: QImage, caption: str, font: QFont) -> QImage:
    """Return `image` with `caption` below it on white, in several lines where it is long.

    Args:
        image: stays as it is.
        caption: "" returns the image itself.
        font: of the caption, larger below a large picture.
    """
    if not caption or image.isNull():
        return image
    image = image.copy()
    image.setDevicePixelRatio(1.0)  # its pixels are counted
    width = max(image.width(), LEAST_WIDTH)
    shown = QFont(font)
    shown.setPixelSize(max(12, width // _WIDTHS))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    room = QRect(MARGIN, 0, width - 2 * MARGIN, 1_000_000)
    height = QFontMetrics(shown).boundingRect(room, flags, caption).height()
    made = QImage(width, image.height() + height + 2 * MARGIN, QImage.Format.Format_RGB32)
    made.fill(_GROUND)
    painter = QPainter(made)
    painter.drawImage((width - image.width()) // 2, 0, image)
    painter.setFont(shown)
    painter.setPen(_TEXT)
    place = QRect(MARGIN, image.height() + MARGIN, width - 2 * MARGIN, height)
    painter.drawText(place, flags, caption)
    painter.end()
    return made
