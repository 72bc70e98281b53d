"""One question to the engine at a time, and its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.wire import messages
from studio.core.wire.messages import Answer, AnyCommand, AnyEvent
from studio.ui.engine.engine_client import EngineClient


class EngineRequest(QObject):
    """Sends one command at a time and hands out what concerns it alone.

    Signals:
        started: a command was sent.
        progressed: `messages.Progress`.
        answered: the last event, such as `messages.Exported`.
        failed: `messages.Failed`.
        cancelled: the engine gave it up.
    """

    started = Signal()
    progressed = Signal(object)
    answered = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request = 0
        client.event_received.connect(self._on_event_received)

    @property
    def is_active(self) -> bool:
        """Whether an answer is still to come."""
        return self._request != 0

    def ask(self, command: Callable[[int], AnyCommand]) -> None:
        """Send what `command` makes of a fresh request number; ignored while one is active."""
        if self.is_active:
            return
        self._request = self._client.next_request()
        self.started.emit()
        self._client.send(command(self._request))

    def cancel(self) -> None:
        """Ask the engine to give up; `cancelled` comes when it has."""
        if self.is_active:
            self._client.send(messages.Cancel(self._request))

    @Slot(object)
    def _on_event_received(self, event: AnyEvent) -> None:
        if not self.is_active or getattr(event, "request", 0) != self._request:
            return
        if isinstance(event, messages.Progress):
            self.progressed.emit(event)
            return
        if not isinstance(event, Answer | messages.Failed | messages.CancelDone):
            return
        self._request = 0
        if isinstance(event, messages.Failed):
            self.failed.emit(event)
        elif isinstance(event, messages.CancelDone):
            self.cancelled.emit()
        else:
            self.answered.emit(event)
