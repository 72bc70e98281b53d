"""A scan of an image folder by the engine, one at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.wire.messages import Failed, Progress, Scan, Scanned
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request


class FolderScan(QObject):
    """Scans a folder; the next scan takes the place of one that is still going on.

    Signals:
        progressed: files looked at, files in all (0 while unknown).
        scanned: `messages.Scanned`.
        failed: `messages.Failed`.
    """

    progressed = Signal(int, int)
    scanned = Signal(object)
    failed = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request: Request | None = None

    def start(self, folder: Path) -> None:
        """Scan `folder`."""
        self.drop()
        self.progressed.emit(0, 0)
        request = self._request = self._client.ask(Scan(str(folder)))
        request.progressed.connect(self._on_progressed)
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)

    def drop(self) -> None:
        """Give up what is going on, at once, however busy the engine is."""
        if self._request is not None:
            self._request.forget()
            self._request.cancel()
        self._request = None

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.progressed.emit(progress.done, progress.total)

    @Slot(object)
    def _on_answered(self, event: Scanned) -> None:
        self._request = None
        self.scanned.emit(event)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._request = None
        self.failed.emit(event)
