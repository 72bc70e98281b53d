"""Frames as files of their own names: the engine answers about files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QImage

LARGEST = 640
"""Pixels of the longer side: no network of the catalogue reads more."""


class FrameFiles:
    """Writes each frame beside the one before, which may still be read, and drops older ones."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._number = 0

    def write(self, frame: QImage) -> str:
        """Write a frame, without compression, and return its file; "" where that fails."""
        if max(frame.width(), frame.height()) > LARGEST:
            frame = frame.scaled(
                LARGEST,
                LARGEST,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._number += 1
        file = self._file(self._number)
        Path(self._file(self._number - 2)).unlink(missing_ok=True)
        is_written = frame.convertToFormat(QImage.Format.Format_RGB888).save(file)
        return file if is_written else ""

    def _file(self, number: int) -> str:
        return self._folder.filePath(f"camera-{number}.bmp")
