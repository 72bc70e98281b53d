"""The learning rates of one stage, batch by batch."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from studio.core.recipes.rate_text import rate_text
from studio.core.recipes.recipe import Stage
from studio.core.recipes.schedules import SCHEDULES, Plateau, rates
from studio.core.recipes.solvers import is_solved
from studio.engine.job import Job


class StageRates:
    """What the schedule says, and what the validation loss makes of it.

    Args:
        job: its log says where the rate falls.
        stage: of the recipe.
        batches: of an epoch.
    """

    def __init__(self, job: Job, stage: Stage, batches: int) -> None:
        self._job = job
        self._stage = stage
        self._batches = batches

    def at(self, start: int, count: int, plateau: Plateau) -> NDArray[np.float32]:
        """Return the rates of `count` steps of the stage from step `start` (from 0) on.

        Args:
            plateau: how far the rate has fallen there.

        Returns:
            float32 (count,); NaN where a solver finds the weights.
        """
        if is_solved(self._stage):
            return np.full(count, math.nan, np.float32)
        stage, batches = self._stage, self._batches
        total, warmup = stage.epochs * batches, min(stage.warmup, stage.epochs) * batches
        rate = self._fallen(plateau)
        return rates(stage.schedule, rate, start, count, total, warmup)

    def after_epoch(self, plateau: Plateau, epoch: int, *, improved: bool) -> Plateau:
        """Return how far the rate has fallen after a validated epoch; log it where it falls.

        Args:
            plateau: before it.
            epoch: from 0, within the stage.
            improved: whether its validation loss is the least of the stage.
        """
        stage = self._stage
        if is_solved(stage) or not SCHEDULES[stage.schedule].follows_validation:
            return plateau
        found = plateau.after_epoch(
            improved=improved,
            patience=stage.plateau_patience,
            is_warming_up=epoch < stage.warmup,
        )
        if found.reductions > plateau.reductions:
            self._job.log(
                "Epochs without a better validation loss: {count}. The learning rate falls to "
                "{rate}.",
                count=stage.plateau_patience,
                rate=rate_text(self._fallen(found)),
            )
        return found

    def _fallen(self, plateau: Plateau) -> float:
        stage = self._stage
        if not plateau.reductions:
            return stage.learning_rate
        return stage.learning_rate * stage.plateau_factor**plateau.reductions
