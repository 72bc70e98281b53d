"""Room for one request at a time, with signals that outlive it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studio.core.wire.messages import Ask
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request


class RequestSlot(QObject):
    """Asks the engine one thing at a time, for a page that connects once.

    Signals:
        started: something was asked.
        progressed: `messages.Progress`.
        answered: the last reply, such as `messages.Exported`.
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
        self._request: Request | None = None

    @property
    def is_active(self) -> bool:
        """Whether an answer is still to come."""
        return self._request is not None and self._request.is_active

    def ask(self, command: Ask) -> None:
        """Ask something; ignored while an answer is still to come."""
        if self.is_active:
            return
        request = self._request = self._client.ask(command)
        request.progressed.connect(self.progressed)
        request.answered.connect(self.answered)
        request.failed.connect(self.failed)
        request.cancelled.connect(self.cancelled)
        self.started.emit()

    def cancel(self) -> None:
        """Ask the engine to give up; `cancelled` comes when it has."""
        if self._request is not None:
            self._request.cancel()
