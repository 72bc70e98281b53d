"""The live log: the engine's own words, folded until wanted."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.clipboard import copy_text
from studio.ui.widgets.elided_label import ElidedLabel

LINES = 500
UNFOLDED_HEIGHT = 150


class LogCard(Card):
    """The last lines; folded, the newest one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Log"))
        self._newest = ElidedLabel(theme, self.tr("Nothing said so far"), Role.CAPTION)
        self._copy = Button(theme, self.tr("Copy"), Variant.QUIET, icon="copy", small=True)
        self._unfold = Button(theme, self.tr("Show"), Variant.QUIET, small=True)
        self._unfold.setCheckable(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setMaximumBlockCount(LINES)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Log"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self._text.setFont(font)
        self._text.setFixedHeight(UNFOLDED_HEIGHT)
        self._text.hide()
        self._copy.hide()
        self.add_to_header(self._newest)
        self.add_action(self._copy)
        self.add_action(self._unfold)
        self.body.addWidget(self._text)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._unfold.toggled.connect(self._on_unfold_toggled)

    def add_line(self, line: str) -> None:
        """Append a line; the oldest of more than 500 goes."""
        if line.strip():
            self._text.appendPlainText(line.rstrip())
            self._newest.setText(line.strip())

    def clear(self) -> None:
        """Forget every line."""
        self._text.clear()
        self._newest.setText(self.tr("Nothing said so far"))

    def lines(self) -> list[str]:
        """Return the lines kept, oldest first."""
        text = self._text.toPlainText()
        return text.split("\n") if text else []

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self, self._text.toPlainText())

    @Slot(bool)
    def _on_unfold_toggled(self, is_unfolded: bool) -> None:
        self._text.setVisible(is_unfolded)
        self._copy.setVisible(is_unfolded)
        self._newest.setVisible(not is_unfolded)
        self._unfold.setText(self.tr("Hide") if is_unfolded else self.tr("Show"))
