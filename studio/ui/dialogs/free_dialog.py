"""What dialogs that leave the window free have in common: they stay open while all else changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget


class FreeDialog(QDialog):
    """A dialog beside the window; it is gone when closed, and speaks the window's language.

    A subclass makes everything that shows text in `build`, within `content`, and calls that once
    at the end of its constructor. When the language changes, `content` is made again; what the
    dialog knows, its place and who listens to it stay.

    Attributes:
        content: holds all that is seen.

    Signals:
        page_wanted: key of the page that should be shown.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.content = QWidget()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.content)

    def build(self) -> None:
        """Fill `content`, which is empty, connect what is in it, and show how things stand."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Make the content again; a subclass keeps what was chosen in it."""
        before, self.content = self.content, QWidget()
        self._outer.replaceWidget(before, self.content)
        before.hide()
        before.deleteLater()
        self.build()
        self.content.show()  # now: the layout would do so in the next turn of the event loop

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()
