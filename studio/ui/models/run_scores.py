"""What the discriminator of the shown run said after each epoch, read when it is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.tasks.scores import Scores, read_scores
from studio.ui.models.run_model import RunModel
from studio.ui.threads.background import Background


class RunScores(QObject):
    """Reads the scores of one epoch at a time.

    Signals:
        scores_read(int, object): the epoch, and its `Scores`.
        failed(object): the `Sentence` why they cannot be read.
    """

    scores_read = Signal(int, object)
    failed = Signal(object)

    def __init__(self, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self.failed)

    def want(self, epoch: int) -> None:
        """Have the scores of an epoch read, in place of another that is still to come."""
        run = self._run.state.run
        if run:
            self._reader.run(partial(_read, run, epoch))

    @Slot(object)
    def _on_read(self, read: tuple[str, int, Scores]) -> None:
        run, epoch, scores = read
        if run == self._run.state.run:
            self.scores_read.emit(epoch, scores)


def _read(run: str, epoch: int) -> tuple[str, int, Scores]:
    return run, epoch, read_scores(Path(run), epoch)
