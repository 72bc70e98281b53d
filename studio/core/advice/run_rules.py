"""Advice about a run while it trains: a loss that is, or comes back to, that of knowing nothing."""

import math

import numpy as np

from studio.core.advice.advice import Advice, RunFix, Severity
from studio.core.advice.situation import RunSituation
from studio.core.base.sentences import say
from studio.core.metrics import MetricSeries
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.solvers import is_solved

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


def loss_above_guessing(run: RunSituation) -> Advice | None:
    """Steps too long throw the weights out of every valley."""
    if not has_risen(run.series, run.classes, run.first):
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The loss has risen to {loss}; guessing gives {guess}. The learning rate of {rate} is "
            "too high.",
            loss=_rounded(recent_loss(run.series, run.first)),
            guess=_rounded(run.guessing),
            rate=rate_text(run.at_work.learning_rate),
        ),
        _slower(run, run.guessing),
    )


def stuck_at_guessing(run: RunSituation) -> Advice | None:
    """Units that were thrown far out give no gradient any more."""
    rate, losses = run.at_work.learning_rate, _epoch_losses(run.series)
    epochs = len(losses)
    if run.classes < 2 or epochs < PATIENCE or run.first or is_solved(run.at_work):
        return None
    if rate <= OPTIMIZERS[run.at_work.optimizer].usual_rate:
        return None
    if min(losses) < UNMOVED * run.guessing:
        return None
    return Advice(
        Severity.WARNING,
        say(
            "After {epochs} epochs the loss is {loss}, no better than guessing ({guess}). The "
            "learning rate of {rate} is probably too high.",
            epochs=epochs,
            loss=_rounded(losses[-1]),
            guess=_rounded(run.guessing),
            rate=rate_text(rate),
        ),
        _slower(run, run.guessing),
    )


def worse_than_untrained(run: RunSituation) -> Advice | None:
    """An autoencoder has no classes to guess: what it is held against is how it began."""
    losses = run.series.batches.values("loss")
    known = losses[np.isfinite(losses)]
    began = float(known[0]) if len(known) else 0.0
    now = recent_loss(run.series, run.first)
    if began <= 0 or len(losses) - run.first < WINDOW[0] or not math.isfinite(now):
        return None
    epochs = _epoch_losses(run.series)
    is_time = bool(epochs) or len(losses) - run.first >= EARLIEST
    is_lost = min(epochs, default=math.inf) <= LEARNED * began and now >= LOST * began
    rate = run.at_work.learning_rate
    is_high = rate > OPTIMIZERS[run.at_work.optimizer].usual_rate
    is_stuck = len(epochs) >= PATIENCE and not run.first and min(epochs) >= UNMOVED * began
    if not (is_time and now >= EXPLODED * began) and not is_lost and not (is_high and is_stuck):
        return None
    return Advice(
        Severity.WARNING,
        say(
            "The loss is {loss}; that of the untrained network was {began}. The learning rate of "
            "{rate} is too high.",
            loss=_rounded(now),
            began=_rounded(began),
            rate=rate_text(rate),
        ),
        _slower(run, began),
    )


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


def _slower(run: RunSituation, nothing: float) -> RunFix:
    """Return the way on: from the best epoch where one has learned something, else from scratch.

    Args:
        nothing: loss of a network that knows nothing.
    """
    if min(_epoch_losses(run.series), default=math.inf) <= LEARNED * nothing:
        return RunFix(say("Continue at a tenth of the rate"), SLOWER)
    return RunFix(say("Start over at a tenth of the rate"), SLOWER, is_from_start=True)


def _epoch_losses(series: MetricSeries) -> list[float]:
    """Return the mean training loss of each whole epoch that has one."""
    losses = series.train_epochs.values("loss")
    return [float(loss) for loss in losses[np.isfinite(losses)]]


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")
