"""Advice about a run that learns its training images and no longer what they have in common."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.advice.advice import Advice, Evidence, RunFix, Severity
from studio.core.advice.epoch_values import epoch_values
from studio.core.advice.situation import RunSituation
from studio.core.base.sentences import say
from studio.core.metrics import MetricSeries
from studio.core.metrics.valley import noise_of, turning_point

AFTERWARDS = 3
"""Epochs behind the turning point before it is called one."""

RECENT = 5
"""Newest epochs whose median says where a loss is now."""

RISEN = 0.05
"""Part of the least validation loss by which it must have risen."""

FALLEN = 0.05
"""Part of the training loss at the turning point by which that must have fallen since."""

CERTAIN = 3.0
"""Standard errors of the noise of the validation loss by which the rise must exceed what the least
of so many noisy values is below their mean anyway."""

MOST_EPOCHS = 2000
"""Newest epochs that are looked at."""

Floats = NDArray[np.float64]


class Overfitting(msgspec.Struct, frozen=True):
    """Where a run began to overfit, and what shows it.

    Attributes:
        epoch: of the least validation loss, counted from 1 through all stages.
        validation: validation loss there and now.
        training: training loss there and now.
    """

    epoch: int
    validation: tuple[float, float]
    training: tuple[float, float]


def overfits(run: RunSituation) -> Advice | None:
    """The validation loss rises from its best epoch on while the training loss goes on falling."""
    found = overfitting(run.series)
    if found is None:
        return None
    ended = run.report is not None
    return Advice(
        Severity.WARNING,
        say(
            "Overfitting from epoch {epoch} on: since then the validation loss has risen from "
            "{best} to {now}, while the training loss fell from {before} to {after}. More images, "
            "augmentation, dropout or fewer trained layers help.",
            epoch=found.epoch,
            best=_rounded(found.validation[0]),
            now=_rounded(found.validation[1]),
            before=_rounded(found.training[0]),
            after=_rounded(found.training[1]),
        ),
        None if ended else RunFix(say("Stop and keep the best epoch"), is_end=True),
        Evidence(found.epoch, say("Overfits from epoch {epoch} on", epoch=found.epoch)),
    )


def overfitting(series: MetricSeries) -> Overfitting | None:
    """Return where the newest stage of a run began to overfit, None where it does not.

    A new stage trains other layers at another rate, so what an earlier one did says nothing about
    it; the epoch before it counts, because the stage may rise from there at once.
    """
    epochs, training, validation = _losses(series)
    if len(epochs) <= AFTERWARDS:
        return None
    at = turning_point(validation)
    behind = len(epochs) - 1 - at
    if behind < AFTERWARDS:
        return None
    there = slice(max(at - 1, 0), at + 2)
    recent = slice(-min(RECENT, behind), None)
    best, now = _median(validation[there]), _median(validation[recent])
    before, after = float(training[at]), _median(training[recent])
    error = noise_of(validation) * (1 / 3 + 1 / min(RECENT, behind)) ** 0.5
    certain = CERTAIN + math.sqrt(2 * math.log(len(epochs)))  # the least of n normal draws
    has_risen = now - best > max(RISEN * abs(best), certain * error)
    if not has_risen or after > before - FALLEN * abs(before):
        return None
    return Overfitting(int(epochs[at]), (best, now), (before, after))


def _losses(series: MetricSeries) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Return epoch, training and validation loss of each whole epoch of the newest stage."""
    training = _by_epoch(series, is_validation=False)
    validation = _by_epoch(series, is_validation=True)
    both = sorted(training.keys() & validation.keys())
    newest = training[both[-1]][0] if both else 0
    first = next((at for at, one in enumerate(both) if training[one][0] == newest), 0)
    chosen = both[max(first - 1, len(both) - MOST_EPOCHS, 0) :]
    return (
        np.array(chosen, np.int64),
        np.array([training[one][1] for one in chosen], np.float64),
        np.array([validation[one][1] for one in chosen], np.float64),
    )


def _by_epoch(series: MetricSeries, *, is_validation: bool) -> dict[int, tuple[int, float]]:
    """Return stage and loss of each epoch, counted through all stages, that has a finite loss."""
    found = epoch_values(series, "loss", is_validation=is_validation)
    rows = zip(found.epochs.tolist(), found.stages.tolist(), found.values.tolist(), strict=True)
    return {epoch: (stage, loss) for epoch, stage, loss in rows}


def _median(values: Floats) -> float:
    return float(np.median(values))


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")
