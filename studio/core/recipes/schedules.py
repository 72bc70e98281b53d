"""How the learning rate moves within a stage, in closed form.

One function of the step serves training, the drawing of the planned curve, and a resumed run,
which needs no state of a schedule. A new schedule is a curve and a row of `SCHEDULES`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.sentences import Sentence, say

Curve = Callable[[float], float]
"""From the share of the stage that is done, 0..1, to a factor of the recipe's rate."""

PLANNED_POINTS = 96
"""Of a drawing as wide as a few hundred pixels."""

_LOWEST, _CYCLES = 0.25, 4
"""Of schedules that go up and down: the lowest factor, and how often where they become lower."""


def _constant(_done: float) -> float:
    return 1.0


def _step(done: float) -> float:
    """A tenth after half of the stage, a hundredth after three quarters (He et al. 2016)."""
    return 1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01


def _exponential(done: float) -> float:
    """Down to a hundredth at the end, the same ratio with each step."""
    return math.pow(0.01, done)


def _cosine(done: float) -> float:
    """Half a cosine down to 0, without restarts (Loshchilov and Hutter 2017, SGDR)."""
    return 0.5 * (1.0 + math.cos(math.pi * done))


def _cyclical(done: float) -> float:
    """Two triangles between a quarter of the rate and the rate (Smith 2017, "triangular")."""
    return _LOWEST + (1.0 - _LOWEST) * _triangle(done * 2.0)


def _triangular2(done: float) -> float:
    """Four triangles from a quarter, each half as high as the one before (Smith 2017)."""
    height = math.pow(0.5, min(math.floor(done * _CYCLES), _CYCLES - 1))
    return _LOWEST + (1.0 - _LOWEST) * height * _triangle(done * _CYCLES)


def _exp_range(done: float) -> float:
    """Four triangles from a quarter, lower with every step, to a tenth (Smith 2017)."""
    return _LOWEST + (1.0 - _LOWEST) * math.pow(0.1, done) * _triangle(done * _CYCLES)


def _triangle(cycles: float) -> float:
    """Return the height, 0..1, after so many cycles of up and down."""
    return 1.0 - abs(2.0 * (cycles % 1.0) - 1.0)


def _one_cycle(done: float) -> float:
    """Up from a 25th within 30 %, then down to a 10,000th of it (Smith and Topin 2018; fastai)."""
    if done < 0.3:
        return _between(1 / 25, 1.0, done / 0.3)
    return _between(1.0, 1 / 250_000, (done - 0.3) / 0.7)


def _between(start: float, end: float, share: float) -> float:
    return end + (start - end) * 0.5 * (1.0 + math.cos(math.pi * share))


class ScheduleFacts(msgspec.Struct, frozen=True):
    """One schedule.

    Attributes:
        title: what it is called.
        help: what it does, in a few words.
        curve: what is known of it before the training.
        follows_validation: whether the validation loss multiplies the rate further.
    """

    title: Sentence
    help: Sentence
    curve: Curve
    follows_validation: bool = False


SCHEDULES: dict[str, ScheduleFacts] = {
    "constant": ScheduleFacts(say("Constant"), say("The same rate throughout."), _constant),
    "step": ScheduleFacts(say("Steps"), say("A tenth after a half, again after 3/4."), _step),
    "exponential": ScheduleFacts(say("Exponential"), say("Down to a hundredth."), _exponential),
    "cosine": ScheduleFacts(say("Cosine"), say("Half a cosine down to 0."), _cosine),
    "cyclical": ScheduleFacts(say("Cyclical"), say("Two triangles between 1/4 and 1."), _cyclical),
    "triangular2": ScheduleFacts(
        say("Cyclical, halved"), say("Four triangles, each half as high."), _triangular2
    ),
    "exp_range": ScheduleFacts(
        say("Cyclical, fading"), say("Four triangles that fade to a tenth."), _exp_range
    ),
    "one_cycle": ScheduleFacts(
        say("One cycle"), say("Up for 30 %, then down to almost 0."), _one_cycle
    ),
    "plateau": ScheduleFacts(
        say("Reduce on plateau"),
        say("Falls where the validation loss stops falling."),
        _constant,
        follows_validation=True,
    ),
}
"""By their value in a recipe, in the order in which they are offered."""


def rates(
    schedule: str, rate: float, start: int, count: int, total: int, warmup: int = 0
) -> NDArray[np.float32]:
    """Return the rates of the steps start .. start + count - 1 of a stage of `total` steps.

    Args:
        schedule: a key of `SCHEDULES`.
        warmup: steps in which the rate rises to that of the schedule's beginning, the first of
            them at one part of it (Goyal et al. 2017, https://arxiv.org/abs/1706.02677, section
            2.2); the schedule takes the rest.

    Returns:
        float32 array of shape (count,).
    """
    curve = SCHEDULES[schedule].curve
    first = curve(0.0)

    def factor(step: int) -> float:
        if step < warmup:
            return first * (step + 1) / (warmup + 1)
        return curve((step - warmup) / max(total - warmup, 1))

    return np.array([rate * factor(start + index) for index in range(count)], np.float32)


class Plateau(msgspec.Struct, frozen=True):
    """How far a rate has fallen that follows the validation loss, as Keras' ReduceLROnPlateau.

    Attributes:
        reductions: how often it has fallen.
        waited: epochs since the least validation loss of the stage, or since the last fall.
    """

    reductions: int = 0
    waited: int = 0

    def after_epoch(self, *, improved: bool, patience: int, is_warming_up: bool) -> Plateau:
        """Return it after an epoch.

        Args:
            improved: whether its validation loss is the least of the stage.
            patience: epochs without improvement after which the rate falls.
            is_warming_up: whether the rate still rises: then nothing is waited for.
        """
        if improved or is_warming_up:
            return Plateau(self.reductions, 0)
        if self.waited + 1 >= patience:
            return Plateau(self.reductions + 1, 0)
        return Plateau(self.reductions, self.waited + 1)


def lowest_planned(
    rates_planned: NDArray[np.float32], epochs: int, warmup: int, factor: float, patience: int
) -> NDArray[np.float32]:
    """Return how low the planned rates of a stage that follows the validation loss can fall.

    That is where no epoch behind the warm-up is better than the first.

    Args:
        rates_planned: as `planned` gives them.
        epochs: of the stage.
        warmup: epochs of it.
        factor: what the rate is multiplied by.
        patience: epochs after which it is.
    """
    epoch = np.floor(np.linspace(0.0, epochs, len(rates_planned), endpoint=False))
    falls = np.maximum(epoch - max(warmup, 1), 0.0) // patience
    lowest: NDArray[np.float32] = (rates_planned * factor**falls).astype(np.float32)
    return lowest


def planned(
    schedule: str, rate: float, epochs: int, warmup: int = 0, points: int = PLANNED_POINTS
) -> NDArray[np.float32]:
    """Return the rates of a stage at `points` even distances, for drawing.

    Args:
        schedule: a key of `SCHEDULES`.
        rate: of the recipe.
        epochs: of the stage, 1 or more.
        warmup: epochs of it.
        points: 2 or more.
    """
    rising = round(points * min(warmup, epochs) / epochs)
    return rates(schedule, rate, 0, points, points, rising)
