"""How the trials of a comparison stand, from the runs that there are.

A run belongs to a trial by its recipe, whoever started it: what is trained already is not trained
again, and a comparison that was killed goes on where it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.comparison.comparison import Comparison, Trial
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_difference import training_differences
from studio.core.runs.run_summary import RunStatus, RunSummary


class TrialState(Enum):
    """Where a trial is."""

    WAITING = "waiting"
    RUNNING = "running"
    CUT = "cut"
    DONE = "done"
    FAILED = "failed"


class TrialRow(msgspec.Struct, frozen=True):
    """One trial as a list shows it.

    Attributes:
        run: folder of its run, "" without one.
        value: of the figure that the task's lists show; None unless it is done.
        part: what it was measured on.
        seconds: that it took, so far.
        reason: why it failed.
    """

    trial: Trial
    state: TrialState
    run: str = ""
    value: float | None = None
    part: str = ""
    seconds: float = 0.0
    reason: Sentence | None = None


_STATES = {
    RunStatus.FINISHED: TrialState.DONE,
    RunStatus.RUNNING: TrialState.RUNNING,
    RunStatus.PAUSED: TrialState.CUT,
    RunStatus.INTERRUPTED: TrialState.CUT,
}
_BEST_FIRST = (TrialState.DONE, TrialState.RUNNING, TrialState.CUT)


def trial_rows(comparison: Comparison, runs: Sequence[RunSummary]) -> tuple[TrialRow, ...]:
    """Return a row for each trial, in their order.

    Args:
        comparison: its recipes name image folders and files by absolute paths.
        runs: as `list_runs` gives them, the newest first. Of several runs of one trial a finished
            one counts, else one at work, else one that can be resumed. A run that was stopped
            early has had a smaller budget and does not count.
    """
    usable = [run for run in runs if run.recipe is not None and run.status in _STATES]
    return tuple(_row(comparison, trial, usable) for trial in comparison.trials)


def results(comparison: Comparison, rows: Sequence[TrialRow]) -> list[dict[int, float]]:
    """Return for each variant the figures of its finished trials, by seed."""
    found: list[dict[int, float]] = [{} for _ in comparison.variants]
    for row in rows:
        if row.value is not None:
            found[row.trial.variant][row.trial.seed] = row.value
    return found


def left(rows: Sequence[TrialRow]) -> tuple[TrialRow, ...]:
    """Return what is still to be trained: what waits, was cut off, or failed."""
    over = (TrialState.DONE, TrialState.RUNNING)
    return tuple(row for row in rows if row.state not in over)


def is_same_training(planned: Recipe, trained: Recipe) -> bool:
    """Return whether a run of `trained` is what `planned` asks for, whatever it is called.

    Args:
        planned: where its precision is "auto", the run has what was found to be faster.
        trained: as a run keeps it.
    """
    if planned.precision == "auto":
        planned = msgspec.structs.replace(planned, precision=trained.precision)
    is_of_the_images = planned.data.folder == trained.data.folder
    return is_of_the_images and not training_differences(planned, trained)


def _row(comparison: Comparison, trial: Trial, runs: Sequence[RunSummary]) -> TrialRow:
    own = [run for run in runs if run.recipe and is_same_training(trial.recipe, run.recipe)]
    for state in _BEST_FIRST:
        run = next((one for one in own if _STATES[one.status] is state), None)
        if run is None:
            continue
        failure = comparison.failure_of(trial) if state is TrialState.CUT else None
        return TrialRow(
            trial,
            state if failure is None else TrialState.FAILED,
            run.path,
            run.value if state is TrialState.DONE else None,
            run.part,
            run.seconds,
            failure,
        )
    failure = comparison.failure_of(trial)
    state = TrialState.WAITING if failure is None else TrialState.FAILED
    return TrialRow(trial, state, reason=failure)
