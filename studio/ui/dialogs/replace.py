"""The question before a file that is there already is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.texts.format import bytes_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label


class ReplaceChoice(Enum):
    """What becomes of the file that is there."""

    REPLACE = "replace"
    KEEP_BOTH = "keep_both"
    CANCEL = "cancel"


class ReplaceDialog(QDialog):
    """Replace it, write beside it under a free name, or do nothing.

    Args:
        files: those that are there, at least one.
        free_name: under which the new file would be written instead.

    Signals:
        chosen: a `ReplaceChoice`; Escape means CANCEL.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, files: Sequence[Path], free_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choice = ReplaceChoice.CANCEL
        self.setModal(True)
        title = self.tr("Replace the existing file?")
        self.setWindowTitle(title)
        both = self.tr("To keep both, the new one is saved as {file}.").format(file=free_name)
        lines = [*map(_described, files), "", both]
        text = Label(theme, "\n".join(lines), Role.DIM, wraps=True)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.replace = Button(theme, self.tr("Replace"), Variant.DANGER)
        self.keep_both = Button(theme, self.tr("Keep both"), Variant.PRIMARY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.replace)
        buttons.addWidget(self.keep_both)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(theme, title, Role.TITLE))
        column.addWidget(text)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self.cancel.clicked.connect(self.reject)
        self.replace.clicked.connect(self._on_replace_clicked)
        self.keep_both.clicked.connect(self._on_keep_both_clicked)
        self.finished.connect(self._on_finished)
        self.keep_both.setDefault(True)
        self.keep_both.setFocus()

    @Slot()
    def _on_replace_clicked(self) -> None:
        self._choice = ReplaceChoice.REPLACE
        self.accept()

    @Slot()
    def _on_keep_both_clicked(self) -> None:
        self._choice = ReplaceChoice.KEEP_BOTH
        self.accept()

    @Slot()
    def _on_finished(self) -> None:
        self.chosen.emit(self._choice)
        self.deleteLater()


def _described(file: Path) -> str:
    """Return name, size and time of a file."""
    try:
        found = file.stat()
    except OSError:  # it has just gone
        return file.name
    when = QDateTime.fromSecsSinceEpoch(int(found.st_mtime))
    stamp = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    return " · ".join([file.name, bytes_text(found.st_size), stamp])
