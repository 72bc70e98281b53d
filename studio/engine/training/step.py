"""The compiled steps: several batches an execution, each with its true loss.

Keras' `fit` reports the mean of the loss since the epoch began, and pays Python and a wait for
the device with each batch. Here a group of batches runs inside one graph that returns the figures
of every single batch.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.augment import AugmentFunction
from studio.engine.data.feed import Group
from studio.engine.data.mixing import drawn_mixture
from studio.engine.data.source import Specs
from studio.engine.training.chance import drawn_in_step, specs_of
from studio.engine.training.data_parallel import ONE_DEVICE, Devices, Share
from studio.engine.training.folding import FoldedNetwork
from studio.engine.training.grouped_step import GroupedStep, signature, without_group
from studio.engine.training.objective import Objective
from studio.engine.training.update import Update


class _Blend(NamedTuple):
    """With what each image of a batch is blended.

    Attributes:
        labels: of the other images, int32 (n,).
        shares: of the image itself, float32 (n,).
    """

    labels: tf.Tensor
    shares: tf.Tensor


class _Batch(NamedTuple):
    """What is learned from, its images changed already.

    Attributes:
        labels: int32 (n,).
        inputs: what is read of each image.
        drawn: by the objective's chance.
        blends: one where images are blended, else none.
    """

    labels: tf.Tensor
    inputs: list[tf.Tensor]
    drawn: list[tf.Tensor]
    blends: list[_Blend]


class _Learned(NamedTuple):
    """What came of a batch, or of a share of it: the sum over all shares is that of the batch.

    Attributes:
        loss: the mean over the whole batch.
        sums: of the objective's figures, (figures,).
        gradients: of the scaled loss.
    """

    loss: tf.Tensor
    sums: tf.Tensor
    gradients: list[tf.Tensor]


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
            cannot warp images. Only on a single device.
        devices: that share each batch. What is drawn by chance is drawn for the whole batch before,
            so it is the same on however many.
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
        devices: Devices = ONE_DEVICE,
    ) -> None:
        self._mixup = mixup
        self._front = front
        self._tail = tail
        self._update_weights = update
        self._objective = objective
        self._augment = augment
        self._is_pixels = not is_cached
        self._compiled = None
        if jit:
            alone = partial(self._update, ONE_DEVICE)
            self._compiled = tf.function(alone, jit_compile=True, autograph=False)
        self._grouped = GroupedStep(self._one_batch, specs, devices)

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
        self,
        devices: Devices,
        inputs: list[tf.Tensor],
        labels: tf.Tensor,
        rate: tf.Tensor,
        seed: tf.Tensor,
    ) -> tuple[tf.Tensor, tf.Tensor]:
        if self._augment is not None:
            inputs = [self._augment(tf.cast(inputs[0], tf.float32), seed)]
        chance = self._objective.chance
        shapes = () if chance is None else chance.shapes
        drawn = drawn_in_step(shapes, tf.shape(labels)[0], seed)
        blends = []
        if self._mixup:
            mixture = drawn_mixture(self._mixup, tf.shape(labels)[0], seed)
            inputs = [mixture.blended(tf.cast(inputs[0], tf.float32))]
            blends = [_Blend(tf.gather(labels, mixture.partners), mixture.shares)]
        batch = _Batch(labels, inputs, drawn, blends)
        if self._compiled is not None:
            loss, sums = self._compiled(batch, rate)
        else:
            loss, sums = self._update(devices, batch, rate)
        return loss, sums

    def _update(
        self, devices: Devices, batch: _Batch, rate: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        learned = devices.total(devices.shares(batch), self._learn)

        def apply() -> tf.Tensor:
            self._update_weights.apply(learned.gradients, rate)
            return tf.constant(True)

        tf.cond(tf.math.is_finite(learned.loss), apply, lambda: tf.constant(False))
        return learned.loss, learned.sums

    def _learn(self, share: Share[_Batch]) -> _Learned:
        labels, inputs, drawn, blends = share.batch
        pixels = tf.cast(inputs[0], tf.float32) if self._is_pixels else None
        features = _features(self._front, self._objective, inputs, pixels, drawn)
        with tf.GradientTape() as tape:
            outputs = share.forward(self._tail, features)
            losses = self._objective.losses(outputs, labels, pixels)
            for one in blends:  # labels are blended, and the loss is linear in them
                by_others = self._objective.losses(outputs, one.labels, pixels)
                losses = one.shares * losses + (1.0 - one.shares) * by_others
            loss = share.mean(losses)
            scaled = self._update_weights.scaled(loss)
        values = [variable.value for variable in self._update_weights.variables]
        gradients = tape.gradient(scaled, values)
        measures = self._objective.measures(outputs, labels, pixels)
        sums = [tf.reduce_sum(found) for found in measures]
        return _Learned(loss, tf.stack(sums) if sums else tf.zeros((0,)), gradients)


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
