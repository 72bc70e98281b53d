"""Short words that come and go at the lower edge: "Copied", "Saved", "Undo"."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import ColorName, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.banner import Kind
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.icon_label import IconLabel
from studio.ui.widgets.label import Label

_COLOR: dict[Kind, ColorName] = {
    "info": "accent",
    "good": "good",
    "warning": "warning",
    "error": "error",
}
_ABOVE_EDGE = 48
_BESIDE = 160
"""Pixels of the host's width that icon, action and margins take."""

_SECONDS: dict[Kind, float] = {"info": 4.0, "good": 4.0, "warning": 8.0, "error": 12.0}
"""How long a message stays: what went wrong takes longer to read."""

_BLINK_MS = 120
"""How long a message is away before it is said again: else a second press seems unanswered."""


def announce(widget: QWidget, text: str, kind: Kind = "good") -> None:
    """Say `text` in the toast of the window that `widget` is in; nothing in one that has none.

    For what a press has done that is not seen otherwise: a copy, a saved file.
    """
    window = widget.window()
    for toast in window.findChildren(Toast):
        if toast.window() is window:  # a dialog's own is a child of the window below as well
            toast.show_message(text, kind)
            return


class Toast(QWidget):
    """One message over the lower edge of `host`; a new one replaces it, hovering keeps it.

    Signals:
        action_chosen(): the button of the present message was pressed.
    """

    action_chosen = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._icon = IconLabel(theme, "info", "accent", 18)
        self._text = Label(theme, wraps=True)
        self._said = ""
        self._action = Button(theme, "", Variant.QUIET, small=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_BLINK_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addWidget(self._action)
        host.installEventFilter(self)
        self._timer.timeout.connect(self.hide)
        self._again.timeout.connect(self._show_again)
        self._action.clicked.connect(self._on_action_clicked)
        theme.changed.connect(self.update)
        self.hide()

    def show_message(
        self, text: str, kind: Kind = "info", action: str = "", seconds: float | None = None
    ) -> None:
        """Show `text` for `seconds` (None: as its kind needs), with a button `action` if any.

        The message that is shown already blinks.
        """
        is_said_again = self.isVisible() and text == self._said
        self._icon.set_icon(kind, _COLOR[kind])
        self._said = text
        self._text.setText(text.replace("/", "/\N{ZERO WIDTH SPACE}"))  # long paths break there
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._place()
        self.raise_()
        if is_said_again:
            self.hide()
            self._again.start()
        else:
            self.show()
        self._timer.start(round((_SECONDS[kind] if seconds is None else seconds) * 1000))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """Return the present message."""
        return self._said

    def _place(self) -> None:
        line = self._text.fontMetrics().horizontalAdvance(self._said) + GRID
        self._text.setFixedWidth(max(min(line, self._host.width() - _BESIDE), 1))
        self.adjustSize()
        x = (self._host.width() - self.width()) // 2
        self.move(QPoint(max(GRID, x), self._host.height() - self.height() - _ABOVE_EDGE))

    @Slot()
    def _show_again(self) -> None:
        self._place()  # the host may have changed its size meanwhile
        self.show()

    @Slot()
    def _on_action_clicked(self) -> None:
        self.hide()
        self.action_chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the host changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon after the mouse left."""
        self._timer.start(1500)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = QColor(self._theme.color("surface"))
        painter.setBrush(surface)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def setVisible(self, visible: bool) -> None:
        """Stop the clocks with the message."""
        self._again.stop()
        if not visible:
            self._timer.stop()
        super().setVisible(visible)
