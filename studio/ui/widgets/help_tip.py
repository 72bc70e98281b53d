"""A term with a dotted line under it and its explanation behind it."""

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

TIP_WIDTH = 280


def tip_html(term: str, explanation: str) -> str:
    """Return a tooltip of readable width: the term in bold, the explanation below."""
    text = escape(explanation).replace("\n", "<br>")
    return (
        f'<table width="{TIP_WIDTH}" cellpadding="0"><tr><td>'
        f'<p style="margin:0 0 4px 0"><b>{escape(term)}</b></p>'
        f'<p style="margin:0; line-height:19px">{text}</p></td></tr></table>'
    )


class HelpTip(Label):
    """A label that explains itself on hover; with the keyboard, F1 on its field does (`help_on`).

    It is no stop of Tab: a page of settings would have twice as many.
    """

    def __init__(
        self,
        theme: Theme,
        term: str,
        explanation: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, term, Role.DIM, parent=parent)
        self._theme = theme
        self._explanation = explanation
        self.setToolTip(tip_html(term, explanation))
        self.setAccessibleDescription(explanation)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def explanation(self) -> str:
        """Return the explanation."""
        return self._explanation

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the dotted line under them."""
        super().paintEvent(event)
        painter = QPainter(self)
        metrics = self.fontMetrics()
        width = min(self.width(), metrics.horizontalAdvance(self.text()))
        below = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 4
        painter.setPen(QPen(self._theme.color("edge"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(0, below, width, below)


def explain(editor: QWidget, term: str, explanation: str) -> None:
    """Let F1 on `editor` show the explanation, and a screen reader read it."""
    editor.setWhatsThis(tip_html(term, explanation))
    editor.setAccessibleDescription(explanation)


def help_on(widget: QWidget | None) -> bool:
    """Show what explains `widget`, or what it is part of, below it; False where nothing does."""
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    if widget is None:
        return False
    QToolTip.showText(widget.mapToGlobal(QPoint(0, widget.height())), widget.whatsThis(), widget)
    return True
