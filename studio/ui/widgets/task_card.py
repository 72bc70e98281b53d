"""A card of the start page: a drawn picture, a title, a sentence."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme, mix
from studio.ui.theme.tokens import CARD_PADDING, CARD_RADIUS
from studio.ui.widgets.label import Label

Motif = Literal["classify", "autoencode", "gan"]
PICTURE_HEIGHT = 104
_GRADIENTS: dict[Motif, tuple[str, str]] = {
    "classify": ("#4B78D6", "#9C8AD8"),
    "autoencode": ("#3DBE9C", "#7FB2D6"),
    "gan": ("#D0914F", "#CBD27E"),
}
_ROWS = 3
_FEWEST_COLUMNS, _COLUMN_WIDTH = 8, 32


def _brightness(motif: Motif, column: int, row: int, columns: int) -> float:
    """Return how white a tile of the picture is, 0..1; each motif tells its task in tiles.

    Classify: tiles sorted into three bands. Autoencode: squeezed to the middle and out again.
    Gan: noise at the left that becomes order.
    """
    noise = ((column * 73 + row * 151 + column * row * 37) % 97) / 97
    match motif:
        case "classify":
            return 0.82 if column % _ROWS == row else 0.14 + 0.22 * noise
        case "autoencode":
            distance = abs(column - (columns - 1) / 2) / ((columns - 1) / 2)
            return 0.85 if row == 1 and distance < 0.2 else 0.1 + 0.6 * distance * (0.5 + noise / 2)
        case "gan":
            order = column / (columns - 1)
            target = 0.85 if (column + row) % 2 == 0 else 0.15
            return (1 - order) * noise * 0.75 + order * target


class TaskCard(QAbstractButton):
    """Press it to start a task; the whole card is the button."""

    def __init__(
        self, theme: Theme, motif: Motif, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._motif: Motif = motif
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        heading = Label(theme, title, Role.TASK, wraps=True)
        explanation = Label(theme, text, Role.DIM, wraps=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, PICTURE_HEIGHT + 14, CARD_PADDING, CARD_PADDING + 2)
        column.setSpacing(4)
        for label in (heading, explanation):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a card as on the start page, where three stand beside each other."""
        return QSize(208, self.heightForWidth(208))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow card."""
        return QSize(180, PICTURE_HEIGHT + 80)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower words take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at `width`."""
        return max(200, self._column.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its picture, and a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(card, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(shape, self._theme.color("surface"))
        painter.save()
        painter.setClipPath(shape)
        self._draw_picture(painter, QRectF(0, 0, self.width(), PICTURE_HEIGHT))
        painter.restore()
        is_lit = self.hasFocus() or self.underMouse()
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(self._theme.color("accent" if is_lit else "edge"), width))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS
        )

    def _draw_picture(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._theme.tokens
        first, last = _GRADIENTS[self._motif]
        if tokens.is_dark:
            first, last = mix(first, tokens.surface, 0.34), mix(last, tokens.surface, 0.42)
        gradient = QLinearGradient(rect.topLeft(), rect.bottomRight())
        gradient.setColorAt(0, QColor(first))
        gradient.setColorAt(1, QColor(last))
        painter.fillRect(rect, gradient)
        painter.setPen(Qt.PenStyle.NoPen)
        columns = max(_FEWEST_COLUMNS, int((rect.width() - 24) // _COLUMN_WIDTH))
        step = (rect.width() - 24) / columns
        side_x, side_y = step - 6, 23.0
        for row in range(_ROWS):
            for column in range(columns):
                white = QColor("#FFFFFF")
                white.setAlphaF(0.92 * _brightness(self._motif, column, row, columns))
                painter.setBrush(white)
                left = 12 + column * step + 3
                top = 12 + row * 28.5
                painter.drawRoundedRect(QRectF(left, top, side_x, side_y), 4, 4)
