"""Where a training is: all of it that is not an array."""

from __future__ import annotations

import math

import msgspec

from studio.core.metrics.report import BestEpoch
from studio.core.recipes.recipe import Recipe, batch_figures
from studio.core.recipes.schedules import Plateau
from studio.core.tasks.table import ACCURACY, LOSS

_MOST = 2**53
"""No training counts so far; larger numbers are not exact as floats."""

_IN_FILES = {
    "epochs_without_improvement": "waited",
    "epochs_done": "last_epochs",
    "correct": "right",
}
"""Names of fields in checkpoints, where they are others than here: every run of before resumes."""


class Position(msgspec.Struct, frozen=True, rename=_IN_FILES):
    """Where a training is, all that is not an array.

    Attributes:
        stage: from 0.
        epoch: from 0, within the stage; the one to go on with.
        batch: batches of that epoch already done.
        sums: of each figure over the images of those batches.
        metrics_offset: length of metrics.csv in bytes.
        best: the best epoch so far over all stages.
        best_number: of that epoch, from 1 through all stages; 0 where it is not known.
        stage_best: least loss of this stage, for early stopping.
        epochs_without_improvement: since then.
        plateau: how far a rate of this stage that follows the validation loss has fallen.
        images: training images seen so far.
        training_seconds: spent in training steps, for images a second.
        elapsed: since the run began, pauses left out.
        seconds: wall-clock seconds by phase.
        epochs_done: finished in all stages.
        jit: whether XLA compiles the step, of each stage.
    """

    stage: int = 0
    epoch: int = 0
    batch: int = 0
    sums: dict[str, float] = {}
    metrics_offset: int = 0
    best: BestEpoch | None = None
    best_number: int = 0
    stage_best: float | None = None
    epochs_without_improvement: int = 0
    plateau: Plateau = Plateau()
    images: int = 0
    training_seconds: float = 0.0
    elapsed: float = 0.0
    seconds: dict[str, float] = {}
    epochs_done: int = 0
    jit: tuple[bool, ...] = ()

    @property
    def is_best(self) -> bool:
        """Whether the weights here are those of the best epoch."""
        best = self.best
        here = (self.stage + 1, self.epoch)
        return best is not None and self.batch == 0 and (best.stage, best.epoch) == here

    def is_within(self, recipe: Recipe) -> bool:
        """Whether a run of `recipe` can be there; a file may say anything."""
        place = (self.stage, self.epoch, self.batch, self.metrics_offset)
        epochs = (self.epochs_without_improvement, self.epochs_done, self.best_number)
        counts = (*place, *epochs, self.images, self.plateau.reductions, self.plateau.waited)
        spans = (self.training_seconds, self.elapsed, *self.seconds.values())
        is_trained = self.batch == 0 or set(self.sums) == set(batch_figures(recipe))
        best = self.best
        return (
            min(counts) >= 0
            and max(counts) < _MOST
            and self.stage < len(recipe.stage)
            and all(math.isfinite(span) and span >= 0 for span in spans)
            and is_trained
            and all(math.isfinite(total) for total in self.sums.values())
            and (best is None or (1 <= best.stage <= self.stage + 1 and 0 <= best.epoch < _MOST))
        )


class StoredPosition(Position, frozen=True, rename=_IN_FILES):
    """A position as files hold it; those of version 0.1 had the two sums of a classifier."""

    loss_sum: float = 0.0
    correct: int = 0

    def position(self) -> Position:
        """Return it as it is today."""
        names = Position.__struct_fields__
        found = Position(**{name: getattr(self, name) for name in names})
        if self.batch == 0 or found.sums:
            return found
        sums = {LOSS.key: self.loss_sum, ACCURACY.key: float(self.correct)}
        return msgspec.structs.replace(found, sums=sums)
