"""The lines that use the exported file."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card


class SnippetCard(Card):
    """Python that can be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Use it in Python"))
        self._copy = Button(theme, self.tr("Copy"), Variant.QUIET, icon="copy", small=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(236)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.title())
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self._text.setFont(font)
        self.add_action(self._copy)
        self.body.addWidget(self._text, 1)
        self._copy.clicked.connect(self._on_copy_clicked)

    def text(self) -> str:
        """Return the program shown."""
        return self._text.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another program."""
        self._text.setPlainText(text.rstrip("\n"))

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text() + "\n")
