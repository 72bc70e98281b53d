"""A line of text."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.theme import Role, Theme


class TextEditor(QLineEdit):
    """A line; the value changes when it is finished (Return, or the focus leaves).

    Signals:
        value_changed(object): the person finished this str.
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
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> str:
        """Return the text that was finished last."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show `value` without a signal."""
        self._value = value
        self.setText(value)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long text shows how it begins

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.text() != self._value:
            self._value = self.text()
            self.value_changed.emit(self._value)
