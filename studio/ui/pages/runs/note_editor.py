"""A few lines of a person's own."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.ui.theme import Role, Theme


class NoteEditor(QPlainTextEdit):
    """Takes what was typed when the focus leaves.

    Signals:
        value_changed(object): the text, a str.
    """

    value_changed = Signal(object)

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        return QSize(200, 3 * self.fontMetrics().lineSpacing() + 20)

    def value(self) -> str:
        """Return the text that was taken last."""
        return self._value

    def set_value(self, text: str) -> None:
        """Show another text without a signal."""
        self._value = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self.take()

    def take(self) -> None:
        """Take what was typed now."""
        text = self.toPlainText().strip()
        if text != self._value:
            self._value = text
            self.value_changed.emit(text)
