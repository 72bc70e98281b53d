"""An engine without a process: it keeps what it was sent and says what a test wants to hear."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from small_report import CLASSIFIED, small_report

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence, say
from studio.core.dataset.scan import scan
from studio.core.metrics import MetricRow
from studio.core.metrics.report import Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.networks.layers import Layer
from studio.core.tasks.figure import Figures
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, Command, Device
from studio.ui.engine.engine_client import EngineClient, EngineState

Kind = TypeVar("Kind", bound=Command)

LAYERS = (
    Layer("preprocess_rescaling", "Rescaling", "preprocess", (32, 32, 3), 0, 0, 1),
    Layer("conv1", "Conv2D", "conv1", (28, 28, 6), 456, 456, 5, ("preprocess_rescaling",)),
    Layer("pool1", "AveragePooling2D", "conv1", (14, 14, 6), 0, 0, 6, ("conv1",)),
    Layer("head_dense", "Dense", "head", (84,), 1000, 1000, None, ("pool1",)),
    Layer("head_predictions", "Dense", "head", (3,), 255, 255, None, ("head_dense",)),
)


class FakeEngine(EngineClient):
    """Scans for real, describes a small network, and trains only when a test says so.

    Attributes:
        sent: every command, in order.
        answers_scans: whether a scan is answered by itself.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("/nowhere",), parent)
        self.sent: list[Command] = []
        self.answers_scans = True
        self.starts = 0

    @property
    def is_running(self) -> bool:
        return self.state is EngineState.READY

    def start(self) -> None:
        if self.is_running:
            return
        self.starts += 1
        self._device = Device("CPU", messages.DeviceKind.CPU, 48.0)
        self._set_state(EngineState.READY)
        self.hello_received.emit(messages.Hello(messages.PROTOCOL, "0", 1))
        self.ready.emit(messages.Ready(self._device, 0.1))

    def restart(self) -> None:
        self._set_state(EngineState.OFF)
        self.start()

    def close(self) -> None:
        self._set_state(EngineState.OFF)

    def send(self, command: Command) -> None:
        self.sent.append(command)
        self.start()
        QTimer.singleShot(0, self, lambda: self._answer(command))

    def last(self, kind: type[Kind]) -> Kind:
        """Return the newest command of a kind."""
        return next(command for command in reversed(self.sent) if isinstance(command, kind))

    def tell(self, *events: AnyEvent) -> None:
        """Say events, one after the other."""
        for event in events:
            self._deliver(event)

    def lose(self, reason: Sentence | None = None) -> None:
        """Die, as after kill -9."""
        self._details = "Killed"
        self._set_state(EngineState.LOST)
        self.lost.emit(reason or say("The engine stopped unexpectedly."))

    # --- a training, in the steps that a test needs ---------------------------------------------

    @property
    def training(self) -> int:
        """Request number of the newest training."""
        command = next(one for one in reversed(self.sent) if isinstance(one, messages.RunCommand))
        return command.request

    def begin_run(self, run: Path, epochs: int = 3, batches: int = 4) -> None:
        """Say that the run in folder `run` has begun its first stage."""
        request = self.training
        self.tell(
            messages.Progress(request, messages.Phase.BUILDING, 1, 1),
            messages.RunStarted(request, str(run), ("a", "b"), (20, 6, 4), 0, epochs, batches),
            messages.StageStarted(request, 1, "Training", epochs, 0, 1255, 0),
            messages.Progress(request, messages.Phase.TRAINING, 0, 0),
        )

    def train_epoch(self, epoch: int, batches: int = 4) -> None:
        """Say the figures of a whole epoch and that it is saved."""
        request = self.training
        loss = 1.0 / epoch
        rows = [
            MetricRow(
                1, epoch, batch, "train", {"loss": loss, "accuracy": 0.5}, 1e-3, epoch + batch / 10
            )
            for batch in range(1, batches + 1)
        ]
        rows.append(
            MetricRow(1, epoch, 0, "train", {"loss": loss, "accuracy": 0.6}, 1e-3, epoch + 0.8)
        )
        rows.append(
            MetricRow(
                1, epoch, 0, "validation", {"loss": loss + 0.1, "accuracy": 0.55}, 1e-3, epoch + 0.9
            )
        )
        self.tell(
            messages.Metrics(request, tuple(rows), epoch, batches, 1240.0, 12.0),
            messages.CheckpointSaved(request, epoch, True),
        )

    def end_run(self, run: Path, outcome: str = "finished") -> None:
        """Say that the run is over."""
        report = None if outcome == RunOutcome.PAUSED else a_report(outcome)
        self.tell(messages.RunEnded(self.training, str(run), RunOutcome(outcome), report))

    # --- a search -------------------------------------------------------------------------------

    @property
    def searching(self) -> int:
        """Request number of the newest search."""
        kind = messages.SearchCommand
        return next(one for one in reversed(self.sent) if isinstance(one, kind)).request

    def begin_search(self, folder: Path) -> None:
        """Say that the search in `folder` has begun."""
        self.tell(messages.SearchStarted(self.searching, str(folder)))

    def change_trial(self, number: int) -> None:
        """Say that the file of a trial is another."""
        self.tell(messages.TrialChanged(self.searching, number))

    def end_search(self, folder: Path, *, is_over: bool = True) -> None:
        """Say that the search is over, or paused."""
        self.tell(messages.SearchEnded(self.searching, str(folder), is_over))

    def _answer(self, command: Command) -> None:
        match command:
            case messages.Scan() if self.answers_scans:
                self.tell(self._scanned(command))
            case messages.Describe():
                self.tell(messages.Described(command.request, LAYERS))
            case messages.Cancel() if not self._is_search(command.request):
                self.tell(messages.CancelDone(command.request))
            case messages.Check():
                lines = (say("TensorFlow sees the CPU."), say("No GPU."))
                self.tell(
                    messages.Checked(
                        command.request, lines, Device("CPU", messages.DeviceKind.CPU, 48.0)
                    )
                )
            case _:
                return

    def _is_search(self, request: int) -> bool:
        """Whether a request is a search, which ends when a test says so."""
        kind = messages.SearchCommand
        return any(isinstance(one, kind) and one.request == request for one in self.sent)

    def _scanned(self, command: messages.Scan) -> AnyEvent:
        try:
            dataset = scan(Path(command.folder), needs_classes=command.needs_classes)
            return messages.Scanned(command.request, dataset, 0.1)
        except StudioError as error:
            return messages.Failed(command.request, messages.FailureKind.INPUT, error.sentence)


def a_report(outcome: str = "finished") -> Report:
    """Return a small report."""
    result = replace(
        CLASSIFIED,
        accuracy=Figures(0.99, 0.95, 0.94),
        loss=Figures(0.02, 0.1, 0.12),
        confusion=((2, 0), (0, 2)),
    )
    return small_report(result, outcome)
