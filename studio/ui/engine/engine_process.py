"""One engine process seen from the window: bytes in, messages out, and an end that is certain."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence, say
from studio.core.wire.codec import Encoder, FrameReader, ProtocolError
from studio.core.wire.messages import AnyEvent, Command, Shutdown

_log = logging.getLogger(__name__)

TURN_SECONDS = 0.004
"""Time that one turn of the event loop may spend on messages; the rest waits for the next."""

CHUNK = 64 * 1024
BACKLOG = 64 * 1024 * 1024
"""Unread bytes, after which the other side is taken to be broken."""

TAIL_LINES = 60
LINE_LENGTH = 2000

NICENESS = 5
"""Of the engine, on systems that have it; it computes on all cores for minutes."""

SHUTDOWN_MS = 10_000
"""An engine that trains saves itself first; it gives itself as long."""

IDLE_MS = 800
"""Enough for one that has nothing to save."""

TERMINATE_MS = 1500
KILL_MS = 2000


@dataclass(frozen=True)
class Outcome:
    """How a process ended.

    Attributes:
        reason: a sentence for the person, or None where the end was asked for.
        details: the last lines of stderr.
    """

    reason: Sentence | None
    details: str


class EngineProcess(QObject):
    """A QProcess that speaks the engine's protocol.

    Reading is cut into turns of `TURN_SECONDS`, so that a flood never stalls the window. The
    end is asked for politely, then demanded, then forced, each step with a time limit.

    Signals:
        message_received: an event of the engine, in order.
        log_line: one line of stderr.
        ended: the `Outcome`; exactly once, after the last message.
    """

    message_received = Signal(object)
    log_line = Signal(str)
    ended = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._encoder = Encoder()
        self._reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
        self._messages: Iterator[AnyEvent] = iter(())
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._line = ""
        self._reason: Sentence | None = None
        self._is_asked_to_end = False
        self._has_finished = False
        self._has_ended = False
        self._process = QProcess(self)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._next_turn.timeout.connect(self._read_turn)
        self._patience.timeout.connect(self._on_patience_ended)
        self._process.started.connect(self._on_started)
        self._process.readyReadStandardOutput.connect(self._read_turn)
        self._process.readyReadStandardError.connect(self._on_stderr_ready)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error_occurred)

    @property
    def is_alive(self) -> bool:
        """Whether the operating system still has the process."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """Its number, 0 where it does not run."""
        return int(self._process.processId())

    @property
    def details(self) -> str:
        """The last lines that it wrote to stderr."""
        return "\n".join((*self._tail, self._line)).strip()

    def start(self) -> None:
        """Start it; a failure to start arrives as `ended`."""
        self._process.start(self._command[0], list(self._command[1:]))

    def send(self, command: Command) -> None:
        """Write one command; bytes to a process that has gone are dropped.

        Raises:
            ProtocolError: the command is longer than a frame may be.
        """
        if self.is_alive and not self._is_asked_to_end:
            self._process.write(self._encoder.frame(command))

    def fail(self, reason: Sentence) -> None:
        """Give the process up at once, for `reason`."""
        if self._reason is None and not self._is_asked_to_end:
            self._reason = reason
        self._messages = iter(())
        self._next_turn.stop()
        self._process.kill()

    def retire(self) -> None:
        """Ask it to end, without waiting here; it is terminated, then killed, if it does not."""
        if not self.is_alive or self._is_asked_to_end:
            return
        self._ask_to_end()
        self._patience.start(SHUTDOWN_MS)

    def end(self, patience_ms: int = SHUTDOWN_MS) -> None:
        """End it now; returns when it is gone. May be called at any time.

        Args:
            patience_ms: time in milliseconds to end by itself; then it gets 3.5 s more.
        """
        self._patience.stop()
        if not self.is_alive:
            return
        self._ask_to_end()
        if self._process.waitForFinished(patience_ms):
            return
        _log.warning("engine %s did not shut down, terminating it", self.pid)
        self._process.terminate()
        if self._process.waitForFinished(TERMINATE_MS):
            return
        _log.warning("engine %s did not terminate, killing it", self.pid)
        self._process.kill()
        self._process.waitForFinished(KILL_MS)

    def _ask_to_end(self) -> None:
        self.send(Shutdown())
        self._is_asked_to_end = True
        self._process.closeWriteChannel()

    @Slot()
    def _on_started(self) -> None:
        """Let the window go before the engine where both want the same core."""
        pid = self.pid
        if os.name == "posix" and pid:  # 0, of one that has gone, would be the window itself
            with suppress(OSError):  # gone since
                os.setpriority(os.PRIO_PROCESS, pid, NICENESS)

    @Slot()
    def _on_patience_ended(self) -> None:
        if self._has_finished:
            return
        _log.warning("engine %s did not shut down, ending it", self.pid)
        if self._process.property("terminated"):
            self._process.kill()
            return
        self._process.setProperty("terminated", True)
        self._process.terminate()
        self._patience.start(TERMINATE_MS)

    @Slot()
    def _read_turn(self) -> None:
        deadline = perf_counter() + TURN_SECONDS
        try:
            while perf_counter() < deadline:
                message = next(self._messages, None)
                if message is not None:
                    self.message_received.emit(message)
                elif not self._read_chunk():
                    self._end_if_finished()
                    return
        except ProtocolError as error:
            self._stop_reading(error.sentence)
            return
        if self._process.bytesAvailable() > BACKLOG:
            self._stop_reading(say("The engine sends more than the window can handle."))
            return
        self._next_turn.start()

    def _read_chunk(self) -> bool:
        chunk = bytes(self._process.read(CHUNK).data())
        if self._reason is not None:
            return bool(chunk)  # broken: read on into nothing, so that the pipe never fills
        self._messages = self._reader.feed(chunk)
        return bool(chunk)

    def _stop_reading(self, reason: Sentence) -> None:
        self.fail(reason)
        self._process.readAllStandardOutput()
        self._end_if_finished()

    @Slot()
    def _on_stderr_ready(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        *lines, rest = (self._line + text).split("\n")
        self._line = rest[-LINE_LENGTH:]
        for line in lines[-TAIL_LINES:]:
            short = line.rstrip("\r")[:LINE_LENGTH]
            self._tail.append(short)
            self.log_line.emit(short)

    @Slot(QProcess.ProcessError)
    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._reason = say(
                "The engine could not be started: {reason}.", reason=self._process.errorString()
            )
            self._has_finished = True
            self._end_if_finished()

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self._has_finished = True
        self._on_stderr_ready()
        if self._reason is None and not self._is_asked_to_end:
            self._reason = _reason_of(code, status)
        self._next_turn.start()

    def _end_if_finished(self) -> None:
        if self._has_finished and not self._has_ended:
            self._has_ended = True
            reason = None if self._is_asked_to_end else self._reason
            self.ended.emit(Outcome(reason, self.details))


def _reason_of(code: int, status: QProcess.ExitStatus) -> Sentence:
    if status is QProcess.ExitStatus.CrashExit:
        return say(
            "The engine stopped unexpectedly. The computer may have run out of memory, or "
            "TensorFlow crashed."
        )
    return say("The engine stopped unexpectedly with exit status {code}.", code=code)
