"""The camera of the system, by Qt Multimedia."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from studio.ui.widgets.camera.frame_source import FrameSource


class QtCamera(FrameSource):
    """Keeps the newest frame alone; it becomes an image only when somebody asks for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = QVideoFrame()
        self._camera: QCamera | None = None
        self._sink = QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame_changed)

    def start(self) -> None:
        """Begin; frames come later, or `failed`."""
        self.stop()
        device = QMediaDevices.defaultVideoInput()
        if device.isNull():
            self.failed.emit(self.tr("No camera was found."))
            return
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._on_error_occurred)
        self._session.setCamera(self._camera)
        self._camera.start()

    def stop(self) -> None:
        """Give no more frames, and leave the camera to others."""
        camera, self._camera, self._frame = self._camera, None, QVideoFrame()
        if camera is not None:
            camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]  # the stub knows no None
            camera.deleteLater()

    def newest(self) -> QImage:
        """Return the newest frame; a null image before the first."""
        return self._frame.toImage() if self._frame.isValid() else QImage()

    @Slot(QVideoFrame)
    def _on_frame_changed(self, frame: QVideoFrame) -> None:
        if self._camera is not None and frame.isValid():
            self._frame = frame
            self.frame_came.emit()

    @Slot(QCamera.Error, str)
    def _on_error_occurred(self, error: QCamera.Error, text: str) -> None:
        if error is not QCamera.Error.NoError:
            self.stop()
            said = self.tr("The camera does not work: {reason}")
            self.failed.emit(said.format(reason=text or error.name))
