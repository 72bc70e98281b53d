"""The live log: what the program has done, folded until wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.core.base.named_output import write_named
from studio.ui.models.activity_log import MOST, ActivityLog, Entry
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.clipboard import copy_text
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.saving import LOG, Saver

LEAST_HEIGHT = 72


class LogCard(FoldableCard):
    """The log's lines; folded, as it is at first, the newest one."""

    def __init__(self, theme: Theme, log: ActivityLog, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Log"))
        self._log = log
        self._saver = Saver(self)
        self.printed = Button(theme, self.tr("TensorFlow messages"), Variant.QUIET, small=True)
        self.printed.setCheckable(True)
        self.printed.setToolTip(self.tr("Also show what TensorFlow prints"))
        self._copy = Button(theme, self.tr("Copy"), Variant.QUIET, icon="copy", small=True)
        self._save = Button(theme, self.tr("Save…"), Variant.QUIET, small=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setMaximumBlockCount(2 * MOST)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Log"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self._text.setFont(font)
        self._text.setMinimumHeight(LEAST_HEIGHT)
        self._unfolded = (self.printed, self._copy, self._save)
        for button in self._unfolded:
            self.add_action(button)
        self.body.addWidget(self._text)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self.printed.toggled.connect(self._show_all)
        log.entry_added.connect(self._on_entry_added)
        log.cleared.connect(self._show_all)
        self.set_folded(True)
        self._show_all()

    def set_folded(self, is_folded: bool) -> None:
        """Fold or unfold without a signal."""
        super().set_folded(is_folded)
        for button in self._unfolded:
            button.setVisible(not is_folded)

    def lines(self) -> list[str]:
        """Return the lines shown, oldest first."""
        text = self._text.toPlainText()
        return text.split("\n") if text else []

    def save(self, file: Path) -> None:
        """Write the whole log, what TensorFlow printed included, and say so or why not."""
        lines = [entry.text() for entry in self._log.entries(with_printed=True)]
        text = "".join(f"{line}\n" for line in lines)
        self._saver.save(file, partial(_write, text))

    @Slot()
    def _show_all(self) -> None:
        entries = self._log.entries(with_printed=self.printed.isChecked())
        self._text.setPlainText("\n".join(entry.text() for entry in entries))
        newest = self._log.entries(with_printed=False)[-1:]
        self.set_summary(newest[0].text() if newest else self.tr("No messages yet"))
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.maximum())

    @Slot(object)
    def _on_entry_added(self, entry: Entry) -> None:
        if entry.is_ours or self.printed.isChecked():
            self._text.appendPlainText(entry.text())
        if entry.is_ours:
            self.set_summary(entry.text())

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self, self._text.toPlainText())

    @Slot()
    def _on_save_clicked(self) -> None:
        file = self._saver.ask(LOG, "studio")
        if file is not None:
            self.save(file)


def _write(text: str, file: Path) -> None:
    write_named(file, text.encode())
