"""What a run's network says of what the camera sees, while it sees it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.wire.messages import Failed, Predict, Predicted
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.evaluate.predicted import PredictedPictures
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.camera import CameraView, FrameFiles
from studio.ui.widgets.class_shares import ClassShares
from studio.ui.widgets.label import Label


class LivePrediction(QWidget):
    """The camera, the answer of the newest frame, and a button that keeps a frame.

    Signals:
        frame_kept(QImage): the person wants this frame among the predicted images.
    """

    frame_kept = Signal(QImage)

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = ""
        self._threshold = 0.0
        self._files = FrameFiles()
        self._file = ""
        self.slot = RequestSlot(client, self)
        self.camera = CameraView(theme)
        self._text = Label(theme, "", Role.STRONG, wraps=True)
        self.shares = ClassShares(theme)
        self.keep = Button(theme, self.tr("Keep this frame"), icon="plus", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.camera, self._text, self.shares, self.keep):
            column.addWidget(widget)
        self.camera.frame_taken.connect(self._on_frame_taken)
        self.camera.running_changed.connect(self._on_running_changed)
        self.slot.answered.connect(self._on_answered)
        self.slot.failed.connect(self._on_failed)
        self.slot.cancelled.connect(self.camera.ready)
        self.keep.clicked.connect(self._on_keep_clicked)
        self._on_running_changed(False)

    def set_run(self, run: str) -> None:
        """Ask the network of the run in folder `run`."""
        self._run = run

    def set_threshold(self, threshold: float) -> None:
        """Answer "none of these" below it, 0..1."""
        self._threshold = threshold

    def label(self) -> str:
        """Return the answer of the newest frame."""
        return self._text.text()

    @Slot(QImage)
    def _on_frame_taken(self, frame: QImage) -> None:
        self.keep.setEnabled(True)
        self._file = self._files.write(frame)
        if self._file and self._run:
            self.slot.ask(Predict(self._run, (self._file,)))

    @Slot(object)
    def _on_answered(self, answer: Predicted) -> None:
        if self.camera.is_running and not answer.refused:
            probabilities = answer.probabilities.astype(np.float32)
            made = PredictedPictures((self._file,), answer.classes, probabilities, self._threshold)
            self._text.setText(made[0].caption)
            self.shares.show_shares(made.strongest(0))
        self.camera.ready()

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self.camera.stop()
        self._text.setText(translated(event.sentence))
        self._text.show()

    @Slot(bool)
    def _on_running_changed(self, is_running: bool) -> None:
        self._text.setText("")
        self._text.setVisible(is_running)
        self.shares.show_shares(())
        self.keep.setVisible(is_running)
        self.keep.setEnabled(False)

    @Slot()
    def _on_keep_clicked(self) -> None:
        frame = self.camera.image()
        if not frame.isNull():
            self.frame_kept.emit(frame)
