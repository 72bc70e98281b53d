"""A term with a dotted line under it and its explanation behind it."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

TIP_WIDTH = 280


def tip_html(term: str, explanation: str) -> str:
    """Return a tooltip of readable width: the term in bold, the explanation below."""
    words = escape(explanation).replace("\n", "<br>")
    return (
        f'<table width="{TIP_WIDTH}" cellpadding="0"><tr><td>'
        f'<p style="margin:0 0 4px 0"><b>{escape(term)}</b></p>'
        f'<p style="margin:0; line-height:19px">{words}</p></td></tr></table>'
    )


class HelpTip(Label):
    """A label that explains itself: on hover, and with the keyboard on Space or F1."""

    def __init__(
        self,
        theme: Theme,
        term: str,
        explanation: str,
        role: Role = Role.DIM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, term, role, parent=parent)
        self._theme = theme
        self._explanation = explanation
        self.setToolTip(tip_html(term, explanation))
        self.setAccessibleDescription(explanation)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def explanation(self) -> str:
        """Return the explanation."""
        return self._explanation

    def show_tip(self) -> None:
        """Show the explanation below the term."""
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explain on Space, Return and F1."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F1):
            self.show_tip()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the explanation away."""
        QToolTip.hideText()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Redraw the line when the focus comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the dotted line under them."""
        super().paintEvent(event)
        painter = QPainter(self)
        metrics = self.fontMetrics()
        width = min(self.width(), metrics.horizontalAdvance(self.text()))
        below = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 4
        pen = QPen(self._theme.color("accent" if self.hasFocus() else "edge"), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(0, below, width, below)
