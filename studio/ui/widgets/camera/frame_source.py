"""What gives frames: a camera, or in a test something that pretends to be one."""

from __future__ import annotations

import importlib.util

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


class FrameSource(QObject):
    """Base of what gives frames.

    Signals:
        frame_came(): there is a newer frame, see `newest`.
        failed(str): why there are none, in the person's language; it has stopped.
    """

    frame_came = Signal()
    failed = Signal(str)

    def start(self) -> None:
        """Begin; frames come later, or `failed`."""
        raise NotImplementedError

    def stop(self) -> None:
        """Give no more frames, and leave the camera to others."""
        raise NotImplementedError

    def newest(self) -> QImage:
        """Return the newest frame; a null image before the first."""
        raise NotImplementedError


def is_available() -> bool:
    """Whether Qt Multimedia is installed; a camera may still be missing."""
    return importlib.util.find_spec("PySide6.QtMultimedia") is not None


def open_source(parent: QObject) -> FrameSource:
    """Return the default camera of the system, not started.

    Raises:
        ImportError: Qt Multimedia is not installed, or lacks a library of the system.
    """
    from studio.ui.widgets.camera.qt_camera import QtCamera

    return QtCamera(parent)
