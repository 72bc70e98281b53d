"""A search as the window asks for it: carried out in this process, told in events."""

from __future__ import annotations

import math
import time
from pathlib import Path

from studio.core.base.errors import Cancelled
from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.search import search_folder as search_folders
from studio.core.search.objective import check_comparable
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent
from studio.engine.job import Job
from studio.engine.search.carrying_out import carry_out
from studio.engine.tasks.beginning import with_absolute_paths

_TELL_SECONDS = 0.5
"""Between two events about how far one trial is."""


def begin(
    job: Job, recipe: Recipe, base: Path, runs: Path, parallel: int, cluster: str = ""
) -> None:
    """Make the folder of a search and carry it out.

    Args:
        job: is given up to pause it.
        recipe: with [search].
        base: folder that the recipe's relative paths start from.
        runs: folder that the search's folder is made in.
        parallel: trials at work at once; 0 for as many as a cluster has room for.
        cluster: address of a Ray cluster that trains the trials, "" for this computer.

    Raises:
        InputError: the recipe varies nothing, or has no images to compare trials on.
        WorkError: the disk is full or the folder read-only.
        StudioError: there is no such cluster, or none of its computers can train.
    """
    absolute = with_absolute_paths(recipe, base)
    check_comparable(absolute)
    _carry_out(job, search_folders.create(runs, absolute), parallel, cluster)


def resume(job: Job, path: Path, parallel: int, cluster: str = "") -> None:
    """Go on with the search in a folder; `parallel` and `cluster` as in `begin`.

    Raises:
        InputError: there is none, it is damaged, its images are gone, or another program carries
            it out.
        WorkError: the disk is full or the folder read-only.
    """
    folder = search_folders.open_search(path)
    check_comparable(folder.recipe())
    _carry_out(job, folder, parallel, cluster)


def _carry_out(job: Job, folder: SearchFolder, parallel: int, cluster: str) -> None:
    def is_paused() -> bool:
        return job.control.is_cancelled(job.request)

    job.emit(messages.SearchStarted(job.request, str(folder.path)))
    is_over = carry_out(
        folder,
        _Teller(job),
        is_paused,
        parallel,
        lambda: job.control.search_end_asked,
        cluster=cluster,
        tell=lambda sentence: job.emit(messages.Log(sentence)),
    )
    if not is_over and job.control.has_ended:
        raise Cancelled  # the engine itself ends: whoever is left answers
    job.emit(messages.SearchEnded(job.request, str(folder.path), is_over))


class _Teller:
    """Tells the window how a search fares: which files are others, how far each trial is."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._at_work: dict[int, _AtWork] = {}

    def began(self, trial: Trial) -> None:
        """Say that a trial is trained now."""
        self._at_work[trial.number] = _AtWork()
        self._changed(trial)

    def happened(self, trial: Trial, event: AnyEvent) -> None:
        """Say how far it is."""
        at = self._at_work[trial.number]
        match event:
            case messages.RunStarted():
                at.epoch, at.epochs = event.epochs_done, event.epochs
                self._changed(trial)
            case messages.Forecast():
                at.seconds_left = event.seconds
            case messages.Blocked():
                at.blocked = event.reason
            case messages.Metrics():
                at.take(event)
            case _:
                return
        if at.is_due():
            self._job.emit(at.told(self._job.request, trial.number))

    def ended(self, trial: Trial) -> None:
        """Say that it is over."""
        self._at_work.pop(trial.number, None)
        self._changed(trial)

    def _changed(self, trial: Trial) -> None:
        self._job.emit(messages.TrialChanged(self._job.request, trial.number))


class _AtWork:
    """How far a trial is, and what of it was not told yet."""

    def __init__(self) -> None:
        self.epoch = self.epochs = 0
        self.seconds_left = math.nan
        self.blocked: Sentence | None = None
        self._told = -math.inf
        self._was_blocked: Sentence | None = None

    def take(self, event: messages.Metrics) -> None:
        """Take in how far it is; whatever held it up is over."""
        self.blocked = None
        self.epoch, self.seconds_left = event.epoch, event.seconds_left

    def is_due(self) -> bool:
        """Whether it is to be told now."""
        is_news = self.blocked != self._was_blocked
        return is_news or time.monotonic() - self._told >= _TELL_SECONDS

    def told(self, request: int, number: int) -> messages.TrialProgressed:
        """Return what is to be told."""
        self._told, self._was_blocked = time.monotonic(), self.blocked
        return messages.TrialProgressed(
            request, number, self.epoch, self.epochs, self.seconds_left, self.blocked
        )
