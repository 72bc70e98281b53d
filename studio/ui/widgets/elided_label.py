"""Text that gives way: shortened in the middle or at its end, whole in the tooltip."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.fonts import LINE_HEIGHT
from studio.ui.widgets.label import Label
from studio.ui.widgets.plain_tip import plain_tip


class ElidedLabel(Label):
    """One line that is cut with "…" where there is no room, by default in the middle (paths).

    Args:
        lines: room for so many, which is kept whatever is said; of several the last one is cut.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        self._lines = lines
        super().__init__(theme, text, role, parent=parent)
        if lines > 1:
            self.setFixedHeight(lines * LINE_HEIGHT[role])
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """Return what is on the screen at the present width, its lines one below the other."""
        *whole, last = self._broken() if self._lines > 1 else [self.text()]
        cut = self.fontMetrics().elidedText(last, self._mode, self._room().width())
        return "\n".join((*whole, cut))

    def _broken(self) -> list[str]:
        """Return the text in lines that fit; the last has all that is left."""
        text, found = self.text(), list[str]()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        start = 0
        while len(found) < self._lines - 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._room().width())
            end = start + line.textLength()
            if end >= len(text):
                break
            found.append(text[start:end].rstrip())
            start = end
        layout.endLayout()
        return [*found, text[start:]]

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
        is_whole = self.shown_text().split() == self.text().split()
        self.setToolTip("" if is_whole else plain_tip(self.text()))
