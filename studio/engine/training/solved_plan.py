"""A stage whose head is solved: what a stage of an optimizer has, without the steps."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.recipes.recipe import Stage
from studio.engine.data.feed import Group
from studio.engine.training.objective import Objective
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_plan import StagePlan, plan_stage


@dataclass(frozen=True)
class SolvedPlan(StagePlan):
    """Judges, and learns nothing step by step; `solved_stage.SolvedStage` sets the weights."""

    @property
    def optimizers(self) -> tuple[keras.Optimizer, ...]:
        """None: a solver remembers nothing."""
        return ()

    def train(
        self, group: Group, _rates: NDArray[np.float32], _seeds: NDArray[np.int32]
    ) -> dict[str, NDArray[np.float64]]:
        """Judge the batches of a group: that is all that the test before a run can try."""
        found = [
            self.evaluation_step.run(
                [array[at] for array in group.inputs], group.labels[at], np.arange(group.size)
            )[0]
            for at in range(group.batches)
        ]
        sums = np.stack(found).astype(np.float64).sum(axis=-1)
        return {key: sums[:, place] for place, key in enumerate(self.figures)}


def plan_solved(
    prepared: PreparedRun,
    index: int,
    objective: Objective,
    *,
    may_cache: bool = True,
    keeps_outputs: bool = False,
) -> SolvedPlan:
    """Cut for stage `index` (from 0) as for an optimizer that trains the head.

    A head is solved on images as they are, so augmentation is none of its business.

    Args:
        objective: what is measured.
        may_cache: False where there is no room for the features.
        keeps_outputs: as in `StagePlan`.

    Raises:
        InputError: the head reads the images themselves.
    """
    recipe = prepared.recipe
    stages = list(recipe.stage)
    stages[index] = msgspec.structs.replace(stages[index], optimizer=Stage().optimizer)
    plain = msgspec.structs.replace(recipe, augment=None, stage=tuple(stages))
    plan = plan_stage(
        replace(prepared, recipe=plain),
        index,
        objective,
        may_cache=may_cache,
        keeps_outputs=keeps_outputs,
    )
    if plan.cut.front is None:
        raise InputError(
            "stage[{index}].optimizer: found {found}; {backbone} computes no features that a head "
            "could be solved on.",
            index=index,
            found=recipe.stage[index].optimizer,
            backbone=recipe.model.backbone,
        )
    return SolvedPlan(**{field.name: getattr(plan, field.name) for field in fields(plan)})
