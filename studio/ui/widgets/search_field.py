"""A field to search in what is shown."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.theme import Role, Theme


class SearchField(QLineEdit):
    """A line with a magnifying glass; Escape empties it.

    Signals:
        search_changed(str): what is searched for now, without blanks around it.
        taken(): Return was pressed: the person wants what was found.
    """

    search_changed = Signal(str)
    taken = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self.setFont(theme.font_of(Role.BODY))
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        search = self.addAction(
            theme.icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition
        )
        search.setText(text)
        search.triggered.connect(self._on_icon_pressed)
        self._clear = self.addAction(
            theme.icon("close", "dim"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setText(self.tr("Clear"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape, an empty one leaves it to the page; Return is no page's."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_icon_pressed(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot()
    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.search_changed.emit(text)
