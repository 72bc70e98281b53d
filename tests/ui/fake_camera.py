"""A camera without a device: it gives the frames that a test shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage

from studio.ui.widgets.camera.frame_source import FrameSource


class FakeCamera(FrameSource):
    """Stands for `qt_camera.QtCamera`, where `frame_source.open_source` is replaced by it.

    Attributes:
        is_on: whether it was started and not stopped.
        looked_at: how many frames somebody asked for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self.looked_at = 0
        self._frame = QImage()

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False
        self._frame = QImage()

    def newest(self) -> QImage:
        self.looked_at += 1
        return self._frame

    def see(self, left: str, right: str = "") -> None:
        """Give a frame of two halves of these colours."""
        image = QImage(8, 4, QImage.Format.Format_RGB32)
        image.fill(QColor(left))
        for x in range(4, 8):
            for y in range(4):
                image.setPixelColor(x, y, QColor(right or left))
        self._frame = image
        self.frame_came.emit()

    def fail(self, reason: str) -> None:
        self.is_on = False
        self.failed.emit(reason)
