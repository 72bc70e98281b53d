"""What the program has done since it was started, and beside that TensorFlow's own words."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import count
from operator import attrgetter

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.projects.project import Project
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent
from studio.ui.engine.engine_client import EngineClient
from studio.ui.models.open_project import OpenProject
from studio.ui.texts.translation import translated

MOST = 2000
"""Sentences kept, and as many lines that TensorFlow printed, which push no sentence out."""


@dataclass(frozen=True)
class Entry:
    """One line: a sentence of the program, or what TensorFlow printed."""

    number: int
    when: datetime
    said: Sentence | str

    @property
    def is_ours(self) -> bool:
        """Whether the program says it."""
        return isinstance(self.said, Sentence)

    def text(self) -> str:
        """Return the line with its time, in the language of the window."""
        text = translated(self.said) if isinstance(self.said, Sentence) else self.said
        return f"{self.when:%H:%M:%S}  {text}"


class ActivityLog(QObject):
    """The newest entries; a page that is built again shows them all, in its language.

    Signals:
        entry_added: an `Entry`.
        cleared: another project is open, and its log begins.
    """

    entry_added = Signal(object)
    cleared = Signal()

    def __init__(
        self, client: EngineClient, project: OpenProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._count = count()
        self._ours: deque[Entry] = deque(maxlen=MOST)
        self._printed: deque[Entry] = deque(maxlen=MOST)
        client.event_received.connect(self._on_event_received)
        client.log_line.connect(self._on_line_printed)
        project.project_changed.connect(self._on_project_changed)

    def entries(self, *, with_printed: bool) -> list[Entry]:
        """Return them, oldest first; `with_printed` those of TensorFlow as well."""
        printed = self._printed if with_printed else ()
        return list(merge(self._ours, printed, key=attrgetter("number")))

    def _add(self, said: Sentence | str) -> None:
        entry = Entry(next(self._count), datetime.now(), said)
        (self._ours if entry.is_ours else self._printed).append(entry)
        self.entry_added.emit(entry)

    @Slot(object)
    def _on_event_received(self, event: AnyEvent) -> None:
        if isinstance(event, messages.Log):
            self._add(event.sentence)

    @Slot(str)
    def _on_line_printed(self, line: str) -> None:
        if line.strip():
            self._add(line.rstrip())

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        """Start over when a project is left; the scan of the next comes before it is open."""
        if project is None and (self._ours or self._printed):
            self._ours.clear()
            self._printed.clear()
            self.cleared.emit()
