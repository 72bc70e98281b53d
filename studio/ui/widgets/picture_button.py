"""A picture to be pressed, as large as the room allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import CONTROL_RADIUS

_ROOM = 10
"""Pixels between the frame and the picture."""

_CAPTION = 30


class PictureButton(QAbstractButton):
    """Keeps the aspect ratio; small pictures are enlarged without smoothing.

    A caption below takes room whether there is one or not, so that nothing moves when it comes.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._caption = ""
        self._frame: ColorName | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room to look at a picture."""
        return QSize(280, 280 + _CAPTION)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which something can be made out."""
        return QSize(112, 112 + _CAPTION)

    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def caption(self) -> str:
        """Return what is written below."""
        return self._caption

    def set_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def set_caption(self, caption: str, frame: ColorName | None = None) -> None:
        """Write below the picture, and frame it in a colour; "" and None take both away."""
        self._caption, self._frame = caption, frame
        self.setAccessibleDescription(caption)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, picture and caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2 - _CAPTION)
        place = self._place(room.adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM))
        is_lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        width = 3 if self._frame else 2 if is_lit else 1
        color = self._frame or ("accent" if is_lit else "edge")
        painter.setPen(QPen(self._theme.color(color), width))
        painter.setBrush(self._theme.color("field"))
        frame = place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        if not self._image.isNull():
            is_smaller = place.height() * self.devicePixelRatioF() < self._image.height()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smaller)
            painter.drawImage(place, self._image)
        painter.setFont(self._theme.font_of(Role.STRONG))
        painter.setPen(self._theme.color(self._frame or "text"))
        below = QRectF(0, frame.bottom() + 4, self.width(), _CAPTION - 6)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _place(self, room: QRectF) -> QRectF:
        """Return where the picture lies: in the middle, in whole steps where it is enlarged."""
        if self._image.isNull():
            side = min(room.width(), room.height())
            return QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
        factor = min(room.width() / self._image.width(), room.height() / self._image.height())
        if factor > 1:
            factor = float(int(factor))
        width, height = self._image.width() * factor, self._image.height() * factor
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
