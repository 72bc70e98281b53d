"""The time machine: a slider over the weights that a run has kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.look.view import Checkpoint
from studio.ui.models.run_epochs import RunEpochs, Stop
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.play_bar import PlayBar


class TimeStrip(QWidget):
    """The epoch that is looked at, how good the network was then, and a way to all others.

    Args:
        epochs: of the run.
        is_busy: whether something of the epoch that was chosen is still to be seen.
        is_flat: whether all of it is one line, without how good the network was.

    Signals:
        checkpoint_chosen(object): the person chose the weights of another stop.
    """

    checkpoint_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        epochs: RunEpochs,
        is_busy: Callable[[], bool],
        *,
        is_flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._epochs = epochs
        self._stops: Sequence[Stop] = ()
        self._checkpoint: Checkpoint = "best"
        self.bar = PlayBar(
            theme, self.tr("Epoch"), self.tr("Play all epochs"), self.tr("Stop playing")
        )
        self.bar.wait_for(is_busy)
        self.bar.slider.setPageStep(1)
        self.bar.slider.setToolTip(
            self.tr(
                "Go back to the weights after an earlier epoch; arrow keys step through them. How "
                "many epochs are kept is set below the stages on the Model page."
            )
        )
        self._is_flat = is_flat
        self._name = ElidedLabel(theme, "", Role.STRONG, parent=self)
        self._figure = ElidedLabel(theme, "", Role.CAPTION, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.bar)
        for line in (self._name, self._figure):
            line.setVisible(not is_flat)
            column.addWidget(line)
        self.bar.moved.connect(self._on_stop_chosen)

    def show_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Show which weights are looked at, among all that there are now."""
        self._checkpoint, self._stops = checkpoint, self._epochs.stops
        epoch = self.epoch
        before = sum(stop.epoch < epoch for stop in self._stops)
        at = min(before, max(len(self._stops) - 1, 0))  # of one that is gone, what came after it
        self.bar.set_steps(len(self._stops), at)
        self._show_words()

    @property
    def epoch(self) -> int:
        """The epoch that is looked at, from 1; 0 before the first."""
        if isinstance(self._checkpoint, int):
            return self._checkpoint
        if self._checkpoint == "best":
            return self._epochs.best
        return self._stops[-1].epoch if self._checkpoint == "last" and self._stops else 0

    def names(self) -> list[tuple[Checkpoint, str]]:
        """Return every set of weights there is, in the order of time, and what it is called."""
        return [
            (stop.checkpoint, self._name_of(stop).format(epoch=count_text(stop.epoch)))
            for stop in self._epochs.stops
        ]

    def text(self) -> str:
        """Return what is said of the stop."""
        return f"{self._name.text()} {self._figure.text()}".strip()

    def _show_words(self) -> None:
        epoch = self.epoch
        stop = next((one for one in self._stops if one.epoch == epoch), None)
        self._name.setText(self._name_of(stop).format(epoch=count_text(epoch)))
        if self._is_flat:
            self.bar.set_text(self._name.text())
        is_known = stop is not None and not stop.is_now
        self._figure.setText(self._epochs.figure_text(epoch) if is_known else "")
        self.bar.slider.setAccessibleDescription(self.text())

    def _name_of(self, stop: Stop | None) -> str:
        if stop is None:
            return self.tr("Epoch {epoch}, not kept") if self._stops else ""
        if stop.is_now:
            return self.tr("Now, in epoch {epoch}")
        if not stop.epoch:
            return self.tr("Before the training")
        is_best = stop.epoch == self._epochs.best
        return self.tr("Epoch {epoch}, the best") if is_best else self.tr("Epoch {epoch}")

    @Slot(int)
    def _on_stop_chosen(self, at: int) -> None:
        if at < len(self._stops):
            self._checkpoint = self._stops[at].checkpoint
            self._show_words()
            self.checkpoint_chosen.emit(self._checkpoint)
