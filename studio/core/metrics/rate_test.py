"""What a test of learning rates shows: where the loss falls fastest, and where it breaks out.

Smith 2017, "Cyclical learning rates for training neural networks", section 3.3
(https://arxiv.org/abs/1506.01186): the rate grows from batch to batch while a network trains; the
loss first stays, then falls, then rises.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

LOWEST, HIGHEST = 1e-7, 10.0
"""Rates that are tried, from one to the other."""

STEPS = 100
"""Batches, each with a rate that is the same factor above the one before."""

BROKEN = 4.0
"""Times the least smoothed loss from which on the loss counts as broken out."""

_WEIGHT = 0.9
"""Of what was before, in the smoothed loss."""

_FALL = 0.05
"""Share of the loss that it must fall by, to be more than chance."""

_FEWEST = 10
"""Batches below which nothing can be read off."""


class RateTest(msgspec.Struct, frozen=True):
    """What was seen.

    Attributes:
        rates: ascending, float64 (batches,).
        losses: of each batch, float64 (batches,).
        smoothed: exponential moving average of the losses, debiased.
        suggestion: where the smoothed loss falls fastest, to one figure; None where it hardly does.
    """

    rates: np.ndarray
    losses: np.ndarray
    smoothed: np.ndarray
    suggestion: float | None


def rates_to_try(steps: int = STEPS) -> NDArray[np.float64]:
    """Return rates from `LOWEST` to `HIGHEST` by one factor."""
    return np.geomspace(LOWEST, HIGHEST, steps)


def is_broken(losses: list[float]) -> bool:
    """Return whether higher rates say nothing any more: the last loss is `BROKEN` times the least.

    Both smoothed; not before a few batches.
    """
    if not np.isfinite(losses[-1]):
        return True
    smoothed = _smoothed(np.array(losses))
    return len(losses) > _FEWEST and bool(smoothed[-1] > BROKEN * max(smoothed.min(), 1e-9))


def read_rate_test(rates: NDArray[np.float64], losses: NDArray[np.float64]) -> RateTest:
    """Return what the losses of batches at those rates show.

    Args:
        rates: ascending (batches,).
        losses: (batches,); the last ones may be no numbers and are left out.
    """
    count = int(np.argmin(np.isfinite(losses))) if not np.isfinite(losses).all() else len(losses)
    rates, losses = rates[:count], losses[:count]
    smoothed = _smoothed(losses)
    return RateTest(rates, losses, smoothed, _steepest(rates, smoothed))


def _steepest(rates: NDArray[np.float64], smoothed: NDArray[np.float64]) -> float | None:
    """Return the rate of the steepest fall before the least loss, by the logarithm of the rate."""
    if len(rates) < _FEWEST:
        return None
    first, lowest = _FEWEST // 2, int(smoothed.argmin())  # an average of few batches is none
    if lowest <= first or smoothed[first] - smoothed[lowest] < _FALL * smoothed[first]:
        return None
    slopes = np.gradient(smoothed, np.log(rates))[first : lowest + 1]
    return float(f"{rates[first + int(slopes.argmin())]:.0e}")  # no more is known than that


def _smoothed(losses: NDArray[np.float64]) -> NDArray[np.float64]:
    if not len(losses):
        return losses
    averages = np.empty_like(losses)
    average = 0.0
    for step, loss in enumerate(losses):
        average = _WEIGHT * average + (1.0 - _WEIGHT) * loss
        averages[step] = average / (1.0 - _WEIGHT ** (step + 1))
    return averages
