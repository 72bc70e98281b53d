"""What one stage computes with: its cut, its steps, and where their rows come from."""

from __future__ import annotations

import math
from dataclasses import dataclass

import keras
import numpy as np

from studio.engine.data.augment import AugmentFunction, make_augment
from studio.engine.data.source import Source
from studio.engine.networks.freezing import apply_trainable
from studio.engine.training.cut import Cut, find_cut
from studio.engine.training.frozen import FrozenPart, Wanted
from studio.engine.training.material import Material
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.precision import uses_loss_scaling
from studio.engine.training.step import EvaluationStep, TrainStep


@dataclass(frozen=True)
class StageInputs:
    """The compiled steps of a stage and their sources.

    Attributes:
        cut: the frozen and the trained part.
        is_cached: whether the sources hold the frozen part's outputs.
        front_seconds: time per image that the cache saves in each epoch; NaN where unknown.
    """

    cut: Cut
    is_cached: bool
    front_seconds: float
    optimizer: keras.Optimizer
    train_source: Source
    evaluation_source: Source
    train_step: TrainStep
    evaluation_step: EvaluationStep


def stage_inputs(material: Material, frozen: FrozenPart, index: int) -> StageInputs:
    """Freeze, cut and compile for stage `index` (from 0).

    Where the frozen part holds weights and sees the same images in each epoch, its outputs are
    computed now and kept. With augmentation it sees other images each time, unless the recipe
    asks for a number of views that are computed once.

    Raises:
        Cancelled: the training shall end.
    """
    recipe = material.recipe
    stage = recipe.stage[index]
    apply_trainable(material.network.logits, material.chosen[index])
    cut = find_cut(material.network.logits, material.chosen[index])
    augment = make_augment(recipe.augment)
    optimizer = make_optimizer(
        stage.optimizer, stage.learning_rate, half=uses_loss_scaling(recipe.precision)
    )
    kept = _kept_outputs(material, frozen, cut, augment)
    if kept is None:
        pixels = Source((material.pixels,), material.labels)
        train_source, evaluation_source, seconds = pixels, pixels, 0.0
    else:
        train_source, evaluation_source, seconds = kept
        augment = None
    return StageInputs(
        cut=cut,
        is_cached=kept is not None,
        front_seconds=seconds,
        optimizer=optimizer,
        train_source=train_source,
        evaluation_source=evaluation_source,
        train_step=TrainStep(cut, train_source, optimizer, augment, is_cached=kept is not None),
        evaluation_step=EvaluationStep(cut, evaluation_source, is_cached=kept is not None),
    )


def _kept_outputs(
    material: Material, frozen: FrozenPart, cut: Cut, augment: AugmentFunction | None
) -> tuple[Source, Source, float] | None:
    """Return the sources of training and evaluation, and seconds per image, where they are kept."""
    views = material.recipe.augment.views if augment and material.recipe.augment else 0
    if cut.front is None or not cut.has_weights or (augment and not views):
        return None
    plain = frozen.outputs(Wanted(cut.front, material.used))
    if plain is None:
        return None
    seconds = plain.seconds_per_image or math.nan
    if not augment:
        return plain.source, plain.source, seconds
    images = np.sort(material.parts.train)
    changed = frozen.outputs(Wanted(cut.front, images, augment, views, material.recipe.seed))
    return None if changed is None else (changed.source, plain.source, seconds)
