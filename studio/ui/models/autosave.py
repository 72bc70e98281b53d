"""Writes a recipe a moment after it has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.ui.threads.background import Background

PAUSE_MS = 300
"""Edits follow each other faster than this while a person types or drags."""


class Autosave(QObject):
    """Keeps the newest recipe that is not on the disk yet.

    Signals:
        saved: it is on the disk.
        failed: a `Sentence`, why it is not.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsaved: tuple[Project, Recipe] | None = None
        self._writer = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write)
        self._writer.succeeded.connect(self.saved)
        self._writer.failed.connect(self.failed)

    def write_soon(self, project: Project, recipe: Recipe) -> None:
        """Write `recipe` once no other one has come for a moment."""
        self._unsaved = project, recipe
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
            project, recipe = unsaved
            self._writer.run(lambda: project.save(recipe))

    def wait(self) -> None:
        """Return when all that was on its way is on the disk; may be called from any thread."""
        self._writer.wait()
