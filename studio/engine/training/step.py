"""The compiled steps: several batches an execution, each with its true loss.

Keras' `fit` reports the mean of the loss since the epoch began, and pays Python and a wait for
the device with each batch. Here a group of batches runs inside one graph that returns the loss
and the number of right answers of every single batch.
"""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.augment import AugmentFunction
from studio.engine.data.feed import Group
from studio.engine.data.source import Specs
from studio.engine.training.folding import FoldedNetwork


class TrainStep:
    """One stage's compiled training step.

    Args:
        tail: the trained part.
        specs: what is read.
        optimizer: fresh for the stage.
        front: the frozen part, where it runs inside the step; None where its outputs are read, or
            where there is none.
        augment: changes pixels before the front; None with cached outputs.
        is_cached: whether the front's outputs are read rather than pixels.
        jit: whether XLA compiles the update; random changes of pixels stay outside, because it
            cannot warp images.
    """

    def __init__(
        self,
        tail: keras.Model,
        specs: Specs,
        optimizer: keras.Optimizer,
        *,
        front: FoldedNetwork | None,
        augment: AugmentFunction | None,
        is_cached: bool,
        jit: bool = False,
    ) -> None:
        self._front = front
        self._tail = tail
        self._optimizer = optimizer
        self._augment = augment
        self._variables = tail.trainable_variables
        self._is_pixels = not is_cached
        optimizer.build(self._variables)
        self._learn = (
            tf.function(self._update, jit_compile=True, autograph=False) if jit else self._update
        )
        many = _signature(specs)
        self._one = tf.function(
            self._one_batch, input_signature=_without_group(many), autograph=False
        )
        self._many = tf.function(self._many_batches, input_signature=many, autograph=False)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Train on a group of batches, up to the first whose loss is not a number.

        That batch changes no weight.

        Args:
            rates: learning rate of each batch, shape (batches,).
            seeds: seed of each batch's random changes, shape (batches, 2).

        Returns:
            The mean loss of each batch in nats, and the number of images that were classified
            right in it, each of shape (batches done,).
        """
        if group.batches == 1:
            inputs = [array[0] for array in group.inputs]
            loss, correct = self._one(inputs, group.labels[0], rates[0], seeds[0])
            return loss.numpy().reshape(1), correct.numpy().reshape(1)
        losses, right, done = self._many(group.inputs, group.labels, rates, seeds)
        count = int(done)
        return losses.numpy()[:count], right.numpy()[:count]

    def _many_batches(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rates: tf.Tensor, seeds: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        count = tf.shape(labels)[0]

        def go_on(
            index: tf.Tensor, is_finite: tf.Tensor, _losses: tf.TensorArray, _right: tf.TensorArray
        ) -> tf.Tensor:
            return tf.logical_and(index < count, is_finite)

        def batch(
            index: tf.Tensor, _is_finite: tf.Tensor, losses: tf.TensorArray, right: tf.TensorArray
        ) -> tuple[tf.Tensor, tf.Tensor, tf.TensorArray, tf.TensorArray]:
            rows = [array[index] for array in inputs]
            loss, correct = self._one(rows, labels[index], rates[index], seeds[index])
            written = losses.write(index, loss), right.write(index, correct)
            return index + 1, tf.math.is_finite(loss), *written

        arrays = tf.TensorArray(tf.float32, count), tf.TensorArray(tf.int32, count)
        done, _, losses, right = tf.while_loop(
            go_on, batch, (tf.constant(0), tf.constant(True), *arrays)
        )
        return losses.stack(), right.stack(), done

    def _one_batch(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rate: tf.Tensor, seed: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        if self._augment is not None:
            inputs = [self._augment(tf.cast(inputs[0], tf.float32), seed)]
        loss, correct = self._learn(inputs, labels, rate)
        return loss, correct

    def _update(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rate: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        features = self._features(inputs)
        with tf.GradientTape() as tape:
            logits = self._tail(features, training=True)
            loss = mean_loss(labels, logits)
            scaled = self._optimizer.scale_loss(loss)
        values = [variable.value for variable in self._variables]
        gradients = tape.gradient(scaled, values)

        def apply() -> tf.Tensor:
            self._optimizer.learning_rate.assign(rate)
            self._optimizer.apply(gradients, self._variables)
            return tf.constant(True)

        tf.cond(tf.math.is_finite(loss), apply, lambda: tf.constant(False))
        return loss, count_right(labels, logits)

    def _features(self, inputs: list[tf.Tensor]) -> list[tf.Tensor] | tf.Tensor:
        if not self._is_pixels:
            return inputs if len(inputs) > 1 else inputs[0]
        pixels = tf.cast(inputs[0], tf.float32)
        return pixels if self._front is None else self._front(pixels)


class EvaluationStep:
    """One stage's compiled forward pass over a batch, without any random layer."""

    def __init__(
        self, tail: keras.Model, specs: Specs, *, front: FoldedNetwork | None, is_cached: bool
    ) -> None:
        self._front = front
        self._tail = tail
        self._is_pixels = not is_cached
        inputs, labels, *_ = _without_group(_signature(specs))
        self._run = tf.function(self._forward, input_signature=[inputs, labels], autograph=False)

    def run(
        self, inputs: list[NDArray[np.generic]], labels: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the loss of each image, shape (n,), and the logits, shape (n, classes)."""
        losses, logits = self._run(inputs, labels)
        return losses.numpy(), logits.numpy()

    def _forward(self, inputs: list[tf.Tensor], labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        features = inputs if len(inputs) > 1 else inputs[0]
        if self._is_pixels:
            features = tf.cast(inputs[0], tf.float32)
            if self._front is not None:
                features = self._front(features)
        logits = tf.cast(self._tail(features, training=False), tf.float32)
        return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits), logits


def mean_loss(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Return the mean cross-entropy in nats, computed from the logits in float32."""
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, tf.cast(logits, tf.float32))
    return tf.reduce_mean(losses)


def count_right(labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
    """Return how many of the images have their own class as the most probable one."""
    right = tf.equal(tf.argmax(logits, axis=-1, output_type=tf.int32), labels)
    return tf.reduce_sum(tf.cast(right, tf.int32))


Signature = tuple[list[tf.TensorSpec], tf.TensorSpec, tf.TensorSpec, tf.TensorSpec]
"""Of inputs, labels, learning rate, seed."""


def _signature(specs: Specs) -> Signature:
    """Return what a group of batches looks like."""
    inputs = [tf.TensorSpec((None, None, *shape), tf.as_dtype(kind)) for shape, kind in specs]
    return (
        inputs,
        tf.TensorSpec((None, None), tf.int32),
        tf.TensorSpec((None,), tf.float32),
        tf.TensorSpec((None, 2), tf.int32),
    )


def _without_group(signature: Signature) -> Signature:
    """Return what one batch of such a group looks like."""
    inputs, *others = signature
    single = [tf.TensorSpec(spec.shape[1:], spec.dtype) for spec in (*inputs, *others)]
    return (single[: len(inputs)], *single[len(inputs) :])
