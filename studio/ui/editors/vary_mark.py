"""The mark of a field that a search varies: a small button, and a line that says what is tried."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import SMALL_RADIUS
from studio.ui.widgets.plain_tip import plain_tip

MARK_WIDTH = 18
_HEIGHT = 24
_REACH = 5.0
"""Half the length of the range that is drawn, in pixels."""


class VaryMark(QAbstractButton):
    """A range with a point on it: pale where a field has one value, in the accent where it varies.

    It is no stop of Tab before it is set, or a form would have twice as many; the menu of its field
    does the same with the keyboard.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_set = False
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)

    @property
    def is_set(self) -> bool:
        """Whether the field varies."""
        return self._is_set

    def show_mark(self, *, is_set: bool, tip: str) -> None:
        """Show whether the field varies, and what a press does."""
        self._is_set = is_set
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_set else Qt.FocusPolicy.NoFocus)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a narrow column."""
        return QSize(MARK_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the range, its ends and a point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 3, -1, -3)
        is_hot = self.isEnabled() and (self.underMouse() or self.hasFocus())
        if self._is_set or is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_ground"))
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)
        color = QColor(self._theme.color(self._color_name(is_hot=is_hot)))
        middle = rect.center()
        painter.setPen(QPen(color, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, right = middle.x() - _REACH, middle.x() + _REACH
        painter.drawLine(QPointF(left, middle.y()), QPointF(right, middle.y()))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle.y() - 3), QPointF(end, middle.y() + 3))
        painter.setBrush(color)
        painter.drawEllipse(middle, 1.8, 1.8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(rect, SMALL_RADIUS, SMALL_RADIUS)

    def _color_name(self, *, is_hot: bool) -> ColorName:
        if not self.isEnabled():
            return "dim" if self._is_set else "faint"
        return "accent" if self._is_set or is_hot else "edge"


class TriedLine(QAbstractButton):
    """What is tried of a field, below it; a press opens it. Cut off at its end where it must be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.font_of(Role.CAPTION))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_text(self, text: str) -> None:
        """Say what is tried; "" hides the line."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Return room for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 2, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: the rest can be left out."""
        return QSize(32, self.sizeHint().height())

    def shown_text(self) -> str:
        """Return what is on the screen at the present width."""
        metrics = self.fontMetrics()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text, at the right."""
        painter = QPainter(self)
        name: ColorName = "accent" if self.isEnabled() else "dim"
        painter.setPen(self._theme.color(name))
        font = self.font()
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -1, 0), where, self.shown_text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font_of(Role.CAPTION))
        self.update()
