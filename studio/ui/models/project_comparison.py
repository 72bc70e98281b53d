"""The comparison that is looked at: how its trials stand, and what they prove so far."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.comparison import comparison as comparisons
from studio.core.comparison.comparison import Comparison, Listed
from studio.core.comparison.standing import Standing, standing_of
from studio.core.comparison.trials import is_same_training, left
from studio.core.wire.messages import PlannedRun
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_runs import ProjectRuns
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_queue import RunQueue
from studio.ui.threads.background import Background

LISTING = "comparison.list"
"""What `OpenProject.fail` may be about: comparisons cannot be read."""


class ProjectComparison(QObject):
    """Reads how a comparison stands whenever runs change, and trains what is left of it.

    Failures are kept in its file, so that they are rows with their reason, now and later.

    Signals:
        changed(): `standing`, `kept` or `failure` is another.
    """

    changed = Signal()

    def __init__(
        self,
        project: OpenProject,
        run: RunModel,
        runs: ProjectRuns,
        queue: RunQueue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._queue = queue
        self._chosen: Comparison | None = None
        self._trained: Comparison | None = None
        self._standing: Standing | None = None
        self._kept: tuple[Comparison, ...] = ()
        self._problems: tuple[Sentence, ...] = ()
        self._failure: Sentence | None = None
        self._is_beginning = False
        self._reader = Background(self)
        self._writer = Background(self, keep_latest=False)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(partial(project.fail, LISTING))
        self._writer.succeeded.connect(self._on_written)
        self._writer.failed.connect(self._on_not_written)
        project.closed.connect(self._on_project_closed)
        run.state_changed.connect(self.refresh)
        runs.changed.connect(self.refresh)
        queue.refused.connect(self._on_refused)
        queue.failed.connect(self._on_run_failed)
        queue.finished.connect(self._on_run_finished)
        queue.changed.connect(self._on_queue_changed)

    @property
    def standing(self) -> Standing | None:
        """How the chosen comparison stands, None before it was read."""
        return self._standing

    @property
    def kept(self) -> tuple[Comparison, ...]:
        """The comparisons of the project, the one changed last first."""
        return self._kept

    @property
    def failure(self) -> Sentence | None:
        """Why its file could not be written the last time, or why it was not begun; or None."""
        return self._failure

    @property
    def is_training(self) -> bool:
        """Whether the queue trains the chosen comparison."""
        chosen = self._chosen
        return chosen is not None and self._is_of_queue(chosen) and self._queue.is_active

    def choose(self, comparison: Comparison | None) -> None:
        """Look at a comparison, or at none; what is trained goes on."""
        self._chosen = comparison
        self._standing = self._failure = None
        self.refresh()
        self.changed.emit()

    def begin(self) -> None:
        """Train what is left of the chosen comparison; nothing happens while something trains."""
        project, standing = self._project.project, self._standing
        if project is None or standing is None or self._queue.is_active:
            return
        trials = [PlannedRun(row.trial.recipe, row.run) for row in left(standing.rows)]
        self._trained = msgspec.structs.replace(standing.comparison, failures=())
        self._chosen = self._trained
        self._failure, self._is_beginning = None, True
        self._queue.start(trials, name=self._trained.name, passes_failures=True)
        self._is_beginning = False
        if self._queue.is_active:  # else another program may keep it
            self._keep()

    @Slot()
    def refresh(self) -> None:
        """Read again how things stand, beside the window."""
        project = self._project.project
        if project is not None:
            self._reader.run(partial(_read, project.runs, self._chosen))

    def wait(self) -> None:
        """Wait until what was to be written is."""
        self._writer.wait()

    def _keep(self) -> None:
        project = self._project.project
        if project is not None and self._trained is not None:
            self._writer.run(partial(comparisons.write, self._trained, project.runs))

    def _is_of_queue(self, comparison: Comparison) -> bool:
        return comparison.name == self._queue.name

    def _note(self, queued: PlannedRun, reason: Sentence | None) -> None:
        if self._trained is None or not self._is_of_queue(self._trained):
            return
        for trial in self._trained.trials:
            if is_same_training(trial.recipe, queued.recipe):
                noted = self._trained.with_failure(trial, reason)
                if self.is_training:
                    self._chosen = noted
                self._trained = noted
                self._keep()
                return

    @Slot(object, object)
    def _on_run_failed(self, queued: PlannedRun, reason: Sentence) -> None:
        self._note(queued, reason)

    @Slot(object)
    def _on_run_finished(self, queued: PlannedRun) -> None:
        self._note(queued, None)

    @Slot()
    def _on_queue_changed(self) -> None:
        if self._queue.is_on_cluster or self._queue.left:
            self.refresh()  # of runs elsewhere only the queue tells
        self.changed.emit()

    @Slot()
    def _on_project_closed(self) -> None:
        self._chosen = self._trained = self._standing = self._failure = None
        self._kept = self._problems = ()
        self._reader.forget()
        self.changed.emit()

    @Slot(object)
    def _on_refused(self, reason: Sentence) -> None:
        if self._is_beginning:
            self._failure = reason
            self.changed.emit()

    @Slot()
    def _on_written(self) -> None:
        self._failure = None
        self.refresh()

    @Slot(object)
    def _on_not_written(self, reason: Sentence) -> None:
        self._failure = reason
        self.changed.emit()

    @Slot(object)
    def _on_read(self, found: tuple[Listed, Standing | None]) -> None:
        listed, self._standing = found
        self._kept = listed.comparisons
        if not listed.problems:
            self._project.recover(LISTING)
        elif listed.problems != self._problems:  # said once, not with each epoch
            self._project.fail(LISTING, listed.problems[0])
        self._problems = listed.problems
        self.changed.emit()


def _read(runs: Path, chosen: Comparison | None) -> tuple[Listed, Standing | None]:
    """Return the comparisons of a project, and how one of them, or one to be, stands.

    Raises:
        InputError: the folder of the runs may not be read.
    """
    standing = None if chosen is None else standing_of(chosen, runs)
    return comparisons.comparisons_in(runs), standing
