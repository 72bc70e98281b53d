"""The window's side of the wire: one engine at work, the next one already starting."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import Enum
from functools import partial
from itertools import count
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence, say
from studio.core.wire.codec import ProtocolError
from studio.core.wire.messages import (
    PROTOCOL,
    AnyEvent,
    Ask,
    Command,
    Device,
    DeviceKind,
    Event,
    Failed,
    FailureKind,
    FinalReply,
    Hello,
    Ready,
    Reply,
    RunCommand,
    SearchCommand,
)
from studio.ui.engine.engine_process import IDLE_MS, SHUTDOWN_MS, EngineProcess, Outcome
from studio.ui.engine.engine_request import Request

HELLO_SECONDS = 60.0
"""An engine says hello before it imports TensorFlow, in a fraction of a second; a busy computer, or
one that reads everything from a slow disk for the first time, took more than twenty."""

RESTARTS_A_MINUTE = 3

RUNS_OF_AN_ENGINE = 30
"""After so many trainings an engine on a CPU is replaced as well: each leaves a few MB in its
process (4 and 10 MB of MobileNetV2 at 32 px, measured)."""


class EngineState(Enum):
    """What a person may expect of the engine."""

    OFF = "off"
    STARTING = "starting"
    LOADING = "loading"
    READY = "ready"
    LOST = "lost"


class EngineClient(QObject):
    """Keeps an engine process, asks it questions and brings each reply to who asked.

    OFF ──start()──► STARTING ──Hello──► LOADING ──Ready──► READY
                         │                  │                 │
                         ▼ no hello         ▼ gone            ▼ gone
                        LOST ◄─────────── too often ── a fresh one starts by itself

    Every request gets exactly one last reply: when a process is lost, requests that it still
    owed are answered here with `Failed`. On a CPU the process stays after a training. On a GPU it
    is replaced, because TensorFlow gives GPU memory back only with its process, and on either
    after memory ran out and after `RUNS_OF_AN_ENGINE` trainings; what else was asked is asked
    again of the new one.

    Signals:
        event_received: every message of the engine.
        hello_received: `messages.Hello`, once a process.
        ready: `messages.Ready`, once a process.
        lost: a `Sentence`, why the engine has gone unasked; `details` has its last words.
        log_line: a line of its stderr.
        state_changed: the new `EngineState`.
    """

    event_received = Signal(object)
    hello_received = Signal(object)
    ready = Signal(object)
    lost = Signal(object)
    log_line = Signal(str)
    state_changed = Signal(object)

    def __init__(
        self,
        command: Sequence[str] | None = None,
        parent: QObject | None = None,
        *,
        hello_seconds: float = HELLO_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command or (sys.executable, "-m", "studio.engine"))
        self._numbers = count(1)
        self._process: EngineProcess | None = None
        self._retired: list[EngineProcess] = []
        self._waiting: list[Command] = []
        self._owed: dict[int, Request] = {}
        self._losses: list[float] = []
        self._state = EngineState.OFF
        self._device: Device | None = None
        self._details = ""
        self._runs_ended = 0
        self._hello_seconds = hello_seconds
        self._hello_timer = QTimer(self)
        self._hello_timer.setSingleShot(True)
        self._hello_timer.timeout.connect(self._on_hello_missed)

    @property
    def state(self) -> EngineState:
        """What a person may expect of the engine now."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether there is a process; it may still be starting."""
        return self._process is not None and self._process.is_alive

    @property
    def pid(self) -> int:
        """Number of the process at work, 0 without one."""
        return self._process.pid if self._process else 0

    @property
    def device(self) -> Device | None:
        """What computes, once an engine has proved it."""
        return self._device

    @property
    def details(self) -> str:
        """Last words on stderr of the engine that was lost, or of the one at work."""
        if self._process is not None and self._state is not EngineState.LOST:
            return self._process.details
        return self._details

    def ask(self, command: Ask, asker: str = "") -> Request:
        """Number a command and send it, at the latest when the engine has said hello.

        Without an engine one is started; where none could be started, the request fails.

        Args:
            command: what is asked.
            asker: name by which `asked_by` finds the request again.
        """
        numbered = replace(command, request=next(self._numbers))
        request = self._owed[numbered.request] = Request(numbered, self.send, asker)
        self.send(numbered)
        return request

    def asked_by(self, asker: str) -> Request | None:
        """Return what was asked under a name and has not ended, None where nothing was."""
        return next((one for one in self._owed.values() if asker and one.asker == asker), None)

    def start(self) -> None:
        """Start an engine, unless one is there."""
        if self._process is not None:
            return
        process = EngineProcess(self._command, self)
        process.message_received.connect(self._on_message_received)
        process.log_line.connect(self.log_line)
        process.ended.connect(self._on_process_ended)
        self._process = process
        self._runs_ended = 0
        self._set_state(EngineState.STARTING)
        self._hello_timer.start(round(self._hello_seconds * 1000))
        process.start()

    def restart(self) -> None:
        """Replace the engine; what it still owed is answered with `Failed`."""
        was_at_work = self._is_training()
        self._retire()
        reason = say("The engine was restarted.")
        if was_at_work:
            self.lost.emit(reason)
        self._answer_owed(reason)
        self.start()

    def send(self, command: Command) -> None:
        """Send a command that asks nothing, such as `messages.Pause`."""
        if self._state is EngineState.LOST and self._process is None:
            self._waiting.append(command)  # a fresh engine may be about to start
            QTimer.singleShot(0, self, self._answer_after_loss)
            return
        self.start()
        if self._state is EngineState.STARTING:
            self._waiting.append(command)
        else:
            self._write(command)

    def close(self) -> None:
        """End every process of ours and return when they are gone; may be called at any time."""
        patience = SHUTDOWN_MS if self._is_training() else IDLE_MS
        processes = [*self._retired, *([self._process] if self._process else [])]
        self._hello_timer.stop()
        self._waiting.clear()
        self._owed.clear()
        self._process = None
        self._retired = []
        for process in processes:
            process.ended.disconnect()
            process.end(patience)
            process.deleteLater()
        self._set_state(EngineState.OFF)

    def _write(self, command: Command) -> None:
        assert self._process is not None
        try:
            self._process.send(command)
        except ProtocolError as error:
            if isinstance(command, Ask):
                failed = Failed(command.request, FailureKind.WORK, error.sentence)
                QTimer.singleShot(0, self, partial(self._deliver, failed))

    def _deliver(self, event: Event) -> None:
        """Bring an event to who waits for it."""
        if isinstance(event, Reply):
            request = self._owed.get(event.request)
            if isinstance(event, FinalReply):
                self._owed.pop(event.request, None)
            if request is not None:
                request.take(event)
        self.event_received.emit(event)

    def _set_state(self, state: EngineState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _is_training(self) -> bool:
        """Whether an end of the engine interrupts a training: of a run, or of a search's trials."""
        commands = (request.command for request in self._owed.values())
        return any(isinstance(command, RunCommand | SearchCommand) for command in commands)

    @Slot(object)
    def _on_message_received(self, message: AnyEvent) -> None:
        if isinstance(message, Hello):
            self._greet(message)
            return
        if isinstance(message, Ready):
            self._device = message.device
            self._set_state(EngineState.READY)
            self.ready.emit(message)
        elif isinstance(message, FinalReply):
            ended = self._owed.get(message.request)
            if ended is not None and self._is_spent_with(ended, message):
                self._replace(ended)
        self._deliver(message)

    def _is_spent_with(self, ended: Request, reply: FinalReply) -> bool:
        """Whether the process should go, now that it has ended a request."""
        is_run = isinstance(ended.command, RunCommand)
        if not is_run and self._is_training():
            return False
        ran_out = isinstance(reply, Failed) and reply.kind is FailureKind.MEMORY
        is_on_gpu = self._device is not None and self._device.kind is DeviceKind.GPU
        self._runs_ended += is_run
        is_worn = is_on_gpu or self._runs_ended >= RUNS_OF_AN_ENGINE
        return ran_out or (is_run and is_worn)

    def _greet(self, hello: Hello) -> None:
        self._hello_timer.stop()
        if hello.protocol != PROTOCOL:
            assert self._process is not None
            self._process.fail(
                say(
                    "The engine has another version: it speaks protocol {found}, this window "
                    "{expected}. Reinstall Afina Studio.",
                    found=hello.protocol,
                    expected=PROTOCOL,
                )
            )
            return
        self._set_state(EngineState.LOADING)
        self.hello_received.emit(hello)
        self.event_received.emit(hello)
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            self._write(command)

    @Slot()
    def _on_hello_missed(self) -> None:
        if self._process is not None:
            self._process.fail(
                say(
                    "The engine did not respond within {seconds} seconds.",
                    seconds=round(self._hello_seconds),
                )
            )

    @Slot(object)
    def _on_process_ended(self, outcome: Outcome) -> None:
        process = self._process
        assert process is not None
        reason = outcome.reason or say("The engine stopped.")
        had_said_hello = self._state in (EngineState.LOADING, EngineState.READY)
        self._hello_timer.stop()
        self._process = None
        self._details = outcome.details
        self._waiting.clear()
        process.deleteLater()
        self._set_state(EngineState.LOST)
        self.lost.emit(reason)
        self._answer_owed(reason)
        if had_said_hello and self._may_restart():
            self.start()

    def _may_restart(self) -> bool:
        now = monotonic()
        self._losses = [when for when in self._losses if now - when < 60.0] + [now]
        return len(self._losses) <= RESTARTS_A_MINUTE

    def _answer_owed(self, reason: Sentence) -> None:
        for number in tuple(self._owed):
            self._deliver(Failed(number, FailureKind.WORK, reason, self._details))

    @Slot()
    def _answer_after_loss(self) -> None:
        if self._process is None:
            self._waiting.clear()
            self._answer_owed(say("The engine is not running. Restart it in the settings."))

    def _replace(self, ended: Request) -> None:
        """Start the next engine before the old one has gone, and ask it what is still owed."""
        self._retire()
        self._waiting = [
            owed.command for owed in self._owed.values() if owed is not ended and owed.is_wanted
        ]
        self.start()

    def _retire(self) -> None:
        process, self._process = self._process, None
        self._hello_timer.stop()
        self._waiting.clear()
        if process is None:
            return
        process.message_received.disconnect(self._on_message_received)
        process.log_line.disconnect(self.log_line)
        process.ended.disconnect(self._on_process_ended)
        process.ended.connect(self._on_retired_ended)
        self._retired.append(process)
        process.retire()

    @Slot(object)
    def _on_retired_ended(self, _outcome: Outcome) -> None:
        for process in [one for one in self._retired if not one.is_alive]:
            self._retired.remove(process)
            process.deleteLater()
