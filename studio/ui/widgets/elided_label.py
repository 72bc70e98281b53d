"""Text that gives way: shortened in the middle, whole in the tooltip."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label, Tone
from studio.ui.widgets.plain_tip import plain_tip


class ElidedLabel(Label):
    """One line that is cut with "…" where there is no room, by default in the middle (paths)."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: Tone = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        super().__init__(theme, text, role, tone=tone, parent=parent)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """Return what is on the screen at the present width."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self._room().width())

    def setText(self, text: str) -> None:
        """Show `text`, shortened where it must be."""
        super().setText(text)
        self._update_tooltip()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: the rest can be left out."""
        whole = super().sizeHint()
        few = self.fontMetrics().horizontalAdvance("…") * 3
        return QSize(min(whole.width(), few), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Check again whether the whole text fits."""
        super().resizeEvent(event)
        self._update_tooltip()

    def changeEvent(self, event: QEvent) -> None:
        """A new font makes another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shortened text."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self.style().drawItemText(
            painter,
            self._room(),
            int(self.alignment()),
            option.palette,
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def _room(self) -> QRect:
        return self.contentsRect()

    def _update_tooltip(self) -> None:
        self.setToolTip("" if self.shown_text() == self.text() else plain_tip(self.text()))
