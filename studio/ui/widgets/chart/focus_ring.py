"""A widget that shows where the keys go, to those who use them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget


class FocusRing(QWidget):
    """Draws a ring around itself while it has the focus, unless the mouse brought it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_key_focus = False
        self._ring_color = QColor()

    def set_ring_color(self, color: str) -> None:
        """Draw the ring in this colour, "#RRGGBB"."""
        self._ring_color = QColor(color)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go, if they are what brought the focus."""
        self._has_key_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        self._has_key_focus = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring; what is inside draws itself."""
        if not self._has_key_focus:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ring_color, 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
