"""About runs that are known beforehand and trained on a cluster: how each fares, and the end."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages.base import Answer, Reply, SearchCommand


class PlannedRun(msgspec.Struct, frozen=True):
    """One run of a series.

    Attributes:
        recipe: what is trained.
        run: folder of the run that goes on, "" for a new one.
    """

    recipe: Recipe
    run: str = ""


class TrainSeries(SearchCommand, frozen=True):
    """Train some runs, each in an engine of its own; `Cancel` pauses them.

    How far each is, `TrialProgressed` tells by its place.

    Attributes:
        planned: in their order; relative paths start at `project`.
        project: the project's folder.
        runs: folder that new runs are made in.
        log: file that what the engines print is added to.
        parallel: runs at work at once; 0 for as many as a cluster has room for.
        cluster: address of a Ray cluster that trains them, "" for this computer.
    """

    planned: tuple[PlannedRun, ...]
    project: str
    runs: str
    log: str
    parallel: int = 1
    cluster: str = ""


class SeriesRunBegan(Reply, frozen=True):
    """The run of that `place`, from 0, is trained in folder `run`."""

    place: int
    run: str


class SeriesRunEnded(Reply, frozen=True):
    """The run of that `place`, from 0, is over; `reason` says why it came to nothing, if so."""

    place: int
    reason: Sentence | None


class SeriesEnded(Answer, frozen=True):
    """Every run is over (`is_over`), or the series was paused or ended early."""

    is_over: bool
