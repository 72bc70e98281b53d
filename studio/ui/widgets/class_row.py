"""A class with its probability as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.texts.format import percent_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import SMALL_RADIUS
from studio.ui.widgets.bar import THICKNESS, draw_bar
from studio.ui.widgets.plain_tip import plain_tip

HEIGHT = 34
EDGE = 6


class ClassRow(QAbstractButton):
    """Name, percentage and bar; where it is a choice, it stays down while it is chosen.

    Args:
        theme: for the colours.
        is_choice: whether the person can choose it.

    Attributes:
        number: of the class, -1 before one is shown.
    """

    def __init__(self, theme: Theme, *, is_choice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self._color: ColorName = "accent"
        self._is_choice = is_choice
        self.number = -1
        self.setCheckable(is_choice)
        focus = Qt.FocusPolicy.TabFocus if is_choice else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, is_choice)
        self.setEnabled(is_choice)  # nothing to press; its tooltip still says the whole name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def share(self) -> float:
        """Return the probability, 0..1."""
        return self._share

    def set_class(self, number: int, name: str, share: float, color: ColorName = "accent") -> None:
        """Stand for class `number` with its probability, 0..1."""
        self.number, self._share, self._color = number, share, color
        self.setText(name)
        self.setAccessibleName(f"{name}: {percent_text(share, 1)}")
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row."""
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, percentage and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_choice and (self.isChecked() or self.underMouse() or self.hasFocus()):
            ground = self._theme.color("text", 0.04)
            painter.setBrush(self._theme.color("accent_ground") if self.isChecked() else ground)
            ring = QPen(self._theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)
        edge = EDGE if self._is_choice else 0  # nothing is drawn around it
        room = rect.adjusted(edge, 2, -edge, 0)
        room.setHeight(18)
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("text"))
        said = percent_text(self._share, 1)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(said)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, right, said)
        name = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) - width - 8
        )
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, left, name)
        bar = QRectF(room.left(), room.bottom() + 2, room.width(), THICKNESS)
        draw_bar(painter, self._theme, bar, self._share, self._color)
