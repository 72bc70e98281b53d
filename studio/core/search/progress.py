"""How far a search is, and what is left of it."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.search.budget import budget_of
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial, TrialState


class TrialAtWork(msgspec.Struct, frozen=True):
    """How far a trial is that is trained now.

    Attributes:
        epoch: of all stages, from 1; 0 while it is prepared.
        epochs: that are planned; 0 while that is not known.
        seconds_left: NaN while unknown.
        blocked: what it waits for, that a person can fix.
    """

    epoch: int = 0
    epochs: int = 0
    seconds_left: float = math.nan
    blocked: Sentence | None = None

    @property
    def share(self) -> float:
        """How much of it is done, 0..1."""
        return min(max(self.epoch - 1, 0) / self.epochs, 1.0) if self.epochs else 0.0


class SearchProgress(msgspec.Struct, frozen=True):
    """How far a search is.

    Attributes:
        done: trials that are over, whatever came of them.
        count: trials of the whole search, at most.
        share: how much is done, 0..1, those at work counted in part.
        seconds_left: by the trials so far; NaN before anything is known.
    """

    done: int
    count: int
    share: float
    seconds_left: float


def progress_of(
    standing: Standing, at_work: Mapping[int, TrialAtWork], parallel: int
) -> SearchProgress:
    """Return how far a search is.

    Time is counted by trials; by their epochs where the method sets those.

    Args:
        standing: of the search.
        at_work: how far each trial is that is trained now, by its number.
        parallel: trials at work at once.
    """
    budget = budget_of(standing.recipe)
    by_number = {one.number: one for one in standing.trials}
    over = [one for one in standing.trials if one.is_over]
    count = max(budget.trials, len(standing.trials))
    has_epochs = any(one.epochs for one in standing.trials)
    whole = float(budget.epochs if has_epochs else count)

    def weight(trial: Trial) -> float:
        if not has_epochs:
            return 1.0
        before = by_number.get(trial.promoted)
        return max(float(trial.epochs - (before.epochs if before is not None else 0)), 1.0)

    timed = [
        one
        for one in over
        if one.state is TrialState.DONE and one.seconds and not (one.repeats or one.is_continued)
    ]
    each = math.nan  # seconds of a weight of 1
    if timed:
        each = sum(one.seconds for one in timed) / sum(map(weight, timed))
    left = max(whole - sum(map(weight, over)), 0.0)
    seconds = 0.0
    for number, at in at_work.items():
        trial = by_number.get(number)
        if trial is None or trial.is_over:
            continue
        if math.isfinite(at.seconds_left) and math.isnan(each) and at.share < 1:
            each = at.seconds_left / (1 - at.share) / weight(trial)
        own = at.seconds_left
        seconds += own if math.isfinite(own) else each * weight(trial) * (1 - at.share)
        left -= weight(trial)
    seconds += each * max(left, 0.0) if left > 0 else 0.0
    shares = sum(at.share for number, at in at_work.items() if number in by_number)
    share = min((len(over) + shares) / count, 1.0) if count else 0.0
    return SearchProgress(len(over), count, share, seconds / max(parallel, 1))
