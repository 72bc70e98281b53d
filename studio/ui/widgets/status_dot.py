"""A small round light."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import ColorName, Theme

SIDE = 8


class StatusDot(QWidget):
    """A dot in a token's colour; the words beside it say the same, colour alone never does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color: ColorName = "edge"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def color(self) -> ColorName:
        """Return the token shown."""
        return self._color

    def set_color(self, color: ColorName) -> None:
        """Light up in another colour."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """Return the dot's size."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color(self._color))
        painter.setBrush(self._theme.color(self._color))
        painter.drawEllipse(QRectF(0.5, 0.5, SIDE - 1, SIDE - 1))
