"""What a camera sees, with a button that starts and stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.camera import frame_source
from studio.ui.widgets.camera.frame_source import FrameSource
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import set_property

SIDE = 176


class CameraView(QWidget):
    """Gives the newest frame, and the next one only when its owner is `ready` for it.

    So frames never queue: those that come while the network is at work are only seen. The camera
    is stopped as soon as it is out of sight.

    Signals:
        frame_taken(QImage): look at this one; call `ready` when that is done.
        running_changed(bool): the camera was started or stopped.
    """

    frame_taken = Signal(QImage)
    running_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: FrameSource | None = None
        self._is_running = False
        self._is_ready = True
        self._has_newer = False
        self._shown = QImage()
        self.preview = ImageView(theme, SIDE)
        self.preview.setAccessibleName(self.tr("Camera"))
        self.toggle = Button(theme, "", icon="play", small=True)
        self.mirror = Button(theme, self.tr("Mirror"), small=True)
        self.mirror.setCheckable(True)
        set_property(self.mirror, "variant", "segment")
        self.mirror.setToolTip(
            self.tr("Left and right as in a mirror; the network sees it like that as well.")
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.toggle)
        row.addWidget(self.mirror)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.preview, 1)
        column.addLayout(row)
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self._show_running(self.tr("The camera is off"))

    @property
    def is_running(self) -> bool:
        """Whether the camera is on, or being switched on."""
        return self._is_running

    def image(self) -> QImage:
        """Return the frame that is shown, as it is given out; null before the first."""
        return self._shown

    @Slot()
    def start(self) -> None:
        """Switch the camera on."""
        if self._is_running:
            return
        if self._source is None:
            try:
                self._source = frame_source.open_source(self)
            except ImportError as error:
                said = self.tr("Qt Multimedia does not work here: {reason}")
                self._show_running(said.format(reason=str(error)))
                return
            self._source.frame_came.connect(self._on_frame_came)
            self._source.failed.connect(self._on_failed)
        self._is_running, self._is_ready, self._has_newer = True, True, False
        self._show_running(self.tr("Starting the camera…"))
        self.running_changed.emit(True)
        self._source.start()

    @Slot()
    def stop(self) -> None:
        """Switch the camera off."""
        if self._is_running and self._source is not None:
            self._source.stop()
            self._end(self.tr("The camera is off"))

    @Slot()
    def ready(self) -> None:
        """Give the newest frame as soon as there is one that was not given yet."""
        self._is_ready = True
        if self._has_newer:
            self._give()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the camera to others."""
        super().hideEvent(event)
        self.stop()

    def _end(self, text: str) -> None:
        self._is_running = False
        self._show_running(text)
        self.running_changed.emit(False)

    def _show_running(self, text: str) -> None:
        """Say `text` until there is a frame."""
        self._shown = QImage()
        self.preview.set_text(text)
        self.toggle.setText(self.tr("Stop") if self._is_running else self.tr("Start camera"))
        self.toggle.setIcon(self._theme.icon("stop" if self._is_running else "play"))

    def _give(self) -> None:
        self._is_ready = self._has_newer = False
        self.frame_taken.emit(self._shown)

    @Slot()
    def _on_toggle_clicked(self) -> None:
        if self._is_running:
            self.stop()
        else:
            self.start()

    @Slot()
    def _on_frame_came(self) -> None:
        if not self._is_running or self._source is None:
            return
        frame = self._source.newest()
        if frame.isNull():
            return
        if self.mirror.isChecked():
            frame = frame.flipped(Qt.Orientation.Horizontal)
        self._shown, self._has_newer = frame, True
        self.preview.set_image(frame)
        if self._is_ready:
            self._give()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self._end(reason)
