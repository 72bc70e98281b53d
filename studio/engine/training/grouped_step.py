"""A step of one batch, compiled alone and as a loop over a group of batches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.feed import Group
from studio.engine.data.source import Specs
from studio.engine.training.data_parallel import ONE_DEVICE, Devices

BatchStep = Callable[
    [Devices, list[tf.Tensor], tf.Tensor, tf.Tensor, tf.Tensor], tuple[tf.Tensor, tf.Tensor]
]
"""From the devices, the inputs of a batch, its labels, learning rate and seed to its loss, a number
that is not finite where the step was not taken, and the sums of its figures (figures,)."""


class GroupedStep:
    """Runs a step over groups of batches.

    Args:
        step: of one batch.
        specs: of the inputs.
        devices: that share each batch; one of fewer images than devices is computed on one.
    """

    def __init__(self, step: BatchStep, specs: Specs, devices: Devices = ONE_DEVICE) -> None:
        self._devices = devices
        self._alone = _CompiledStep(partial(step, ONE_DEVICE), specs)
        self._shared = _CompiledStep(partial(step, devices), specs)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Train on a group of batches, up to the first whose loss is not a number.

        Args:
            group: the batches.
            rates: learning rate of each batch, shape (batches,).
            seeds: seed of each batch's random changes, shape (batches, 2).

        Returns:
            The loss of each batch, (batches done,), and the sums of its figures,
            (figures, batches done).
        """
        step = self._alone if group.size < self._devices.count else self._shared
        return step.run(group, rates, seeds)


class _CompiledStep:
    """A step on given devices, compiled at its first use."""

    def __init__(
        self,
        step: Callable[
            [list[tf.Tensor], tf.Tensor, tf.Tensor, tf.Tensor], tuple[tf.Tensor, tf.Tensor]
        ],
        specs: Specs,
    ) -> None:
        many = signature(specs)
        self._one = tf.function(step, input_signature=without_group(many), autograph=False)
        self._many = tf.function(self._many_batches, input_signature=many, autograph=False)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Train as `GroupedStep.run`."""
        if group.batches == 1:
            inputs = [array[0] for array in group.inputs]
            loss, sums = self._one(inputs, group.labels[0], rates[0], seeds[0])
            return loss.numpy().reshape(1), sums.numpy().reshape(-1, 1)
        losses, sums, done = self._many(group.inputs, group.labels, rates, seeds)
        count = int(done)
        return losses.numpy()[:count], sums.numpy()[:count].T

    def _many_batches(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rates: tf.Tensor, seeds: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        count = tf.shape(labels)[0]

        def go_on(
            index: tf.Tensor, is_finite: tf.Tensor, _losses: tf.TensorArray, _sums: tf.TensorArray
        ) -> tf.Tensor:
            return tf.logical_and(index < count, is_finite)

        def batch(
            index: tf.Tensor, _is_finite: tf.Tensor, losses: tf.TensorArray, sums: tf.TensorArray
        ) -> tuple[tf.Tensor, tf.Tensor, tf.TensorArray, tf.TensorArray]:
            rows = [array[index] for array in inputs]
            loss, found = self._one(rows, labels[index], rates[index], seeds[index])
            written = losses.write(index, loss), sums.write(index, found)
            return index + 1, tf.math.is_finite(loss), *written

        arrays = tf.TensorArray(tf.float32, count), tf.TensorArray(tf.float32, count)
        done, _, losses, sums = tf.while_loop(
            go_on, batch, (tf.constant(0), tf.constant(True), *arrays)
        )
        return losses.stack(), sums.stack(), done


Signature = tuple[list[tf.TensorSpec], tf.TensorSpec, tf.TensorSpec, tf.TensorSpec]
"""Of inputs, labels, learning rate, seed."""


def signature(specs: Specs) -> Signature:
    """Return what a group of batches looks like."""
    inputs = [tf.TensorSpec((None, None, *shape), tf.as_dtype(kind)) for shape, kind in specs]
    return (
        inputs,
        tf.TensorSpec((None, None), tf.int32),
        tf.TensorSpec((None,), tf.float32),
        tf.TensorSpec((None, 2), tf.int32),
    )


def without_group(of_group: Signature) -> Signature:
    """Return what one batch of such a group looks like."""
    inputs, *others = of_group
    single = [tf.TensorSpec(spec.shape[1:], spec.dtype) for spec in (*inputs, *others)]
    return (single[: len(inputs)], *single[len(inputs) :])
