"""A search as the window asks for it: carried out in this process, told in events."""

from __future__ import annotations

from pathlib import Path

from studio.core.base.errors import Cancelled
from studio.core.recipes.recipe import Recipe
from studio.core.search import search_folder as search_folders
from studio.core.search.objective import check_comparable
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent
from studio.engine.job import Job
from studio.engine.run_engines.at_work import AtWork
from studio.engine.search.carrying_out import carry_out
from studio.engine.tasks.beginning import with_absolute_paths


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
        self._at_work: dict[int, AtWork] = {}

    def began(self, trial: Trial) -> None:
        """Say that a trial is trained now."""
        self._at_work[trial.number] = AtWork()
        self._changed(trial)

    def happened(self, trial: Trial, event: AnyEvent) -> None:
        """Say how far it is."""
        at = self._at_work[trial.number]
        if isinstance(event, messages.RunStarted):
            self._changed(trial)
        if at.take_in(event):
            self._job.emit(at.told(self._job.request, trial.number))

    def ended(self, trial: Trial) -> None:
        """Say that it is over."""
        self._at_work.pop(trial.number, None)
        self._changed(trial)

    def _changed(self, trial: Trial) -> None:
        self._job.emit(messages.TrialChanged(self._job.request, trial.number))
