"""Writes a recipe a moment after it has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.ui.threads.background import Background

PAUSE_MS = 300
"""Edits follow each other faster than this while a person types or drags."""


class Autosave(QObject):
    """Keeps the newest recipe that is not on the disk yet.

    Signals:
        saved: it is on the disk, or is no longer to be written.
        failed: a `Sentence`, why it is not.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsaved: tuple[Project, Recipe, Callable[[], bool]] | None = None
        self._writer = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write)
        self._writer.succeeded.connect(self.saved)
        self._writer.failed.connect(self.failed)

    def write_soon(self, project: Project, recipe: Recipe, may_write: Callable[[], bool]) -> None:
        """Write `recipe` once no other one has come for a moment.

        Args:
            project: whose recipe it is.
            recipe: the newest.
            may_write: asked beside the window, right before it is written.
        """
        self._unsaved = project, recipe, may_write
        self._timer.start()

    def drop(self) -> None:
        """Leave unwritten what is not on its way to the disk."""
        self._unsaved = None
        self._timer.stop()

    @Slot()
    def write(self) -> None:
        """Write now what is unwritten, beside the window."""
        unsaved = self._unsaved
        self.drop()
        if unsaved is not None:
            self._writer.run(partial(_write, *unsaved))

    def wait(self) -> None:
        """Return when all that was on its way is on the disk; may be called from any thread."""
        self._writer.wait()


def _write(project: Project, recipe: Recipe, may_write: Callable[[], bool]) -> None:
    if may_write():
        project.save(recipe)
