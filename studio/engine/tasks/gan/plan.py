"""How a stage of a GAN computes: a turn of both networks for each batch, on pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.recipes.recipe import batch_figures
from studio.engine.data.augment import RowAugmentFunction, make_augment
from studio.engine.data.feed import Group
from studio.engine.data.pixel_source import pixel_specs
from studio.engine.data.source import Source
from studio.engine.job import ProgressFunction
from studio.engine.tasks.gan.step import GanJudgement, GanStep, Opponents
from studio.engine.training.evaluation import evaluate
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.not_a_number import first_bad_layer
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.steps import Judged


@dataclass(frozen=True)
class GanPlan:
    """The steps of a stage, compiled at their first use; see `Steps`.

    Attributes:
        index: of the stage, from 0.
        jit: whether XLA compiles the turn.
        networks: both.
        optimizers: of the discriminator, of the generator.
        figures: keys of what is measured for each batch.
    """

    index: int
    jit: bool
    networks: Opponents
    optimizers: tuple[keras.Optimizer, keras.Optimizer]
    step: GanStep
    judgement: GanJudgement
    figures: tuple[str, ...]

    is_cached: bool = False
    kept_layer: str | None = None
    front_pass: FrontPass | None = None
    augment: RowAugmentFunction | None = None
    views: int = 1

    def enter(self) -> None:
        """Do nothing: every stage trains everything."""

    def train(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> dict[str, NDArray[np.float64]]:
        """Train on a group, as `Steps` says."""
        _, sums = self.step.run(group, rates, seeds)
        return dict(zip(self.figures, sums.astype(np.float64), strict=True))

    def evaluate(
        self,
        source: Source,
        images: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
        progress: ProgressFunction | None = None,
    ) -> Judged | None:
        """Judge images beside generated ones, as `Steps` says."""
        found = evaluate(self.judgement, source, images, is_interrupted, progress)
        if found is None:
            return None
        return Judged(dict(zip(self.figures, found.means(), strict=True)))

    def try_evaluation(self, group: Group) -> None:
        """Judge a batch for a test."""
        self.judgement.run(
            [array[0] for array in group.inputs], group.labels[0], np.arange(group.size)
        )

    def first_bad_layer(self, group: Group, offset: int) -> str | None:
        """Return the first layer that computes something that is not a number."""
        networks = self.networks
        latents = np.zeros((1, *networks.generator.input_shape[1:]), np.float32)
        images = [array[offset] for array in group.inputs]
        return first_bad_layer(networks.generator, [latents]) or first_bad_layer(
            networks.discriminator, images
        )


def plan_gan(prepared: PreparedRun, index: int, *, jit: bool) -> GanPlan:
    """Set up the steps of stage `index`, from 0."""
    recipe = prepared.recipe
    settings, stage = recipe.gan, recipe.stage[index]
    networks = opponents_of(prepared)
    specs = pixel_specs(prepared.pixels.form)
    critic, artist = (
        make_optimizer(stage.optimizer, stage.learning_rate, half=False, beta_1=settings.beta_1)
        for _ in range(2)
    )
    step = GanStep(
        networks,
        settings,
        (critic, artist),
        specs,
        augment=make_augment(recipe.augment),
        jit=jit,
        devices=prepared.devices,
    )
    return GanPlan(
        index=index,
        jit=jit,
        networks=networks,
        optimizers=(critic, artist),
        step=step,
        judgement=GanJudgement(networks, settings, specs, recipe.seed),
        figures=batch_figures(recipe),
    )


def opponents_of(prepared: PreparedRun) -> Opponents:
    """Return the networks of a run."""
    network, recipe = prepared.network, prepared.recipe
    generator, *averaged = network.opponents
    return Opponents(
        network.logits,
        generator,
        averaged[0] if averaged else None,
        network.classes if recipe.gan.needs_classes else 0,
    )
