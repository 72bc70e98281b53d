"""The rail at the left: which page, what is done, how to get there."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import CONTROL_RADIUS, GRID
from studio.ui.widgets.elided_label import ElidedLabel

WIDTH = 184
ITEM_HEIGHT = 36
_TEXT_LEFT = 38
_LEAST_GAP = 3
_DOT, _DOT_SIDE = "•", 8


class RailItem(QAbstractButton):
    """One page in the rail: icon, words, and a check mark or a badge at the right."""

    def __init__(self, theme: Theme, key: str, text: str, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self.key = key
        self._icon_name = icon
        self._is_done = False
        self._badge = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_done(self, is_done: bool) -> None:
        """Show or take away the check mark."""
        self._is_done = is_done
        self.setAccessibleDescription(self.tr("done") if is_done else "")
        self.update()

    def is_done(self) -> bool:
        """Whether it has the check mark."""
        return self._is_done

    def set_badge(self, text: str) -> None:
        """Show a short word or number at the right; "" none."""
        self._badge = text
        self.update()

    def badge(self) -> str:
        """Return the short word at the right."""
        return self._badge

    def sizeHint(self) -> QSize:
        """Return a row."""
        return QSize(WIDTH - 2 * GRID, ITEM_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        chosen = self.isChecked()
        color: ColorName = "accent" if chosen else "dim" if self.isEnabled() else "faint"
        icon = QRect(GRID, (self.height() - 20) // 2, 20, 20)
        self._theme.icon(self._icon_name, color).paint(painter, icon)
        painter.setFont(self._theme.font_of(Role.STRONG if chosen else Role.BODY))
        if self.underMouse() and self.isEnabled() and not chosen:
            color = "text"
        painter.setPen(self._theme.color(color))
        room = self.rect().adjusted(_TEXT_LEFT, 0, -(self._mark_width() + GRID), 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        self._draw_mark(painter)

    def shown_badge(self) -> str:
        """Return the badge as far as the words leave it room: a dot stands for a longer one."""
        if not self._badge:
            return ""
        words = QFontMetrics(self._theme.font_of(Role.STRONG)).horizontalAdvance(self.text())
        room = self.width() - _TEXT_LEFT - words - GRID - _LEAST_GAP
        return self._badge if self._pill_width() <= room else _DOT

    def _pill_width(self) -> int:
        metrics = QFontMetrics(self._theme.font_of(Role.CAPTION))
        return max(18, metrics.horizontalAdvance(self._badge) + 10)

    def _mark_width(self) -> int:
        """Return the width that check mark or badge take from the words."""
        badge = self.shown_badge()
        if not badge:
            return 22 if self._is_done else 0
        return _DOT_SIDE if badge == _DOT else self._pill_width()

    def _draw_ground(self, painter: QPainter) -> None:
        shape = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self._theme.color("accent_ground"))
            painter.drawRoundedRect(shape, CONTROL_RADIUS, CONTROL_RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(self._theme.color("text", 0.05))
            painter.drawRoundedRect(shape, CONTROL_RADIUS, CONTROL_RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 7, 7)

    def _draw_mark(self, painter: QPainter) -> None:
        badge = self.shown_badge()
        if badge:
            width = self._mark_width()
            height = width if badge == _DOT else 18
            pill = QRectF(self.width() - GRID - width, (self.height() - height) / 2, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            if badge != _DOT:
                painter.setFont(self._theme.font_of(Role.CAPTION))
                painter.setPen(self._theme.color("on_accent"))
                painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, badge)
        elif self._is_done:
            mark = QRect(self.width() - GRID - 16, (self.height() - 16) // 2, 16, 16)
            self._theme.icon("check", "good").paint(painter, mark)


class NavigationRail(QWidget):
    """Brand, project, pages, and a few more pages at the bottom.

    Signals:
        page_chosen(str): the person wants this page; not emitted by `set_current`.
        brand_chosen(): the person pressed the program's name (back to the start page).
    """

    page_chosen = Signal(str)
    brand_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._brand = _Brand(theme)
        self._project = ElidedLabel(theme, "", Role.CAPTION)
        self._project.setContentsMargins(GRID, 0, GRID, 0)
        self._top = QVBoxLayout()
        self._top.setSpacing(4)
        self._bottom = QVBoxLayout()
        self._bottom.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 12, GRID + 1, 12)
        column.setSpacing(0)
        column.addWidget(self._brand)
        column.addWidget(self._project)
        column.addSpacing(18)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Pages"))
        self._group.buttonClicked.connect(self._on_item_clicked)
        self._brand.clicked.connect(self.brand_chosen)
        theme.changed.connect(self.update)

    def add_page(
        self, key: str, text: str, icon: str, shortcut: str = "", *, at_bottom: bool = False
    ) -> None:
        """Add a page; `shortcut` like "Ctrl+1" works while the rail is in the window."""
        item = RailItem(self._theme, key, text, icon)
        if shortcut:
            item.setShortcut(QKeySequence(shortcut))
            native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            item.setToolTip(f"{text} ({native})")
        self._items[key] = item
        self._group.addButton(item)
        (self._bottom if at_bottom else self._top).addWidget(item)

    def clear_pages(self) -> None:
        """Take every page out, for another task's pages."""
        for item in self._items.values():
            self._group.removeButton(item)
            item.hide()
            item.deleteLater()
        self._items = {}

    def set_project(self, name: str) -> None:
        """Show the project's name under the brand."""
        self._project.setText(name)

    def current(self) -> str | None:
        """Return the key of the chosen page."""
        item = self._group.checkedButton()
        return item.key if isinstance(item, RailItem) else None

    def set_current(self, key: str) -> None:
        """Mark `key` as the page that is shown; KeyError where there is none."""
        self._items[key].setChecked(True)

    def item(self, key: str) -> RailItem:
        """Return a page's row, to set its mark, badge, or whether it can be pressed."""
        return self._items[key]

    @Slot(QAbstractButton)
    def _on_item_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailItem):
            self.page_chosen.emit(button.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the line at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.color("line"))


class _Brand(QAbstractButton):
    """The program's picture and name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = theme.app_icon()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Afina Studio")
        self.setToolTip(self.tr("Back to the start page"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2 * GRID, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        self._picture.paint(painter, QRect(GRID - 1, (self.height() - 24) // 2, 24, 24))
        painter.setFont(self._theme.font_of(Role.BRAND))
        painter.setPen(self._theme.color("text"))
        metrics = painter.fontMetrics()
        base = (self.height() + metrics.capHeight()) / 2
        painter.drawText(QPointF(GRID + 32, base), "Afina")
