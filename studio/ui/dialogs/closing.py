"""The question when the window is closed while something is trained."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label


class ClosingChoice(Enum):
    """What becomes of the training."""

    PAUSE = "pause"
    STOP = "stop"
    STAY = "stay"


class ClosingWork(Enum):
    """What is at work."""

    TRAINING = "training"
    SEARCH = "search"
    SERIES = "series"


class ClosingDialog(QDialog):
    """Pause and keep, stop and keep, or keep training; several runs are paused or go on.

    Args:
        theme: colours and fonts.
        work: what is at work.

    Signals:
        chosen: a `ClosingChoice`; Escape means STAY.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        work: ClosingWork = ClosingWork.TRAINING,
    ) -> None:
        super().__init__(parent)
        self._choice = ClosingChoice.STAY
        self.setModal(True)
        if work is ClosingWork.SEARCH:
            name = self.tr("A search is running")
            question = self.tr("A search is running. Close anyway?")
            help_text = self.tr("Pause: every trial goes on from here when you resume the search.")
        elif work is ClosingWork.SERIES:
            name = self.tr("Runs are training on the cluster")
            question = self.tr("Runs are training on the cluster. Close anyway?")
            help_text = self.tr(
                "Pause: each run goes on from here when you resume it, on the cluster or here."
            )
        else:
            name = self.tr("A training is running")
            question = self.tr("A training is running. Close anyway?")
            help_text = self.tr(
                "Pause: resume later from here. Stop: test and keep the model as it is now."
            )
        self.setWindowTitle(name)
        title = Label(theme, question, Role.TITLE)
        text = Label(theme, help_text, Role.DIM, wraps=True)
        self.stay = Button(
            theme,
            self.tr("Keep searching") if work is ClosingWork.SEARCH else self.tr("Keep training"),
        )
        self.stop = Button(theme, self.tr("Stop and keep"))
        self.pause = Button(theme, self.tr("Pause and close"), Variant.PRIMARY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.stay)
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.pause)
        self.stop.setVisible(work is ClosingWork.TRAINING)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self.stay.clicked.connect(self.reject)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.finished.connect(self._on_finished)
        self.pause.setFocus()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._choice = ClosingChoice.STOP
        self.accept()

    @Slot()
    def _on_pause_clicked(self) -> None:
        self._choice = ClosingChoice.PAUSE
        self.accept()

    @Slot()
    def _on_finished(self) -> None:
        self.chosen.emit(self._choice)
