"""One image, as large as the room allows, with a box on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Role, Theme

_SMALL = 96
"""An image whose longer side has fewer pixels shows them as squares."""

_SAVED_SIDE = 384
"""A smaller image is saved enlarged in whole steps up to about this many pixels."""


class Box(NamedTuple):
    """A rectangle in shares of an image's height and width; it may reach beyond 0 and 1."""

    top: float
    left: float
    bottom: float
    right: float


class ImageView(QWidget):
    """Keeps the aspect ratio of what it shows; text takes the place of an image that is not there.

    Args:
        side: height in pixels that it asks for, and its least height in `least`.
    """

    def __init__(
        self, theme: Theme, side: int, least: int = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side, self._least = side, least
        self._image = QImage()
        self._text = ""
        self._box: Box | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height that is asked for."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which something can be made out."""
        return QSize(self._least, self._least)

    def image(self) -> QImage:
        """Return what is shown, a null image where there is none."""
        return self._image

    def box(self) -> Box | None:
        """Return the box that is drawn."""
        return self._box

    def is_empty(self) -> bool:
        """Return whether there is no image."""
        return self._image.isNull()

    def picture(self) -> QImage:
        """Return the image with its box, at a whole multiple of its size, to be saved or copied."""
        if self._image.isNull():
            return QImage()
        longer = max(self._image.width(), self._image.height())
        made = self._image.scaled(self._image.size() * max(1, _SAVED_SIDE // longer))
        if self._box is not None:
            made = made.convertToFormat(QImage.Format.Format_RGB32)
            painter = QPainter(made)
            self._draw_box(painter, QRectF(made.rect()), self._box)
            painter.end()
        return made

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return `image`, uint8 (height, width, 3), and `box` in shares of its sides, if any."""
        found: dict[str, NDArray[np.generic]] = {"image": pixels_of(self._image)}
        if self._box is not None:
            found["box"] = np.array(self._box, np.float32)
        return found

    def set_pixels(self, pixels: NDArray[np.uint8]) -> None:
        """Show uint8 (height, width, 3)."""
        height, width, _ = pixels.shape
        data = np.ascontiguousarray(pixels)
        self.set_image(QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888))

    def set_image(self, image: QImage) -> None:
        """Show an image."""
        self._image, self._text = image.copy(), ""
        self.update()

    def set_text(self, text: str) -> None:
        """Show text in place of an image."""
        self._image, self._text = QImage(), text
        self.update()

    def set_box(self, box: Box | None) -> None:
        """Draw a box over the image, or none."""
        if box != self._box:
            self._box = box
            self.update()

    def image_rect(self) -> QRectF:
        """Return where the image lies."""
        room = QRectF(self.rect())
        if self._image.isNull():
            return room
        factor = min(room.width() / self._image.width(), room.height() / self._image.height())
        width, height = self._image.width() * factor, self._image.height() * factor
        return QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image, then the box."""
        painter = QPainter(self)
        if self._image.isNull():
            painter.setFont(self._theme.font_of(Role.CAPTION))
            painter.setPen(self._theme.color("dim"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._text)
            return
        place = self.image_rect()
        is_small = max(self._image.width(), self._image.height()) < _SMALL
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
        painter.drawImage(place, self._image)
        if self._box is not None:
            self._draw_box(painter, place, self._box)

    def _draw_box(self, painter: QPainter, place: QRectF, box: Box) -> None:
        """Draw a line that is seen on light and on dark: the accent between two dark ones."""
        rect = QRectF(
            place.left() + box.left * place.width(),
            place.top() + box.top * place.height(),
            (box.right - box.left) * place.width(),
            (box.bottom - box.top) * place.height(),
        )
        for color, width in ((QColor(0, 0, 0, 160), 4.0), (QColor("#FFD54A"), 2.0)):
            pen = QPen(color, width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(rect)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return uint8 (height, width, 3)."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()
