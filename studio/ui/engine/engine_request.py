"""One question to the engine, from the moment it is asked until its last reply."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.core.wire.messages import (
    Answer,
    Ask,
    Cancel,
    CancelDone,
    Command,
    Failed,
    FinalReply,
    Progress,
    Reply,
    SeenSoFar,
)


class Request(QObject):
    """What `EngineClient.ask` returns; only its own replies arrive here.

    Exactly one of `answered`, `failed` and `cancelled` is emitted, and never before the event loop
    runs again, so that whoever asked has the time to connect.

    Attributes:
        command: what was asked, with the number that the client gave it.
        asker: name of who asked, "" for one whose work ends with it.
        progress: what was told last of how far it is, None before.

    Signals:
        replied: every `Reply` in order, the last one included; for who wants more than the others.
        progressed: `messages.Progress`.
        developed: `messages.SeenSoFar`, a part of the answer, or the answer as it stands.
        answered: an `Answer`, such as `messages.Exported`.
        failed: `messages.Failed`.
        cancelled: the engine gave it up.
    """

    replied = Signal(object)
    progressed = Signal(object)
    developed = Signal(object)
    answered = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, command: Ask, send: Callable[[Command], None], asker: str = "") -> None:
        super().__init__()
        self.command = command
        self.asker = asker
        self.progress: Progress | None = None
        self._send = send
        self._is_active = True
        self._is_wanted = True

    @property
    def number(self) -> int:
        """What tells it from every other request of the same client."""
        return self.command.request

    @property
    def is_active(self) -> bool:
        """Whether the last reply is still to come."""
        return self._is_active

    @property
    def is_wanted(self) -> bool:
        """Whether anyone waits for replies."""
        return self._is_wanted

    def cancel(self) -> None:
        """Ask the engine to give up; `cancelled` comes when it has."""
        if self._is_active:
            self._send(Cancel(self.number))

    def forget(self) -> None:
        """Want no reply any more; nothing is emitted from now on."""
        self._is_wanted = False

    def take(self, reply: Reply) -> None:
        """Hand out a reply; for the client."""
        if not self._is_active:
            return
        self._is_active = not isinstance(reply, FinalReply)
        if not self._is_wanted:
            return
        self.replied.emit(reply)
        match reply:
            case Progress():
                self.progress = reply
                self.progressed.emit(reply)
            case SeenSoFar():
                self.developed.emit(reply)
            case Answer():
                self.answered.emit(reply)
            case Failed():
                self.failed.emit(reply)
            case CancelDone():
                self.cancelled.emit()
