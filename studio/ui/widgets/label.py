"""Text in one of the window's few roles."""

from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.fonts import LINE_HEIGHT

Tone = Literal["", "text", "good", "warning", "error", "accent"]


def set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """Plain text of a role; `wraps` breaks it into lines at the role's own distance.

    Text is always shown as it is: a class called "<b>" stays "<b>".
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: Tone = "",
        wraps: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._line_height = LINE_HEIGHT[role]
        self.setProperty("role", role.value)
        self.setProperty("tone", tone)
        self.setFont(theme.font_of(role))
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.RichText if wraps else Qt.TextFormat.PlainText)
        if wraps:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self.setMinimumHeight(self._line_height)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._text

    def setText(self, text: str) -> None:
        """Show `text`; line breaks are kept."""
        self._text = text
        if not self.wordWrap():
            super().setText(text)
            return
        lines = escape(text, quote=False).replace("\n", "<br>")
        super().setText(f'<p style="margin:0; line-height:{self._line_height}px">{lines}</p>')

    def set_tone(self, tone: Tone) -> None:
        """Colour the text; "" is the role's own colour."""
        set_property(self, "tone", tone)
