"""Several runs, such as a series that differs in one setting: here, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.comparison.comparison import held, log_file_of
from studio.core.projects.project import Project
from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import PlannedRun
from studio.ui.models.cluster_series import ClusterSeries
from studio.ui.models.open_project import OpenProject
from studio.ui.models.run_model import RunModel
from studio.ui.models.training_place import TrainingPlace
from studio.ui.threads.background import Background

_FAILED = (Status.FAILED, Status.LOST)


class RunQueue(QObject):
    """Trains runs where `place` says: here one after the other, on a cluster several at a time.

    Here, a run that is stopped or paused ends the queue, for somebody wanted that; so does one that
    fails, unless the queue goes on all the same. On a cluster a failure ends nothing. What is left
    there at the end can go on. The recipe of the project stays as it is. While it trains a
    comparison, no other program, such as `studio compare`, trains that one.

    Attributes:
        series: how the runs fare that a cluster trains.

    Signals:
        changed(): another run has begun or is over, or the queue is over.
        finished(object): the `PlannedRun` that has finished.
        failed(object, object): a `PlannedRun`, and the `Sentence` why it came to nothing.
        refused(object): the `Sentence` why runs could not be planned, or not be begun.
    """

    changed = Signal()
    finished = Signal(object)
    failed = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self,
        project: OpenProject,
        run: RunModel,
        place: TrainingPlace,
        series: ClusterSeries,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.series = series
        self._open = project
        self._run = run
        self._where = place
        self._known = project.project
        self._project: Project | None = None
        self._name = ""
        self._runs: tuple[PlannedRun, ...] = ()
        self._over: set[int] = set()
        self._is_training = False
        self._passes_failures = False
        self._left: tuple[PlannedRun, ...] = ()
        self._failure: Sentence | None = None
        self._problems: tuple[tuple[PlannedRun, Sentence], ...] = ()
        self._held = ExitStack()
        self._planner = Background(self)
        self._planner.succeeded.connect(self.start)
        self._planner.failed.connect(self.refused)
        run.state_changed.connect(self._on_run_changed)
        project.project_changed.connect(self._on_project_changed)
        series.changed.connect(self.changed)
        series.ended.connect(self._on_series_run_ended)
        series.over.connect(self._on_series_over)

    @property
    def is_active(self) -> bool:
        """Whether a run of the queue is trained, or about to be."""
        return bool(self._runs)

    @property
    def is_on_cluster(self) -> bool:
        """Whether a cluster trains them."""
        return self.series.is_active

    @property
    def name(self) -> str:
        """Name of the comparison that is or was trained last, "" for another series."""
        return self._name

    @property
    def runs(self) -> tuple[PlannedRun, ...]:
        """All runs of the queue, () without one."""
        return self._runs

    @property
    def place(self) -> int:
        """How many of `runs` are over: here, which one is at work, from 0."""
        return len(self._over)

    @property
    def left(self) -> tuple[PlannedRun, ...]:
        """What a cluster has not trained of the last queue, as it goes on."""
        return self._left

    @property
    def failure(self) -> Sentence | None:
        """Why the last queue ended on a cluster, where it was not to end."""
        return self._failure

    @property
    def problems(self) -> tuple[tuple[PlannedRun, Sentence], ...]:
        """Runs of the last queue that came to nothing on a cluster, each with the reason."""
        return self._problems

    def start_planned(self, plan: Callable[[], Sequence[PlannedRun]]) -> None:
        """Train the runs that `plan` returns; it is called beside the window, for it may read."""
        self._planner.run(plan)

    @Slot(object)
    def start(
        self, runs: Sequence[PlannedRun], *, name: str = "", passes_failures: bool = False
    ) -> None:
        """Train these; nothing happens while a run or a queue is at work.

        Args:
            runs: in their order.
            name: of the comparison that they are of.
            passes_failures: whether the next one begins when one has failed.
        """
        project = self._open.project
        if self.is_active or self._run.state.status.is_alive or project is None or not runs:
            return
        if name and not self._hold(project, name):
            return
        self.forget()
        self._project, self._runs, self._over = project, tuple(runs), set()
        self._name, self._passes_failures = name, passes_failures
        if self._where.cluster:
            self._train_on_cluster(project, self._where.cluster)
        else:
            self._train()

    def _hold(self, project: Project, name: str) -> bool:
        """Keep a comparison to ourselves; return whether that is possible."""
        try:
            project.check_there()
            self._held.enter_context(held(project.runs, name))
        except StudioError as error:
            self.refused.emit(error.sentence)
            return False
        return True

    def _let_go(self) -> None:
        """Let others train the comparison, once the last run that was begun is over as well."""
        if not (self.is_active or self._run.state.status.is_alive):
            self._held.close()

    def go_on(self) -> None:
        """Train what is left of the last queue, where `place` says now."""
        self.start(self._left, name=self._name, passes_failures=True)

    def forget(self) -> None:
        """Say no more of the last queue."""
        self._left, self._failure, self._problems = (), None, ()
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Start no further run; what is at work goes on."""
        if self.is_on_cluster:
            self.series.end()
        elif self.is_active:
            self._end()

    # --- on a cluster ---------------------------------------------------------------------------

    def _train_on_cluster(self, project: Project, cluster: str) -> None:
        if not self._run.may_begin():
            self._end()
            return
        planned = [
            msgspec.structs.replace(one, recipe=msgspec.structs.replace(one.recipe, search=None))
            for one in self._runs
        ]
        log = log_file_of(project.runs, self._name or "series")
        self.series.begin(planned, project, cluster, str(log))
        self.changed.emit()

    @Slot(int, object)
    def _on_series_run_ended(self, place: int, reason: Sentence | None) -> None:
        queued = self._runs[place]
        self._over.add(place)
        if reason is None:
            self.finished.emit(queued)
        else:
            self._problems = (*self._problems, (queued, reason))
            self.failed.emit(queued, reason)
        self.changed.emit()

    @Slot(object)
    def _on_series_over(self, failure: Sentence | None) -> None:
        begun = self.series.folders
        self._left = tuple(
            msgspec.structs.replace(one, run=begun.get(place, one.run))
            for place, one in enumerate(self._runs)
            if place not in self._over
        )
        self._failure = failure
        self._end()

    # --- here -----------------------------------------------------------------------------------

    def _train(self) -> None:
        project = self._project
        if not self.is_active or project is None or project is not self._open.project:
            self._end()
            return
        self._is_training = False
        queued = self._runs[self.place]
        if queued.run:
            self._run.resume(queued.run)
        else:
            self._run.train(queued.recipe, project)
        if self._run.state.status.is_alive:
            self._is_training = True
            self.changed.emit()
        else:  # forbidden: somebody else has the project
            self._end()

    def _end(self) -> None:
        self._project, self._runs, self._over = None, (), set()
        self._is_training = False
        self._let_go()
        self.changed.emit()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self._let_go()
        if not self._is_training or state.status.is_alive:
            return
        self._is_training = False
        queued, has_failed = self._runs[self.place], state.status in _FAILED
        if state.status is Status.FINISHED:
            self.finished.emit(queued)
        elif has_failed and state.failure is not None:
            self.failed.emit(queued, state.failure)
        goes_on = state.status is Status.FINISHED or (has_failed and self._passes_failures)
        if goes_on and self.place + 1 < len(self._runs):
            self._over.add(self.place)
            QTimer.singleShot(0, self, self._train)  # whoever else hears of the end comes first
        else:
            self._end()

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        if project is self._known:
            return
        self._known = project
        self._planner.forget()
        if self.is_active:
            self._end()
        self._name = ""
        self.forget()
