"""The lines that use the exported file."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.core.exports.formats import format_of
from studio.core.wire.messages import Certificate
from studio.ui.texts.format import exponent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.clipboard import copy_text
from studio.ui.widgets.label import Label


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
        self._proof = Label(theme, "", Role.BODY, wraps=True)
        self.add_action(self._copy)
        self.body.addWidget(self._proof)
        self.body.addWidget(self._text, 1)
        self._copy.clicked.connect(self._on_copy_clicked)

    def text(self) -> str:
        """Return the program shown."""
        return self._text.toPlainText()

    def show_program(self, certificate: Certificate) -> None:
        """Show the program that was run for a certificate, and what came of it."""
        is_right = bool(certificate.program)
        packages = format_of(Path(certificate.file)).packages
        self._text.setPlainText(certificate.program.rstrip("\n"))
        self._text.setVisible(is_right)
        self._copy.setVisible(is_right)
        text = (
            self.tr(
                "These lines were run in a fresh process on {count} image files of every format "
                "(transparent, 16-bit, CMYK, rotated and more). Largest difference from Studio: "
                "{difference}. They need {packages}."
            )
            if is_right
            else self.tr(
                "The Python lines for this file were run on {count} image files and gave other "
                "answers than Studio (largest difference: {difference}), so they are not shown."
            )
        )
        self._proof.setText(
            text.format(
                packages=", ".join(packages),
                count=certificate.program_files,
                difference=exponent_text(certificate.program_difference, 2),
            )
        )

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self, self.text() + "\n")
