"""One format to choose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.core.exports.formats import ExportFormat
from studio.ui.texts.translation import translated
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.label import Label

RADIUS = 8
DOT = 16


class FormatButton(QAbstractButton):
    """A bordered row with a round mark, a title, a badge and a description."""

    def __init__(
        self, theme: Theme, row: ExportFormat, badge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.format = row
        self._theme = theme
        self._description = Label(theme, translated(row.help), Role.CAPTION, wraps=True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(Label(theme, translated(row.title), Role.STRONG))
        self._badge = Label(theme, badge, Role.CAPTION, tone="good")
        title.addWidget(self._badge)
        title.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(DOT + 24, 8, 12, 8)
        column.setSpacing(0)
        column.addLayout(title)
        column.addWidget(self._description)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(translated(row.title))
        self.setAccessibleDescription(translated(row.help))

    def set_obstacle(self, reason: str) -> None:
        """Say why it cannot be chosen; "" lets it be chosen."""
        self.setEnabled(not reason)
        self._badge.setVisible(not reason)
        self._description.setText(reason or translated(self.format.help))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the border and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        strong = chosen or self.hasFocus() or (self.underMouse() and self.isEnabled())
        color = self._theme.color("accent" if strong else "edge")
        painter.setPen(QPen(color, 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.color("accent_ground" if chosen else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._paint_mark(painter, chosen)

    def _paint_mark(self, painter: QPainter, chosen: bool) -> None:
        name: ColorName = "accent" if chosen else "edge"
        if not self.isEnabled():
            name = "line"
        painter.setPen(QPen(self._theme.color(name), 1.5))
        painter.setBrush(self._theme.color("surface"))
        left, top = 13, 11
        painter.drawEllipse(left, top, DOT, DOT)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(left + 4, top + 4, DOT - 8, DOT - 8)
