"""A built-in sample as a button with some of its pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import CONTROL_RADIUS
from studio.ui.widgets.label import Label

COLUMNS, ROWS = 5, 2
SOURCE = 64
GAP = 4
PADDING = 12
SPACING = 2
WIDTH = 128


class SampleTile(QAbstractButton):
    """Press it to make a project of the sample.

    Args:
        theme: colours and fonts.
        title: its name.
        text: one line about it.
        pictures: a picture that holds ten of `SOURCE` pixels side by side.
    """

    def __init__(
        self, theme: Theme, title: str, text: str, pictures: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = QPixmap(str(pictures))
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACING)
        self._text = Label(theme, title, Role.STRONG, tone="accent", wraps=True)
        self._about = Label(theme, text, Role.CAPTION, wraps=True)
        for label in (self._text, self._about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return three tiles' share of a card in the smallest window."""
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def hasHeightForWidth(self) -> bool:
        """Return True: its pictures are square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at `width`."""
        room = width - 2 * PADDING
        heights = (label.heightForWidth(room) for label in (self._text, self._about))
        return self._top(width) + sum(heights) + SPACING + PADDING

    def _side(self, width: int) -> float:
        return (width - 2 * PADDING - (COLUMNS - 1) * GAP) / COLUMNS

    def _top(self, width: int) -> int:
        """Return where the words begin."""
        return round(PADDING + ROWS * self._side(width) + (ROWS - 1) * GAP + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words below the pictures, whatever widths were tried before."""
        self._column.setContentsMargins(PADDING, self._top(self.width()), PADDING, PADDING)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the pictures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        is_lit = self.underMouse() or self.hasFocus()
        width = 2 if self.hasFocus() else 1
        inset = width / 2
        painter.setPen(QPen(self._theme.color("accent" if is_lit else "edge"), width))
        painter.setBrush(self._theme.color("field"))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        side = self._side(self.width())
        for at in range(COLUMNS * ROWS):
            left = PADDING + (at % COLUMNS) * (side + GAP)
            top = PADDING + (at // COLUMNS) * (side + GAP)
            self._draw_picture(painter, at, QRectF(left, top, side, side))

    def _draw_picture(self, painter: QPainter, at: int, place: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(place, 5, 5)
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(place, self._pictures, QRectF(at * SOURCE, 0, SOURCE, SOURCE))
        painter.restore()
