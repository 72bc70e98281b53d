"""A sentence that needs attention, inside the page and not over it."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import ColorName, Theme, Tokens, mix
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.icon_label import IconLabel
from studio.ui.widgets.label import Label
from studio.ui.widgets.scrolled_text import ScrolledText

Kind = Literal["info", "good", "warning", "error"]

_COLOR: dict[Kind, ColorName] = {
    "info": "accent",
    "good": "good",
    "warning": "warning",
    "error": "error",
}
BAR = 3
RADIUS = 8
DETAIL_LINES = 6
"""More of the details is scrolled to: a traceback leaves the page its room."""


class Banner(QWidget):
    """A bar of the kind's colour, an icon, a text; optional action, foldable details, close.

    Signals:
        action_chosen(): the action's button was pressed.
        closed(): the person closed it; it hides itself.
    """

    action_chosen = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        text: str,
        *,
        action: str = "",
        details: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = kind
        self._icon = IconLabel(theme, kind, _COLOR[kind], 18)
        self._text = Label(theme, text, wraps=True, selectable=True)
        self._details = ScrolledText(theme, details, DETAIL_LINES)
        self._action = Button(theme, action, small=True)
        self._unfold = Button(theme, self.tr("Details"), Variant.QUIET, small=True)
        self._unfold.setCheckable(True)
        self._close = IconButton(theme, "close", self.tr("Close"), small=True)
        self._buttons = QWidget()
        self._lay_out()
        self._action.clicked.connect(self.action_chosen)
        self._unfold.toggled.connect(self._on_unfold_toggled)
        self._close.clicked.connect(self._on_close_clicked)
        theme.changed.connect(self.update)
        self._details.hide()
        self._close.setVisible(closable)
        self.set_action(action)
        self.set_details(details)
        self.setAccessibleName(text)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 2, 0, 2)
        buttons.setSpacing(GRID)
        buttons.addWidget(self._action)
        buttons.addWidget(self._unfold)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._buttons)
        column.addWidget(self._details)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + 11, 10, 12, 10)
        row.setSpacing(10)
        icon = QVBoxLayout()
        icon.setContentsMargins(0, 3, 0, 0)  # level with the first line
        icon.addWidget(self._icon)
        icon.addStretch(1)
        row.addLayout(icon)
        row.addLayout(column, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def show_text(self, kind: Kind, text: str) -> None:
        """Say something else."""
        self._kind = kind
        self._icon.set_icon(kind, _COLOR[kind])
        self._text.setText(text)
        self.setAccessibleName(text)
        self._fit()
        self.update()

    def set_action(self, text: str) -> None:
        """Offer an action; "" offers none."""
        self._action.setText(text)
        self._action.setVisible(bool(text))
        self._update_buttons()

    def set_details(self, details: str) -> None:
        """Give details to fold out; "" gives none."""
        self._details.setText(details)
        self._unfold.setChecked(False)
        self._unfold.setVisible(bool(details))
        self._update_buttons()

    def _update_buttons(self) -> None:
        any_shown = not self._action.isHidden() or not self._unfold.isHidden()
        self._buttons.setVisible(any_shown)
        self._fit()

    def _fit(self) -> None:
        """Take no more height than the words need, however much the layout has to give."""
        needed = self.heightForWidth(self.width())
        if needed > 0 and needed != self.maximumHeight():
            self.setMaximumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again what was measured before it had its place, its font, or its words."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return handled

    @Slot(bool)
    def _on_unfold_toggled(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        self._fit()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted ground and the bar at its left."""
        tokens = self._theme.tokens
        color = tokens.color(_COLOR[self._kind])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(banner_ground(tokens, _COLOR[self._kind])))
        painter.fillRect(0, 0, BAR, self.height(), QColor(color))


def banner_ground(tokens: Tokens, color: ColorName) -> str:
    """Return what a banner's words lie on: its colour, thinned."""
    return mix(tokens.surface, tokens.color(color), 0.16 if tokens.is_dark else 0.09)
