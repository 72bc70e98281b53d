"""A long text to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.clipboard import copy_text
from studio.ui.widgets.label import Label
from studio.ui.widgets.toast import Toast


class TextDialog(QDialog):
    """Title, text, and buttons to copy and to close; it is gone when closed."""

    def __init__(self, theme: Theme, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(title)
        copy = Button(theme, self.tr("Copy"), icon="copy")
        close = Button(theme, self.tr("Close"), Variant.PRIMARY)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, title, Role.TITLE))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(720, 480)
        self.toast = Toast(theme, self)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.accept)

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self, self.text.toPlainText())
