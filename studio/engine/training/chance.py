"""What a task draws by chance for each image beside the random changes of the recipe.

A training draws it inside the graph, from the batch's seed; a judgement takes draws that hang on
the image alone, so that the same image is judged alike in every epoch and in whatever batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

_STREAM = 101
"""Behind those of the random changes of the recipe."""

Shapes = tuple[tuple[int, ...], ...]


class Chance(Protocol):
    """Standard normal numbers for each image, and what a network makes of them."""

    @property
    def shapes(self) -> Shapes:
        """Of the numbers that are drawn for one image, one shape for each kind of draw."""
        ...

    def of_images(self, images: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """Return the numbers that belong to `images` (n,), each (n, *shape)."""
        ...

    def inputs(self, pixels: tf.Tensor, drawn: Sequence[tf.Tensor]) -> list[tf.Tensor]:
        """Return what the trained graph reads.

        Args:
            pixels: float32 (n, height, width, channels), 0..255.
            drawn: standard normal numbers, each (n, *shape).
        """
        ...

    def at_rest(self, drawn: Sequence[tf.Tensor]) -> list[tf.Tensor] | None:
        """Return the numbers without what only a training draws, or None where that is nothing."""
        ...


def drawn_in_step(shapes: Shapes, count: tf.Tensor, seed: tf.Tensor) -> list[tf.Tensor]:
    """Return standard normal numbers for a batch of `count` images, each (count, *shape).

    Args:
        shapes: of the numbers of one image.
        count: images, int32 ().
        seed: of the batch, int32 (2,).
    """
    return [
        tf.random.stateless_normal(
            tf.concat([[count], shape], 0), tf.stack([seed[0], seed[1] + _STREAM + place])
        )
        for place, shape in enumerate(shapes)
    ]


def specs_of(chance: Chance | None) -> list[Any]:
    """Return the signature of the draws of a batch."""
    shapes = () if chance is None else chance.shapes
    return [tf.TensorSpec((None, *shape), tf.float32) for shape in shapes]
