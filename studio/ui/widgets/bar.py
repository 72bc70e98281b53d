"""A thin bar filled from the left."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import ColorName, Theme

THICKNESS = 6


class Bar(QWidget):
    """A share from 0 to 1 as a filled part of a track."""

    def __init__(
        self,
        theme: Theme,
        color: ColorName = "accent",
        thickness: int = THICKNESS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color: ColorName = color
        self._thickness = thickness
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def share(self) -> float:
        """Return the filled share, 0..1."""
        return self._share

    def set_share(self, share: float, color: ColorName | None = None) -> None:
        """Fill to `share`, clipped to 0..1."""
        self._share = min(1.0, max(0.0, share))
        self._color = color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        """Return a short bar."""
        return QSize(80, self._thickness)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_bar(painter, self._theme, QRectF(self.rect()), self._share, self._color)


def draw_bar(painter: QPainter, theme: Theme, rect: QRectF, share: float, color: ColorName) -> None:
    """Draw a rounded track in `rect` with its `share` (0..1) filled."""
    radius = rect.height() / 2
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.fillPath(shape, theme.color("track"))
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.width() * share, 2.0))
        part = QPainterPath()
        part.addRect(filled)
        painter.fillPath(shape.intersected(part), theme.color(color))
