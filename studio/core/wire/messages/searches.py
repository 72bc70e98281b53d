"""About a search: what begins it, how its trials fare, and its end."""

from __future__ import annotations

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages.base import Answer, Ask, Command, Reply, SearchCommand


class BeginSearch(SearchCommand, frozen=True):
    """Begin a search over what [search] of `recipe` varies; `Cancel` pauses it.

    Attributes:
        recipe: its relative paths start at `project`.
        project: the project's folder.
        runs: folder that the search's folder and the runs of its trials are made in.
        parallel: trials at work at once; 0 for as many as a cluster has room for.
        cluster: address of a Ray cluster that trains the trials, "" for this computer.
    """

    recipe: Recipe
    project: str
    runs: str
    parallel: int = 1
    cluster: str = ""


class ResumeSearch(SearchCommand, frozen=True):
    """Go on with the search in folder `search`; `parallel` and `cluster` as in `BeginSearch`."""

    search: str
    parallel: int = 1
    cluster: str = ""


class EndSearch(Command, frozen=True):
    """Begin no further trial, or run of a series; those at work are trained to their end."""


class WeighFields(Ask, frozen=True):
    """Say how much each field that varied decided about the trials of the search in a folder."""

    search: str


class FieldsWeighed(Answer, frozen=True):
    """How much each field decided; `core.search.importance` says how that is found.

    Attributes:
        trials: with a figure, that it was found from.
        shares: by the path of the field, together 1; empty where nothing can be said.
    """

    trials: int
    shares: dict[str, float]


class SearchStarted(Reply, frozen=True):
    """The search is in folder `search`; `core.search` reads how it stands there."""

    search: str


class TrialChanged(Reply, frozen=True):
    """The file of a trial is another: it has begun, its run is known, or it is over."""

    number: int


class TrialProgressed(Reply, frozen=True):
    """How far the training of a trial is, at most twice a second; its figures stand in its run.

    Attributes:
        number: of the trial; of a run of a series its place, from 0.
        epoch: of all stages, from 1; 0 while it is prepared.
        epochs: that are planned.
        seconds_left: forecast until the trial ends; NaN while unknown.
        blocked: what it waits for, that a person can fix; None where it does not.
    """

    number: int
    epoch: int
    epochs: int
    seconds_left: float
    blocked: Sentence | None = None


class SearchEnded(Answer, frozen=True):
    """The search is over, or waits.

    Attributes:
        search: its folder.
        is_over: whether its method has nothing more to try; else it was paused or ended early,
            and can be resumed.
    """

    search: str
    is_over: bool
