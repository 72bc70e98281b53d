"""The hand of the demo: a ring that moves over the window and presses."""

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme

SIDE = 44


class Pointer(QWidget):
    """Lies over everything and takes no clicks itself."""

    def __init__(self, theme: Theme, window: QWidget, milliseconds: int) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(SIDE, SIDE)
        self.move(window.width() // 2, window.height() // 2)
        self._journey = QPropertyAnimation(self, b"pos", self)
        self._journey.setDuration(milliseconds)
        self._journey.setEasingCurve(QEasingCurve.Type.InOutCubic)

    @property
    def is_at_rest(self) -> bool:
        """Whether it has arrived."""
        return self._journey.state() != QAbstractAnimation.State.Running

    def go_to(self, place: QPoint) -> None:
        """Move to a place of the window."""
        self.raise_()
        self.show()
        self._journey.stop()
        self._journey.setStartValue(self.pos())
        self._journey.setEndValue(place - QPoint(SIDE // 2, SIDE // 2))
        self._journey.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring around a dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("warning"), 3))
        painter.setBrush(self._theme.color("warning", 0.18))
        painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warning"))
        painter.drawEllipse(QPointF(SIDE / 2, SIDE / 2), 4, 4)
