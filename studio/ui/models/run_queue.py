"""Runs that are trained one after the other, such as a series that differs in one setting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.models.open_project import OpenProject
from studio.ui.models.run_model import RunModel


class RunQueue(QObject):
    """Starts the next recipe when the run before it has finished.

    A run that is stopped, paused or fails ends the queue: somebody wants, or has to, look at it.
    The recipe of the project stays as it is.

    Signals:
        changed(): another run of the queue has begun, or the queue is over.
    """

    changed = Signal()

    def __init__(self, project: OpenProject, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = project
        self._run = run
        self._project: Project | None = None
        self._recipes: tuple[Recipe, ...] = ()
        self._at = 0
        self._is_training = False
        run.state_changed.connect(self._on_run_changed)
        project.project_changed.connect(self._on_project_changed)

    @property
    def is_active(self) -> bool:
        """Whether a run of the queue is trained, or about to be."""
        return bool(self._recipes)

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """All recipes of the queue, () without one."""
        return self._recipes

    @property
    def place(self) -> int:
        """Which of `recipes` is at work, from 0."""
        return self._at

    def start(self, recipes: Sequence[Recipe]) -> None:
        """Train these one after the other; nothing happens while a run or a queue is at work."""
        project = self._open.project
        if self.is_active or self._run.state.status.is_alive or project is None or not recipes:
            return
        self._project, self._recipes, self._at = project, tuple(recipes), 0
        self._train()

    @Slot()
    def stop(self) -> None:
        """Start no further run; the one at work goes on."""
        if self.is_active:
            self._end()

    def _train(self) -> None:
        project = self._project
        if not self.is_active or project is None or project is not self._open.project:
            self._end()
            return
        self._is_training = False
        self._run.train(self._recipes[self._at], project)
        if self._run.state.status.is_alive:
            self._is_training = True
            self.changed.emit()
        else:  # forbidden: somebody else has the project
            self._end()

    def _end(self) -> None:
        self._project, self._recipes, self._at = None, (), 0
        self._is_training = False
        self.changed.emit()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        if not self._is_training or state.status.is_alive:
            return
        self._is_training = False
        if state.status is Status.FINISHED and self._at + 1 < len(self._recipes):
            self._at += 1
            QTimer.singleShot(0, self, self._train)  # whoever else hears of the end comes first
        else:
            self._end()

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        if self.is_active and project is not self._project:
            self._end()
