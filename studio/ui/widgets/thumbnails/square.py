"""The part of a picture that a square tile shows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap


def middle_square(pixmap: QPixmap) -> QRectF:
    """Return the largest square in the middle of `pixmap`, in its pixels."""
    side = min(pixmap.width(), pixmap.height())
    return QRectF((pixmap.width() - side) / 2, (pixmap.height() - side) / 2, side, side)
