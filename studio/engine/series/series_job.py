"""A series as the window asks for it: carried out in this process, told in events."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.errors import Cancelled
from studio.core.base.files import failure_of_disk
from studio.core.base.sentences import Sentence
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent
from studio.engine.job import Job
from studio.engine.run_engines.at_work import AtWork
from studio.engine.series.carrying_out import carry_out
from studio.engine.tasks.beginning import with_absolute_paths


def train(job: Job, command: messages.TrainSeries) -> None:
    """Have the runs trained that a command names.

    Args:
        job: is given up to pause them.
        command: as `TrainSeries` says.

    Raises:
        StudioError: there is no such cluster, or none of its computers can train.
        WorkError: the folder of the runs cannot be written.
    """
    base, runs = Path(command.project), Path(command.runs)
    planned = tuple(
        msgspec.structs.replace(one, recipe=with_absolute_paths(one.recipe, base))
        for one in command.planned
    )
    try:
        runs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure_of_disk(error, runs) from error
    is_over = carry_out(
        planned,
        runs,
        Path(command.log),
        _Teller(job),
        lambda: job.control.is_cancelled(job.request),
        command.parallel,
        lambda: job.control.search_end_asked,
        cluster=command.cluster,
        tell=lambda sentence: job.emit(messages.Log(sentence)),
    )
    if not is_over and job.control.has_ended:
        raise Cancelled  # the engine itself ends: whoever is left answers
    job.emit(messages.SeriesEnded(job.request, is_over))


class _Teller:
    """Tells the window how far each run is, by its place."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._at_work: dict[int, AtWork] = {}

    def began(self, place: int) -> None:
        """Say that a run is trained now; on a cluster it may wait for room first."""
        self._at_work[place] = AtWork()
        self._job.emit(self._at_work[place].told(self._job.request, place))

    def happened(self, place: int, event: AnyEvent) -> None:
        """Say where it is trained, and how far it is."""
        if isinstance(event, messages.RunStarted):
            self._job.emit(messages.SeriesRunBegan(self._job.request, place, event.run))
        if self._at_work[place].take_in(event):
            self._job.emit(self._at_work[place].told(self._job.request, place))

    def ended(self, place: int, reason: Sentence | None) -> None:
        """Say that it is over."""
        del self._at_work[place]
        self._job.emit(messages.SeriesRunEnded(self._job.request, place, reason))
