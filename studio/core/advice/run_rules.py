"""Advice about a run while it trains: what its figures say, and what to do about it now.

A new rule is one function from a `RunSituation` and one row of `RUN_RULES`.
"""

import math
from collections.abc import Callable

import msgspec
import numpy as np

from studio.core.advice.advice import Severity
from studio.core.base.sentences import Sentence, say
from studio.core.metrics import MetricSeries
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.recipe import Recipe, Stage

SLOWER = 0.1
"""What a rate that is too high is multiplied by."""

WINDOW = (8, 200)
"""Least and most batches whose median says how high the loss is now; else half an epoch."""

EARLIEST = 50
"""Batches after which a loss that explodes is called so, before the first epoch is over."""

EXPLODED = 1.5
"""Loss through that of guessing from which a network does worse than knowing nothing."""

LEARNED = 0.8
"""Loss through that of guessing below which something was learned."""

LOST = 0.95
"""Loss through that of guessing from which what was learned is lost again."""

UNMOVED = 0.98
"""Loss through that of guessing above which an epoch has taught nothing."""

PATIENCE = 2
"""Whole epochs that a network may take before it learns anything."""


class RunFix(msgspec.Struct, frozen=True):
    """A way to go on with a run after stopping it.

    Attributes:
        label: what the button says.
        rate_factor: multiplies the learning rates, as in `messages.Resume`.
        is_from_start: whether another run begins anew: nothing in this one is worth keeping.
    """

    label: Sentence
    rate_factor: float
    is_from_start: bool = False


class RunAdvice(msgspec.Struct, frozen=True):
    """What a person should know about a run at work; `key` says which rule speaks."""

    key: str
    severity: Severity
    sentence: Sentence
    fix: RunFix | None = None


class RunSituation(msgspec.Struct, frozen=True, kw_only=True):
    """A run and what is known of it.

    Attributes:
        classes: number of classes.
        series: its figures.
        stage: the one at work, counted from 0.
        first: rows of `series.batches` before this one are from before the run was resumed.
    """

    recipe: Recipe
    classes: int
    series: MetricSeries
    stage: int = 0
    first: int = 0

    @property
    def guessing(self) -> float:
        """Loss of a network that gives every class the same probability."""
        return math.log(max(self.classes, 1))

    @property
    def at_work(self) -> Stage:
        """The stage at work."""
        return self.recipe.stage[min(self.stage, len(self.recipe.stage) - 1)]


RunRule = Callable[[RunSituation], RunAdvice | None]


def loss_above_guessing(run: RunSituation) -> RunAdvice | None:
    """Steps too long throw the weights out of every valley."""
    if not has_risen(run.series, run.classes, run.first):
        return None
    return RunAdvice(
        "loss_above_guessing",
        Severity.WARNING,
        say(
            "The loss has risen to {loss}; guessing gives {guess}. The learning rate of {rate} is "
            "too high.",
            loss=_rounded(recent_loss(run.series, run.first)),
            guess=_rounded(run.guessing),
            rate=rate_text(run.at_work.learning_rate),
        ),
        _slower(run),
    )


def stuck_at_guessing(run: RunSituation) -> RunAdvice | None:
    """Units that were thrown far out give no gradient any more."""
    rate, losses = run.at_work.learning_rate, _epoch_losses(run.series)
    epochs = len(losses)
    if run.classes < 2 or epochs < PATIENCE or run.first:
        return None
    if rate <= OPTIMIZERS[run.at_work.optimizer].usual_rate:
        return None
    if min(losses) < UNMOVED * run.guessing:
        return None
    return RunAdvice(
        "stuck_at_guessing",
        Severity.WARNING,
        say(
            "After {epochs} epochs the loss is {loss}, no better than guessing ({guess}). The "
            "learning rate of {rate} is probably too high.",
            epochs=epochs,
            loss=_rounded(losses[-1]),
            guess=_rounded(run.guessing),
            rate=rate_text(rate),
        ),
        _slower(run),
    )


RUN_RULES: tuple[RunRule, ...] = (loss_above_guessing, stuck_at_guessing)


def advise_run(run: RunSituation) -> tuple[RunAdvice, ...]:
    """Return what the rules have to say about a run, the first one of each kind of trouble."""
    found = (rule(run) for rule in RUN_RULES)
    return tuple(advice for advice in found if advice is not None)[:1]


def has_risen(series: MetricSeries, classes: int, first: int = 0) -> bool:
    """Return whether the training loss has risen to the level of guessing, or above it.

    Args:
        series: the figures of a run.
        classes: number of classes; one alone cannot be guessed wrong.
        first: rows of `series.batches` before this one say nothing about now.
    """
    losses = series.batches.values("loss")[first:]
    if classes < 2 or len(losses) < WINDOW[0]:
        return False
    guess, now = math.log(classes), recent_loss(series, first)
    if not math.isfinite(now):
        return False
    known = losses[np.isfinite(losses)]
    is_time = bool(_epoch_losses(series)) or len(losses) >= EARLIEST
    began, mean = float(known[0]), float(known.mean())
    if is_time and now >= EXPLODED * guess and now > EXPLODED * began:
        return True
    # It exploded and came to rest where nothing can be learned any more.
    if is_time and mean >= EXPLODED * guess > began and now >= LOST * guess:
        return True
    best = min(_epoch_losses(series), default=math.inf)
    return best <= LEARNED * guess and now >= LOST * guess


def recent_loss(series: MetricSeries, first: int = 0) -> float:
    """Return the median of the newest batches' losses, NaN where there are none."""
    least, most = WINDOW
    size = min(max(int(series.batches_in_epoch() / 2), least), most)
    newest = series.batches.values("loss")[first:][-size:]
    known = newest[np.isfinite(newest)]
    return float(np.median(known)) if len(known) else math.nan


def _slower(run: RunSituation) -> RunFix:
    """Return the way on: from the best epoch where one has learned something, else anew."""
    if min(_epoch_losses(run.series), default=math.inf) <= LEARNED * run.guessing:
        return RunFix(say("Continue at one tenth of the learning rate"), SLOWER)
    return RunFix(say("Start over at one tenth of the learning rate"), SLOWER, is_from_start=True)


def _epoch_losses(series: MetricSeries) -> list[float]:
    """Return the mean training loss of each whole epoch that has one."""
    losses = series.train_epochs.values("loss")
    return [float(loss) for loss in losses[np.isfinite(losses)]]


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")
