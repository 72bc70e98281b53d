"""The compiled forward pass of a frozen part, from pixels to what it hands on."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.engine.data.augment import AugmentFunction
from studio.engine.training.folding import FoldedNetwork

_NO_SEED = (0, 0)


class FrontPass:
    """Runs one front, compiled at its first use.

    Args:
        front: from pixels to the tensors at the cut.
        augment: changes each image before; None shows it as it is.
    """

    def __init__(self, front: keras.Model, augment: AugmentFunction | None = None) -> None:
        self.front = front
        self.augment = augment
        self._folded = FoldedNetwork(front)
        pixels = tf.TensorSpec(tuple(front.inputs[0].shape), tf.uint8)
        seed = tf.TensorSpec((2,), tf.int32)
        self._forward = tf.function(self._compute, input_signature=[pixels, seed], autograph=False)

    def refresh(self) -> None:
        """Take the front's weights as they are now; a stage before may have trained them."""
        self._folded.refresh()

    def run(
        self, pixels: NDArray[np.uint8], seed: tuple[int, int] = _NO_SEED
    ) -> list[NDArray[Any]]:
        """Return what the front says of `pixels` (n, h, w, channels), float32, row by row.

        Args:
            pixels: of images.
            seed: of their random changes.
        """
        return [values.numpy() for values in self._forward(pixels, np.array(seed, np.int32))]

    def _compute(self, pixels: tf.Tensor, seed: tf.Tensor) -> list[tf.Tensor]:
        images = tf.cast(pixels, tf.float32)
        if self.augment is not None:
            images = self.augment(images, seed)
        found = self._folded(images)
        outputs = found if isinstance(found, list | tuple) else [found]
        return [tf.cast(values, tf.float32) for values in outputs]
