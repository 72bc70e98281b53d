"""A pad to draw on: light ink on a dark ground, as handwritten digits are given to a network."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Theme

SIDE = 224
"""Pixels of the drawing's longer side."""

INK = 1 / 11
"""Thickness of a stroke as a share of the longer side."""

TELL_MS = 40
"""Least time between two signals while one draws: 25 a second."""


class DrawingPad(QWidget):
    """Draw with the pointer; Delete, or `clear`, wipes it.

    Signals:
        drawn(): the drawing has changed; at most once in `TELL_MS`, and after the last stroke.
    """

    drawn = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage(QSize(SIDE, SIDE), QImage.Format.Format_Grayscale8)
        self._image.fill(0)
        self._last: QPointF | None = None
        self._is_empty = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TELL_MS)
        self._timer.timeout.connect(self.drawn)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a pad that is easy to draw on."""
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be drawn on."""
        return QSize(120, 120)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn since it was wiped."""
        return self._is_empty

    def image(self) -> QImage:
        """Return the drawing, grey."""
        return self._image.copy()

    def set_shape(self, height: int, width: int) -> None:
        """Take the aspect ratio of what the network reads; another one wipes the pad."""
        factor = SIDE / max(height, width)
        size = QSize(max(1, round(width * factor)), max(1, round(height * factor)))
        if size != self._image.size():
            self._image = QImage(size, QImage.Format.Format_Grayscale8)
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Wipe it."""
        self._image.fill(0)
        self._is_empty = True
        self.update()
        self._timer.start()

    def stroke(self, start: QPointF, end: QPointF) -> None:
        """Draw a line; points in pixels of the drawing."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(Qt.GlobalColor.white, SIDE * INK)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
        painter.end()
        self._is_empty = False
        self.update()
        if not self._timer.isActive():
            self._timer.start()

    def _place(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _point(self, event: QMouseEvent) -> QPointF:
        place = self._place()
        at = event.position() - place.topLeft()
        return at * (self._image.width() / max(place.width(), 1.0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the pen down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._last = self._point(event)
            self.stroke(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._last is not None:
            point = self._point(event)
            self.stroke(self._last, point)
            self._last = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wipe with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the drawing, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawImage(place, self._image)
        pen = QPen(self._theme.color("accent" if self.hasFocus() else "edge"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(1, 1, -1, -1))
