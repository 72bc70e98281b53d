"""The epochs of the shown run whose weights are kept, and how good the network was after each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.look.view import Checkpoint
from studio.core.runs.kept_epochs import kept_epochs
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.table import TASKS, task
from studio.ui.models.run_model import RunModel
from studio.ui.texts.run_text import measured_text, value_text
from studio.ui.threads.background import Background


@dataclass(frozen=True)
class Stop:
    """One set of weights of a run.

    Attributes:
        epoch: that made them, from 1 through all stages; 0 for those that the run began with.
        checkpoint: what the engine calls them.
        is_now: whether they are those that train at this moment.
    """

    epoch: int
    checkpoint: Checkpoint
    is_now: bool = False


class RunEpochs(QObject):
    """Follows the run: its stops, from the weights it began with to the last ones.

    Signals:
        changed(): `stops` are others.
    """

    changed = Signal()

    def __init__(self, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._kept: tuple[int, ...] = ()
        self._shown = ""
        self._stops: tuple[Stop, ...] = ()
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_read)
        run.state_changed.connect(self.refresh)
        run.series_replaced.connect(self._arrange)
        self.refresh()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every set of weights there is, in the order of time; () without a run."""
        return self._stops

    @property
    def best(self) -> int:
        """The epoch with the best validation loss, the last one without a validation; 0 before."""
        found = self._run.series.best_epoch()
        return found.place.ordinal if found is not None else self.last

    @property
    def last(self) -> int:
        """The last whole epoch, 0 before the first."""
        series = self._run.series
        _, epochs = series.epochs_of(series.train_epochs)
        return int(epochs[-1]) if len(epochs) else 0

    def figure_text(self, epoch: int) -> str:
        """Return how good the network was after an epoch, "" where nothing is known."""
        recipe = self._run.recipe
        row = TASKS[0] if recipe is None else task(recipe.task)
        figure, series = row.figure(row.headline), self._run.series
        for part, track in (("validation", series.validation), ("train", series.train_epochs)):
            _, epochs = series.epochs_of(track)
            rows = np.flatnonzero((epochs == epoch) & (track.batch == 0))
            value = float(track.values(figure.key)[rows[-1]]) if len(rows) else np.nan
            if np.isfinite(value):  # some figures are of the training part alone
                return f"{measured_text(figure.key, part)} {value_text(figure.key, value)}"
        return ""

    def kept_of(self, run: RunFolder) -> tuple[int, ...]:
        """Return the epochs that a run has kept; called in a thread."""
        return kept_epochs(run.checkpoints)

    @Slot()
    def refresh(self) -> None:
        """Look again which are kept."""
        run = self._run.state.run
        if run != self._shown:
            self._shown, self._kept = run, ()
            self._reader.forget()
        if run:
            self._reader.run(lambda: (run, self.kept_of(RunFolder(Path(run)))))
        self._arrange()

    @Slot(object)
    def _on_read(self, found: object) -> None:
        if isinstance(found, tuple) and found[0] == self._shown:
            self._kept = found[1]
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        stops = self.found()
        if stops != self._stops:
            self._stops = stops
            self.changed.emit()

    def found(self) -> tuple[Stop, ...]:
        """Return the stops that there are now."""
        state, last = self._run.state, self.last
        if not self._shown or not (state.is_saved or state.status.is_alive):
            return ()
        found: dict[int, Stop] = {0: Stop(0, "start")}
        if state.is_saved and self.best:
            found[self.best] = Stop(self.best, "best")
        if state.is_saved and last and not state.status.is_alive:
            found[last] = Stop(last, "last")
        found |= {epoch: Stop(epoch, epoch) for epoch in self._kept}
        if state.status.is_alive:
            found[last + 1] = Stop(last + 1, "last", is_now=True)
        return tuple(found[epoch] for epoch in sorted(found))
