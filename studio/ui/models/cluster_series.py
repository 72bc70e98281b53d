"""Runs that the engine has trained on a cluster, several at a time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence, say
from studio.core.projects.project import Project
from studio.core.search.progress import TrialAtWork
from studio.core.wire import messages
from studio.core.wire.messages import PlannedRun
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.models.open_project import OpenProject
from studio.ui.models.run_model import RunModel

SERIES_RUNS = say("Runs are being trained on the cluster. Pause them first.")


class ClusterSeries(QObject):
    """At most one series of runs; while it is at work no training begins here.

    The project stays open meanwhile.

    Signals:
        changed(): a run has begun, or the series was asked to pause or to end.
        progressed(): `at_work` is another.
        ended(int, object): place of a run that is over, and the `Sentence` why it came to
            nothing, or None.
        over(object): why the series ended where it was not to end, a `Sentence`, or None.
    """

    changed = Signal()
    progressed = Signal()
    ended = Signal(int, object)
    over = Signal(object)

    def __init__(
        self,
        client: EngineClient,
        project: OpenProject,
        run: RunModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._open = project
        self._run = run
        self._request: Request | None = None
        self._count = 0
        self._done = 0
        self._folders: dict[int, str] = {}
        self._at_work: dict[int, TrialAtWork] = {}
        self._is_pausing = self._is_ending = False
        client.lost.connect(self._on_client_lost)

    @property
    def is_active(self) -> bool:
        """Whether the engine has them trained."""
        return self._request is not None

    @property
    def is_pausing(self) -> bool:
        """Whether those at work are being saved, to be resumed."""
        return self._is_pausing

    @property
    def is_ending(self) -> bool:
        """Whether it ends with those at work."""
        return self._is_ending

    @property
    def folders(self) -> Mapping[int, str]:
        """Folders of the runs that have begun, by their place."""
        return self._folders

    @property
    def at_work(self) -> Mapping[int, TrialAtWork]:
        """How far each run is that is trained now, by its place."""
        return self._at_work

    @property
    def share(self) -> float:
        """How much is done, 0..1, runs at work counted in part."""
        done = self._done + sum(at.share for at in self._at_work.values())
        return done / self._count if self._count else 0.0

    @property
    def seconds_left(self) -> float:
        """Forecast until all are trained, those that wait counted like the others; NaN unknown."""
        known = [at for at in self._at_work.values() if math.isfinite(at.seconds_left)]
        if not known:
            return math.nan
        left = sum(at.seconds_left for at in known)
        whole = sum(at.seconds_left / max(1 - at.share, 0.01) for at in known) / len(known)
        others = self._count - self._done - len(known)
        at_once = len(self._at_work)
        return max((left + others * whole) / at_once, max(at.seconds_left for at in known))

    def begin(
        self, planned: Sequence[PlannedRun], project: Project, cluster: str, log: str
    ) -> None:
        """Have runs trained.

        Args:
            planned: in their order.
            project: that they belong to.
            cluster: address of the cluster.
            log: file that what the engines print is added to.
        """
        self._count, self._done = len(planned), 0
        self._folders, self._at_work = {}, {}
        self._is_pausing = self._is_ending = False
        command = messages.TrainSeries(
            tuple(planned), str(project.folder), str(project.runs), log, 0, cluster
        )
        self._request = self._client.ask(command)
        self._request.replied.connect(self._on_replied)
        self._forbid(SERIES_RUNS)

    def pause(self) -> None:
        """Interrupt those at work; each can be resumed."""
        if self._request is not None and not self._is_pausing:
            self._is_pausing = True
            self._request.cancel()
            self.changed.emit()

    def end(self) -> None:
        """Begin no further run; those at work are trained to their end."""
        if self._request is not None and not (self._is_pausing or self._is_ending):
            self._is_ending = True
            self._client.send(messages.EndSearch())
            self.changed.emit()

    def _forbid(self, reason: Sentence | None) -> None:
        self._run.forbid(reason, by="series")
        self._open.hold(reason, by="series")

    @Slot(object)
    def _on_replied(self, event: messages.Reply) -> None:
        match event:
            case messages.SeriesRunBegan():
                self._folders[event.place] = event.run
                self.changed.emit()
            case messages.TrialProgressed():
                self._at_work[event.number] = TrialAtWork(
                    event.epoch, event.epochs, event.seconds_left, event.blocked
                )
                self.progressed.emit()
            case messages.SeriesRunEnded():
                self._at_work.pop(event.place, None)
                self._done += 1
                self.ended.emit(event.place, event.reason)
            case messages.Failed():
                self._end(event.sentence)
            case messages.FinalReply():
                self._end(None)

    def _end(self, failure: Sentence | None) -> None:
        if self._request is None:
            return
        self._request, self._at_work = None, {}
        self._is_pausing = self._is_ending = False
        self._forbid(None)
        self.over.emit(failure)

    @Slot(object)
    def _on_client_lost(self, reason: Sentence) -> None:
        if self._request is not None:
            self._request.forget()
        self._end(reason)
