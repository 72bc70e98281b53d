"""Stages as rows of a table: which part of a network trains, for how long, how fast.

A row knows no network. What a course teaches (`stage_presets`) and the four ways of the advisor
(`transfer_ways`) are tuples of rows; `stages_of` makes them into the stages of a recipe, once it is
known which layers each part has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from studio.core.networks.selection import ALL, HEAD
from studio.core.recipes.allowed import Optimizer, Schedule
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Stage
from studio.core.recipes.solvers import EPOCHS, ONLY_HEAD

OPTIMIZER: Optimizer = "adam"
"""Of every row that takes steps: its usual rates suit most networks."""

SOLVER: Optimizer = "logistic"
"""Of the linear classifiers that are proposed: its probabilities mean something."""

USUAL_RATE = OPTIMIZERS[OPTIMIZER].usual_rate
FINE_TUNING_RATE = OPTIMIZERS[OPTIMIZER].fine_tuning_rate


class TrainedPart(StrEnum):
    """What trains in a stage, the head always with it."""

    HEAD = "head"
    LAST_BLOCK = "last_block"
    FROM_BLOCK = "from_block"
    UPPER = "upper"
    WHOLE = "whole"
    ALL = "all"


Patterns = Mapping[TrainedPart, tuple[str, ...]]
"""What selects each part in a stage's `train`; () where nothing of it can train."""

ALWAYS: Patterns = {TrainedPart.HEAD: ONLY_HEAD, TrainedPart.ALL: (ALL,)}
"""Parts that every network has."""


class StageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One stage of any network.

    Attributes:
        name: of the stage.
        part: what trains.
        epochs: 1 or more.
        rate: of learning; a solver reads none.
        optimizer: a key of `OPTIMIZERS` or of `SOLVERS`.
        schedule: of the rate.
        patience: epochs without a better validation loss until the stage ends; 0 = all of them.
    """

    name: str
    part: TrainedPart
    epochs: int
    rate: float = Stage().learning_rate
    optimizer: Optimizer = OPTIMIZER
    schedule: Schedule = Stage().schedule
    patience: int = 0

    def training(self, train: tuple[str, ...]) -> Stage:
        """Return the stage that trains what `train` selects."""
        return Stage(
            name=self.name,
            train=train,
            epochs=self.epochs,
            optimizer=self.optimizer,
            learning_rate=float(f"{self.rate:.2g}"),
            schedule=self.schedule,
            early_stopping=self.patience,
        )


def stages_of(rows: Sequence[StageRow], patterns: Patterns) -> tuple[Stage, ...]:
    """Return the stages of `rows`; those of a part that has nothing to train are left out.

    Args:
        rows: in the order of the training.
        patterns: of every part that the rows name, but for those of `ALWAYS`.
    """
    known = {**ALWAYS, **patterns}
    return tuple(row.training(known[row.part]) for row in rows if known[row.part])


def with_head(patterns: Sequence[str]) -> tuple[str, ...]:
    """Return what selects the head and those layers; () where there are none."""
    return (HEAD, *patterns) if patterns else ()


HEAD_FIRST = StageRow(name="Head", part=TrainedPart.HEAD, epochs=10, rate=USUAL_RATE)
"""A new head, trained while all that was learned before stays as it is."""

SOLVED_HEAD = StageRow(name="Head", part=TrainedPart.HEAD, epochs=EPOCHS, optimizer=SOLVER)
"""A new head of a single layer, whose weights are found exactly."""
