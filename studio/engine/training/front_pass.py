"""The compiled forward pass of a frozen part, from pixels to what it hands on."""

from __future__ import annotations

from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.augment import RowAugmentFunction, RowSeeds
from studio.engine.training.folding import FoldedNetwork


class Draws(NamedTuple):
    """What decides the random changes of each image.

    Attributes:
        seeds: int32 (n, 2), of the batch that an image belongs to.
        places: int32 (n,), of the images within their batches.
        size: images in each of these batches.
    """

    seeds: NDArray[np.int32]
    places: NDArray[np.int32]
    size: int


class FrontPass:
    """Runs one front, compiled at its first use.

    Args:
        front: from pixels to the tensors at the cut.
        augment: changes each image before; None shows it as it is.
    """

    def __init__(self, front: keras.Model, augment: RowAugmentFunction | None = None) -> None:
        self.front = front
        self.augment = augment
        self._folded = FoldedNetwork(front)
        pixels = tf.TensorSpec(tuple(front.inputs[0].shape), tf.uint8)
        draws = RowSeeds(
            tf.TensorSpec((None, 2), tf.int32),
            tf.TensorSpec((None,), tf.int32),
            tf.TensorSpec((), tf.int32),
        )
        self._forward = tf.function(self._compute, input_signature=[pixels, draws], autograph=False)

    def refresh(self) -> None:
        """Take the front's weights as they are now; a stage before may have trained them."""
        self._folded.refresh()

    def run(self, pixels: NDArray[np.uint8], draws: Draws | None = None) -> list[NDArray[Any]]:
        """Return what the front says of `pixels` (n, h, w, channels), float32, row by row.

        Args:
            pixels: of images.
            draws: of their random changes, where there are any.
        """
        if draws is None:
            count = len(pixels)
            draws = Draws(np.zeros((count, 2), np.int32), np.zeros(count, np.int32), 1)
        seeds = RowSeeds(*(tf.constant(item, tf.int32) for item in draws))
        return [values.numpy() for values in self._forward(pixels, seeds)]

    def _compute(self, pixels: tf.Tensor, seeds: RowSeeds) -> list[tf.Tensor]:
        images = tf.cast(pixels, tf.float32)
        if self.augment is not None:
            images = self.augment(images, seeds)
        found = self._folded(images)
        outputs = found if isinstance(found, list | tuple) else [found]
        return [tf.cast(values, tf.float32) for values in outputs]
