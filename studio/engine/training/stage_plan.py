"""How one stage computes: its cut and its compiled steps, before any image is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.plan import frozen_part
from studio.core.tasks.table import LOSS
from studio.engine.data.augment import RowAugmentFunction, make_augment, make_row_augment
from studio.engine.data.feed import Group
from studio.engine.data.pixel_source import pixel_specs
from studio.engine.data.source import Source, Specs
from studio.engine.job import ProgressFunction
from studio.engine.networks.freezing import apply_trainable
from studio.engine.training.cut import Cut, find_cut
from studio.engine.training.evaluation import evaluate
from studio.engine.training.folding import FoldedNetwork
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.not_a_number import first_bad_layer
from studio.engine.training.objective import Objective
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.precision import uses_loss_scaling
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.step import EvaluationStep, TrainStep
from studio.engine.training.steps import Judged
from studio.engine.training.update import Update


@dataclass(frozen=True)
class StagePlan:
    """The steps of a stage, compiled at their first use.

    Attributes:
        index: of the stage, from 0.
        cut: the frozen and the trained part.
        is_cached: whether the steps read the frozen part's outputs instead of pixels.
        specs: what they read.
        front_pass: computes what is kept, of images as they are; None where nothing is.
        augment: changes images before the frozen part computes them for keeping; None where
            images stay as they are, or where the step itself changes them.
        views: how many changed views of an image are kept.
        jit: whether XLA compiles the training step.
        folded: the frozen part, where the steps themselves run it.
        figures: keys of what is measured, the loss first.
        model: the whole graph.
        chosen: names of the layers that train.
        keeps_outputs: whether it hands on what it says of each image that it judges.
    """

    index: int
    cut: Cut
    is_cached: bool
    specs: Specs
    front_pass: FrontPass | None
    augment: RowAugmentFunction | None
    views: int
    jit: bool
    update: Update
    folded: FoldedNetwork | None
    train_step: TrainStep
    evaluation_step: EvaluationStep
    figures: tuple[str, ...]
    model: keras.Model
    chosen: frozenset[str]
    keeps_outputs: bool

    @property
    def kept_layer(self) -> str | None:
        """The layer up to which outputs are kept."""
        return self.cut.layer if self.is_cached else None

    @property
    def optimizers(self) -> tuple[keras.Optimizer, ...]:
        """One for each rate that layers train with."""
        return self.update.optimizers

    def enter(self) -> None:
        """Set the model's flags to those of the stage again, and see what is frozen as it is."""
        apply_trainable(self.model, self.chosen)
        if self.folded is not None:
            self.folded.refresh()

    def train(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> dict[str, NDArray[np.float64]]:
        """Train on a group, as `Steps` says."""
        losses, sums = self.train_step.run(group, rates, seeds)
        whole = losses.astype(np.float64) * group.size, *sums.astype(np.float64)
        return dict(zip(self.figures, whole, strict=True))

    def evaluate(
        self,
        source: Source,
        images: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
        progress: ProgressFunction | None = None,
    ) -> Judged | None:
        """Judge images, as `Steps` says."""
        found = evaluate(
            self.evaluation_step,
            source,
            images,
            is_interrupted,
            progress,
            keeps_outputs=self.keeps_outputs,
        )
        if found is None:
            return None
        return Judged(dict(zip(self.figures, found.means(), strict=True)), found.outputs)

    def try_evaluation(self, group: Group) -> None:
        """Judge a batch for a test."""
        self.evaluation_step.run(
            [array[0] for array in group.inputs], group.labels[0], np.arange(group.size)
        )

    def first_bad_layer(self, group: Group, offset: int) -> str | None:
        """Return the first layer that computes something that is not a number."""
        return first_bad_layer(
            self.cut.tail if self.is_cached else self.model,
            [array[offset] for array in group.inputs],
        )


def plan_stage(
    prepared: PreparedRun,
    index: int,
    objective: Objective,
    learned: Objective | None = None,
    *,
    may_cache: bool = True,
    jit: bool = False,
    keeps_outputs: bool = False,
) -> StagePlan:
    """Freeze and cut for stage `index` (from 0), and set up its steps.

    Where the frozen part holds weights and sees the same images in each epoch, its outputs are
    to be kept. With augmentation it sees other images each time, unless the recipe asks for a
    number of views that are computed once.

    The model's flags are those of this stage until the next plan is made or entered.

    Args:
        objective: what is minimised and measured.
        learned: what training minimises, where it is judged by another one; its figures are those
            of `objective`.
        may_cache: False where there is no room for the outputs.
        jit: whether XLA is to compile the training step.
        keeps_outputs: as in `StagePlan`.
    """
    recipe = prepared.recipe
    stage = recipe.stage[index]
    apply_trainable(prepared.network.logits, prepared.chosen[index])
    cut = find_cut(prepared.network.logits, prepared.chosen[index])
    augment = make_augment(recipe.augment)
    is_kept = may_cache and cut.has_weights and frozen_part.keeps_outputs(recipe)
    front = cut.front if is_kept else None
    make = partial(
        make_optimizer,
        stage.optimizer,
        stage.learning_rate,
        half=uses_loss_scaling(recipe.precision),
    )
    update = Update(cut.tail, make, prepared.rate_factors(index))
    if front is None:
        specs: Specs = pixel_specs(prepared.pixels.form)
    else:
        specs = tuple((tuple(tensor.shape[1:]), "float32") for tensor in front.outputs)
    is_cached = front is not None
    folded = FoldedNetwork(cut.front) if cut.front is not None and not is_cached else None
    in_step = None if is_cached else augment
    return StagePlan(
        index=index,
        cut=cut,
        is_cached=is_cached,
        specs=specs,
        front_pass=FrontPass(front) if front is not None else None,
        augment=make_row_augment(recipe.augment) if is_cached else None,
        views=max(frozen_part.views(recipe), 1) if is_cached else 1,
        jit=jit,
        update=update,
        folded=folded,
        train_step=TrainStep(
            cut.tail,
            specs,
            update,
            learned or objective,
            front=folded,
            augment=in_step,
            is_cached=is_cached,
            mixup=recipe.augment.mixup if recipe.augment is not None else 0.0,
            jit=jit,
            devices=prepared.devices,
        ),
        evaluation_step=EvaluationStep(
            cut.tail, specs, objective, front=folded, is_cached=is_cached
        ),
        figures=(LOSS.key, *objective.figures),
        model=prepared.network.logits,
        chosen=prepared.chosen[index],
        keeps_outputs=keeps_outputs,
    )
