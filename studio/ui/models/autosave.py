"""Writes a recipe a moment after it has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.ui.threads.background import Background

PAUSE_MS = 300
"""Edits follow each other faster than this while a person types or drags."""

RETRY_MS = 5000
"""Between two tries to write what could not be written, such as on a full disk."""

_Unsaved = tuple[Project, Recipe, Callable[[], bool]]


class Autosave(QObject):
    """Keeps the newest recipe that is not on the disk yet; what cannot be written is tried again.

    Signals:
        saved: it is on the disk, or is no longer to be written.
        failed: a `Sentence`, why it is not; of tries in a row the first one's, unless another
            reason comes.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsaved: _Unsaved | None = None
        self._writing: _Unsaved | None = None
        self._failure: Sentence | None = None
        self._writer = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.write)
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._on_not_written)

    def write_soon(self, project: Project, recipe: Recipe, may_write: Callable[[], bool]) -> None:
        """Write `recipe` once no other one has come for a moment.

        Args:
            project: whose recipe it is.
            recipe: the newest.
            may_write: asked beside the window, right before it is written.
        """
        self._unsaved, self._failure = (project, recipe, may_write), None
        self._timer.start()

    def drop(self) -> None:
        """Leave unwritten what is not on its way to the disk."""
        self._unsaved = self._writing = None
        self._timer.stop()
        self._retry.stop()

    @Slot()
    def write(self) -> None:
        """Write now what is unwritten, beside the window."""
        unsaved = self._unsaved
        if unsaved is not None:
            self.drop()
            self._writing = unsaved
            self._writer.run(partial(_write, *unsaved))

    def write_last(self) -> None:
        """Write now what is unwritten, and do not try again: the project is left."""
        self.write()
        self.drop()
        self._failure = None  # it is said once more

    def wait(self) -> None:
        """Return when all that was on its way is on the disk; may be called from any thread."""
        self._writer.wait()

    @Slot()
    def _on_written(self) -> None:
        self._writing = self._failure = None
        self.saved.emit()

    @Slot(object)
    def _on_not_written(self, reason: Sentence) -> None:
        if self._writing is not None and self._unsaved is None:
            self._unsaved, self._writing = self._writing, None
            self._retry.start()
        if reason != self._failure:
            self._failure = reason
            self.failed.emit(reason)


def _write(project: Project, recipe: Recipe, may_write: Callable[[], bool]) -> None:
    if may_write():
        project.save(recipe)
