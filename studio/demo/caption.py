"""What the demo is doing, in words over the window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

MARGIN = 48


class Caption(QWidget):
    """A strip at the foot of the window; takes no clicks."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._text = Label(theme, "", Role.STRONG)
        self._text.setStyleSheet(f"color: {theme.tokens.surface};")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._text)
        self.hide()

    def say(self, text: str) -> None:
        """Show `label`, centred."""
        self._text.setText(text)
        self.adjustSize()
        left = (self._window.width() - self.width()) // 2
        self.move(left, self._window.height() - self.height() - MARGIN)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ground that stands out from every page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text", 0.92))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
