"""The time machine of the Evaluate page: the run as it was after an epoch."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.look.view import Checkpoint
from studio.core.wire.messages import Progress
from studio.ui.models.run_epochs import RunEpochs
from studio.ui.pages.evaluate.evaluator import Evaluator
from studio.ui.pages.time_strip import TimeStrip
from studio.ui.texts.format import count_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label

NARROWEST, WIDEST = 232, 336


class EpochSteps(QWidget):
    """A slider over the epochs of the run, and how far the engine is with the chosen one.

    Attributes:
        time: the slider.
    """

    def __init__(
        self, theme: Theme, epochs: RunEpochs, evaluator: Evaluator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._epochs = epochs
        self._evaluator = evaluator
        self.time = TimeStrip(theme, epochs, lambda: evaluator.is_busy, is_flat=True)
        self.time.setMinimumWidth(NARROWEST)
        self.time.setMaximumWidth(WIDEST)
        self.time.setToolTip(
            self.tr(
                "Figures for the validation images after an earlier epoch. The test images are "
                "used for the best epoch only: an epoch chosen by its test result could no longer "
                "be judged by it."
            )
        )
        self._progress = Label(theme, "", Role.CAPTION)
        self._cancel = IconButton(theme, "close", self.tr("Cancel"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
        row.addWidget(self.time, 1)
        self._show_progress("")
        self.time.checkpoint_chosen.connect(self._on_checkpoint_chosen)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        epochs.changed.connect(self.refresh)
        evaluator.standing_changed.connect(self.refresh)
        evaluator.evaluated.connect(self.refresh)
        evaluator.progressed.connect(self._on_progressed)
        evaluator.step_failed.connect(self._on_step_failed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show which epoch's figures are shown, among all that there are now."""
        self._show_progress("")
        self.time.show_checkpoint(self._evaluator.checkpoint)

    def leave(self) -> None:
        """Step no further while the page is not seen."""
        self.time.bar.stop()

    def _show_progress(self, text: str) -> None:
        self._progress.setText(text)
        for part in (self._progress, self._cancel):
            part.setVisible(bool(text))

    @Slot(object)
    def _on_checkpoint_chosen(self, checkpoint: Checkpoint) -> None:
        evaluator, epoch = self._evaluator, self.time.epoch
        if epoch == self._epochs.best and (evaluator.has_best or not evaluator.newest):
            evaluator.step_to("best")
        else:
            evaluator.step_to(epoch if evaluator.newest else checkpoint)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if self._evaluator.checkpoint != "best":
            text = phase_text(progress.phase)
            if progress.total:
                text += f" {count_text(progress.done)} / {count_text(progress.total)}"
            self._show_progress(text)

    @Slot()
    def _on_step_failed(self) -> None:
        self.time.bar.stop()
        self._epochs.refresh()
        self.refresh()

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.time.bar.stop()
        self._evaluator.step_to(self._evaluator.shown)
        self.refresh()
