"""Runs that are trained one after the other, such as a series that differs in one setting."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.models.open_project import OpenProject
from studio.ui.models.run_model import RunModel

_FAILED = (Status.FAILED, Status.LOST)


class QueuedRun(msgspec.Struct, frozen=True):
    """One run of a queue.

    Attributes:
        recipe: what is trained.
        resumes: folder of the run that goes on, "" for a new one.
    """

    recipe: Recipe
    resumes: str = ""


class RunQueue(QObject):
    """Starts the next run when the one before it has finished.

    A run that is stopped or paused ends the queue, for somebody wanted that; so does one that
    fails, unless the queue goes on all the same. The recipe of the project stays as it is.

    Signals:
        changed(): another run of the queue has begun, or the queue is over.
        finished(object): the `QueuedRun` that has finished.
        failed(object, object): a `QueuedRun`, and the `Sentence` why it came to nothing.
    """

    changed = Signal()
    finished = Signal(object)
    failed = Signal(object, object)

    def __init__(self, project: OpenProject, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = project
        self._run = run
        self._project: Project | None = None
        self._runs: tuple[QueuedRun, ...] = ()
        self._at = 0
        self._is_training = False
        self._passes_failures = False
        run.state_changed.connect(self._on_run_changed)
        project.project_changed.connect(self._on_project_changed)

    @property
    def is_active(self) -> bool:
        """Whether a run of the queue is trained, or about to be."""
        return bool(self._runs)

    @property
    def runs(self) -> tuple[QueuedRun, ...]:
        """All runs of the queue, () without one."""
        return self._runs

    @property
    def place(self) -> int:
        """Which of `runs` is at work, from 0."""
        return self._at

    def start(self, runs: Sequence[QueuedRun], *, passes_failures: bool = False) -> None:
        """Train these one after the other; nothing happens while a run or a queue is at work.

        Args:
            runs: in their order.
            passes_failures: whether the next one begins when one has failed.
        """
        project = self._open.project
        if self.is_active or self._run.state.status.is_alive or project is None or not runs:
            return
        self._project, self._runs, self._at = project, tuple(runs), 0
        self._passes_failures = passes_failures
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
        queued = self._runs[self._at]
        if queued.resumes:
            self._run.resume(queued.resumes)
        else:
            self._run.train(queued.recipe, project)
        if self._run.state.status.is_alive:
            self._is_training = True
            self.changed.emit()
        else:  # forbidden: somebody else has the project
            self._end()

    def _end(self) -> None:
        self._project, self._runs, self._at = None, (), 0
        self._is_training = False
        self.changed.emit()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        if not self._is_training or state.status.is_alive:
            return
        self._is_training = False
        queued, has_failed = self._runs[self._at], state.status in _FAILED
        if state.status is Status.FINISHED:
            self.finished.emit(queued)
        elif has_failed and state.failure is not None:
            self.failed.emit(queued, state.failure)
        goes_on = state.status is Status.FINISHED or (has_failed and self._passes_failures)
        if goes_on and self._at + 1 < len(self._runs):
            self._at += 1
            QTimer.singleShot(0, self, self._train)  # whoever else hears of the end comes first
        else:
            self._end()

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        if self.is_active and project is not self._project:
            self._end()
