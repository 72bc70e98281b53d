"""Keeps the open project from being changed by two windows at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.ui.threads.background import Background

if TYPE_CHECKING:
    from studio.core.projects.project_lock import ProjectLock

BEAT_MS = 20_000
"""As often as `studio.core.projects.project_lock.BEAT_SECONDS` asks."""


class ProjectKeeper(QObject):
    """Takes a project's lock, says from time to time that we live, and gives it back.

    All of it beside the window: on a network disk it may take a while. Where another window has
    the lock, it is tried again with every beat.

    Signals:
        problem_changed: a `Sentence` why nothing may be saved, or None where it may.
        settled: the first answer about a project has come.
        refused: it was tried again, and nothing may be saved still.
    """

    problem_changed = Signal(object)
    settled = Signal()
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: ProjectLock | None = None
        self._problem: Sentence | None = None
        self._is_settled = False
        self._is_asked = False
        self._worker = Background(self, keep_latest=False)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.beat)
        self._worker.succeeded.connect(self._on_beat_done)

    @property
    def problem(self) -> Sentence | None:
        """Why nothing may be saved, None where it may."""
        return self._problem

    @property
    def is_holding(self) -> bool:
        """Whether a project is open."""
        return self._lock is not None

    @property
    def is_settled(self) -> bool:
        """Whether `problem` is known of the open project."""
        return self._is_settled

    @property
    def may_write(self) -> Callable[[], bool]:
        """What says whether this window may write into the open project.

        It may be called from any thread, also before the lock has answered: then it asks the lock
        itself, which may take a while.
        """
        lock = self._lock
        return lambda: lock is not None and lock.take() is None

    def hold(self, folder: Path) -> None:
        """Take the lock of the project in `folder`, in place of another."""
        from studio.core.projects.project_lock import (
            ProjectLock,  # late: the first page does without
        )

        self.release()
        self._lock = ProjectLock(folder)
        self._beat.start()
        self.beat()

    def release(self, after: Callable[[], None] | None = None) -> None:
        """Let other windows change the project, once `after` has returned, beside the window."""
        lock, self._lock = self._lock, None
        self._is_settled = False
        self._beat.stop()
        self._set_problem(None)
        if lock is not None:
            self._worker.run(partial(_release, lock, after))

    def wait(self) -> None:
        """Return when all is given back; for the end of the program."""
        self._worker.wait()

    @Slot()
    def beat(self) -> None:
        """Say that we live, or try again to take the lock."""
        if self._lock is not None:
            self._worker.run(partial(_beat, self._lock))

    @Slot()
    def try_again(self) -> None:
        """Try to take the lock because somebody asks for it, who is answered in any case."""
        self._is_asked = True
        self.beat()

    @Slot(object)
    def _on_beat_done(self, answer: tuple[ProjectLock | None, Sentence | None]) -> None:
        lock, problem = answer
        if lock is None or lock is not self._lock:
            return
        was_asked, self._is_asked = self._is_asked, False
        self._set_problem(problem)
        if was_asked and problem is not None:
            self.refused.emit()
        if not self._is_settled:
            self._is_settled = True
            self.settled.emit()

    def _set_problem(self, problem: Sentence | None) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)


def _beat(lock: ProjectLock) -> tuple[ProjectLock | None, Sentence | None]:
    return lock, lock.keep() if lock.is_held else lock.take()


def _release(
    lock: ProjectLock, after: Callable[[], None] | None
) -> tuple[ProjectLock | None, Sentence | None]:
    if after is not None:
        after()
    lock.release()
    return None, None
