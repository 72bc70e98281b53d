"""The compiled steps: several batches an execution, each with its true loss.

Keras' `fit` reports the mean of the loss since the epoch began, and pays Python and a wait for
the device with each batch. Here a group of batches runs inside one graph that returns the figures
of every single batch.
"""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.augment import AugmentFunction
from studio.engine.data.feed import Group
from studio.engine.data.mixing import Mixture, drawn_mixture
from studio.engine.data.source import Specs
from studio.engine.training.chance import drawn_in_step, specs_of
from studio.engine.training.folding import FoldedNetwork
from studio.engine.training.grouped_step import GroupedStep, signature, without_group
from studio.engine.training.objective import Objective
from studio.engine.training.update import Update


class TrainStep:
    """One stage's compiled training step.

    Args:
        tail: the trained part.
        specs: what is read.
        update: of the tail's variables, fresh for the stage.
        objective: of the task.
        front: the frozen part, where it runs inside the step; None where its outputs are read, or
            where there is none.
        augment: changes pixels before the front; None with cached outputs.
        is_cached: whether the front's outputs are read rather than pixels.
        mixup: how far the images of a batch are blended; 0 with cached outputs.
        jit: whether XLA compiles the update; random changes of pixels stay outside, because it
            cannot warp images.
    """

    def __init__(
        self,
        tail: keras.Model,
        specs: Specs,
        update: Update,
        objective: Objective,
        *,
        front: FoldedNetwork | None,
        augment: AugmentFunction | None,
        is_cached: bool,
        mixup: float = 0.0,
        jit: bool = False,
    ) -> None:
        self._mixup = mixup
        self._front = front
        self._tail = tail
        self._update_weights = update
        self._objective = objective
        self._augment = augment
        self._is_pixels = not is_cached
        self._learn = (
            tf.function(self._update, jit_compile=True, autograph=False) if jit else self._update
        )
        self._grouped = GroupedStep(self._one_batch, specs)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Train on a group of batches, up to the first whose loss is not a number.

        That batch changes no weight.

        Args:
            rates: learning rate of each batch, shape (batches,).
            seeds: seed of each batch's random changes, shape (batches, 2).

        Returns:
            The mean loss of each batch, (batches done,), and the sums of the objective's figures
            over its images, (figures, batches done).
        """
        return self._grouped.run(group, rates, seeds)

    def _one_batch(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rate: tf.Tensor, seed: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        if self._augment is not None:
            inputs = [self._augment(tf.cast(inputs[0], tf.float32), seed)]
        chance = self._objective.chance
        shapes = () if chance is None else chance.shapes
        drawn = drawn_in_step(shapes, tf.shape(labels)[0], seed)
        mixture = []
        if self._mixup:
            mixture = [drawn_mixture(self._mixup, tf.shape(labels)[0], seed)]
            inputs = [mixture[0].blended(tf.cast(inputs[0], tf.float32))]
        loss, sums = self._learn(inputs, drawn, labels, rate, mixture)
        return loss, sums

    def _update(
        self,
        inputs: list[tf.Tensor],
        drawn: list[tf.Tensor],
        labels: tf.Tensor,
        rate: tf.Tensor,
        mixture: list[Mixture],
    ) -> tuple[tf.Tensor, tf.Tensor]:
        pixels = tf.cast(inputs[0], tf.float32) if self._is_pixels else None
        features = _features(self._front, self._objective, inputs, pixels, drawn)
        with tf.GradientTape() as tape:
            outputs = self._tail(features, training=True)
            losses = self._objective.losses(outputs, labels, pixels)
            for one in mixture:  # labels are blended, and the loss is linear in them
                others = tf.gather(labels, one.partners)
                by_others = self._objective.losses(outputs, others, pixels)
                losses = one.shares * losses + (1.0 - one.shares) * by_others
            loss = tf.reduce_mean(losses)
            scaled = self._update_weights.scaled(loss)
        values = [variable.value for variable in self._update_weights.variables]
        gradients = tape.gradient(scaled, values)

        def apply() -> tf.Tensor:
            self._update_weights.apply(gradients, rate)
            return tf.constant(True)

        tf.cond(tf.math.is_finite(loss), apply, lambda: tf.constant(False))
        measures = self._objective.measures(outputs, labels, pixels)
        sums = [tf.reduce_sum(values) for values in measures]
        return loss, tf.stack(sums) if sums else tf.zeros((0,))


class EvaluationStep:
    """One stage's compiled forward pass over a batch, without any random layer."""

    def __init__(
        self,
        tail: keras.Model,
        specs: Specs,
        objective: Objective,
        *,
        front: FoldedNetwork | None,
        is_cached: bool,
    ) -> None:
        self._objective = objective
        self._front = front
        self._tail = tail
        self._is_pixels = not is_cached
        inputs, labels, *_ = without_group(signature(specs))
        given = [inputs, specs_of(objective.chance), labels]
        self._run = tf.function(self._forward, input_signature=given, autograph=False)

    def run(
        self,
        inputs: list[NDArray[np.generic]],
        labels: NDArray[np.int32],
        images: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], tf.Tensor]:
        """Return each figure of each image, (1 + figures, n), the loss first, and the outputs.

        The outputs, (n, ...) before the last activation, are a tensor: they are copied only where
        somebody reads them.

        Args:
            inputs: rows of the images.
            labels: of the images, (n,).
            images: which they are, (n,); what is drawn for them hangs on it.
        """
        chance = self._objective.chance
        drawn = [] if chance is None else chance.of_images(images)
        figures, outputs = self._run(inputs, drawn, labels)
        return figures.numpy(), outputs

    def _forward(
        self, inputs: list[tf.Tensor], drawn: list[tf.Tensor], labels: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        pixels = tf.cast(inputs[0], tf.float32) if self._is_pixels else None
        outputs = self._outputs(inputs, pixels, drawn)
        chance = self._objective.chance
        still = None if chance is None else chance.at_rest(drawn)
        losses = self._objective.losses(outputs, labels, pixels)
        if still is not None:
            outputs = self._outputs(inputs, pixels, still)
        measures = self._objective.measures(outputs, labels, pixels)
        return tf.stack([losses, *measures]), outputs

    def _outputs(
        self, inputs: list[tf.Tensor], pixels: tf.Tensor | None, drawn: list[tf.Tensor]
    ) -> tf.Tensor:
        features = _features(self._front, self._objective, inputs, pixels, drawn)
        return tf.cast(self._tail(features, training=False), tf.float32)


def _features(
    front: FoldedNetwork | None,
    objective: Objective,
    inputs: list[tf.Tensor],
    pixels: tf.Tensor | None,
    drawn: list[tf.Tensor],
) -> list[tf.Tensor] | tf.Tensor:
    """Return what the trained part reads.

    Args:
        front: the frozen part, where the step runs it.
        inputs: kept outputs of the frozen part; read where there are no `pixels`.
        pixels: 0..255, with the recipe's random changes.
        drawn: by the objective's chance.
    """
    if pixels is None:
        return inputs if len(inputs) > 1 else inputs[0]
    shown = [pixels] if objective.chance is None else objective.chance.inputs(pixels, drawn)
    read = shown if len(shown) > 1 else shown[0]
    return read if front is None else front(read)
