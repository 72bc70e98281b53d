"""Room for one request at a time, with signals that outlive it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studio.core.wire.messages import Ask, Progress
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request


class RequestSlot(QObject):
    """Asks the engine one thing at a time, for a page that connects once.

    Args:
        client: of the engine.
        parent: of the slot.
        name: of work that goes on when its page is built again, as after a change of language: the
            slot of this name takes over what the one before it asked. "" for what ends with it.

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

    def __init__(self, client: EngineClient, parent: QObject | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._client = client
        self._name = name
        self._request = client.asked_by(name)
        if self._request is not None:
            self._connect(self._request)

    @property
    def is_active(self) -> bool:
        """Whether an answer is still to come."""
        return self._request is not None and self._request.is_active

    @property
    def outlives_page(self) -> bool:
        """Whether an answer is still to come that the next slot of this name takes over."""
        return bool(self._name) and self.is_active

    @property
    def command(self) -> Ask | None:
        """What was asked last, None before."""
        return None if self._request is None else self._request.command

    @property
    def progress(self) -> Progress | None:
        """How far that is, None before it was told."""
        return None if self._request is None else self._request.progress

    def ask(self, command: Ask) -> None:
        """Ask something; ignored while an answer is still to come."""
        if self.is_active:
            return
        self._request = self._client.ask(command, self._name)
        self._connect(self._request)
        self.started.emit()

    def cancel(self) -> None:
        """Ask the engine to give up; `cancelled` comes when it has."""
        if self._request is not None:
            self._request.cancel()

    def cancel_for_another(self, run: str) -> None:
        """Give up what was asked of another run than the one in folder `run`."""
        if getattr(self.command, "run", run) != run:
            self.cancel()

    def _connect(self, request: Request) -> None:
        request.progressed.connect(self.progressed)
        request.answered.connect(self.answered)
        request.failed.connect(self.failed)
        request.cancelled.connect(self.cancelled)
