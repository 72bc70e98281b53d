"""Saving where a person says: asks for a file, writes it, and says what became of it."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.core.base.named_output import write_named
from studio.core.base.sentences import Sentence
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.toast import announce

Write = Callable[[Path], None]
"""Writes a file in a thread beside the window's, so it touches no widget; raises `StudioError`."""


@dataclass(frozen=True)
class FileFormat:
    """One row: a kind of file that something shown can be saved as.

    Attributes:
        ending: with its dot, in lower case.
        action: the menu's words, English, translated by `label`.
        files: what a file dialog calls such files, English.
    """

    ending: str
    action: str
    files: str

    def label(self) -> str:
        """Return what the menu says, in the person's language."""
        return QCoreApplication.translate("FileFormats", self.action)

    def filter(self) -> str:
        """Return what the file dialog says, in the person's language."""
        return QCoreApplication.translate("FileFormats", self.files)


PNG = FileFormat(
    ".png",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save as PNG…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Picture (*.png)")),
)
GIF = FileFormat(
    ".gif",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save as GIF…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Moving picture (*.gif)")),
)
SVG = FileFormat(
    ".svg",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save as SVG…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Drawing (*.svg)")),
)
CSV = FileFormat(
    ".csv",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save values as CSV…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Table (*.csv)")),
)
NPZ = FileFormat(
    ".npz",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save numbers as NPZ…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Numbers (*.npz)")),
)
LOG = FileFormat(
    ".log",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save as text…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Text (*.log *.txt)")),
)


class Saver(QObject):
    """Saves for one widget; a toast of the widget's window says what became of it.

    Files are written in a thread, one after the other: a million values take seconds.

    Args:
        owner: whose window asks and says.

    Signals:
        saved: a file is written (Path).
        failed: why it is not (Sentence).
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._writer = Background(self, keep_latest=False)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._on_write_failed)

    def ask(self, file_format: FileFormat, stem: str) -> Path | None:
        """Return the file that the person chose, None where none was.

        Args:
            file_format: its ending is added where the person left it out.
            stem: the suggested name without ending.
        """
        ending = file_format.ending
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, self.tr("Save"), f"{stem}{ending}", file_format.filter()
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if f"*{path.suffix.lower()}" in file_format.files else Path(chosen + ending)

    def save(self, path: Path, write: Write) -> None:
        """Have `path` written."""
        self._writer.run(partial(_written, path, write))

    def say_saved(self, path: Path) -> None:
        """Say that a file is written, also one that the engine wrote."""
        said = self.tr("{file} saved in {folder}").format(file=path.name, folder=str(path.parent))
        announce(self._owner, said)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.say_saved(path)
        self.saved.emit(path)

    @Slot(object)
    def _on_write_failed(self, reason: Sentence) -> None:
        announce(self._owner, translated(reason), "error")
        self.failed.emit(reason)


def write_png(image: QImage, path: Path) -> None:
    """Write a picture as a PNG file; safe in any thread.

    Raises:
        WorkError: the file cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    write_named(path, bytes(buffer.data().data()))


def write_npz(arrays: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write arrays by their names, as `numpy.load` reads them; safe in any thread.

    Raises:
        WorkError: the file cannot be written.
    """
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    write_named(path, file.getvalue())


def _written(path: Path, write: Write) -> Path:
    write(path)
    return path
