"""Arithmetic that an exported graph needs, as Keras' own layers with fixed weights.

Files with Lambda or `keras.ops` in the graph do not open everywhere; these do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_BITS = 24
"""Of a float32's significand: how near two of the same size can be."""


def product(
    values: keras.KerasTensor,
    matrix: NDArray[np.floating[Any]],
    name: str,
    shift: NDArray[np.float64] | None = None,
) -> keras.KerasTensor:
    """Return the last axis times the transposed matrix (out, in), and the shift (out,) added."""
    has_shift = shift is not None
    layer = keras.layers.Dense(len(matrix), use_bias=has_shift, trainable=False, name=name)
    found = layer(values)
    layer.set_weights([matrix.T, shift] if has_shift else [matrix.T])
    return found


def resized(
    pixels: keras.KerasTensor, size: tuple[int, int], wanted: tuple[int, int], prefix: str
) -> keras.KerasTensor:
    """Return pixels in another size: a product with a fixed matrix for each side.

    `keras.layers.Resizing` is no way: its `training` is True unless it is told otherwise, and in a
    model that is called without saying, every layer behind it takes that over, so that batch
    normalisation computes with the batch's statistics and moves its own (Keras 3.15).
    """
    permute = keras.layers.Permute
    across = permute((2, 3, 1), name=f"{prefix}columns_last")(pixels)
    across = product(across, resizing_matrix(size[0], wanted[0]), f"{prefix}height")
    down = permute((3, 2, 1), name=f"{prefix}rows_last")(across)
    down = product(down, resizing_matrix(size[1], wanted[1]), f"{prefix}width")
    return permute((1, 3, 2), name=f"{prefix}resized")(down)


def resizing_matrix(length: int, wanted: int) -> NDArray[np.float32]:
    """Return what brings `length` pixels to `wanted`, as images are decoded: (wanted, length)."""
    identity = Image.fromarray(np.eye(length, dtype=np.float32))
    return np.asarray(identity.resize((length, wanted), Image.Resampling.BILINEAR))


def ordering_matrix(order: Sequence[int]) -> NDArray[np.float64]:
    """Return what brings columns into an order: (wanted, own)."""
    matrix = np.zeros((len(order), len(order)))
    matrix[range(len(order)), order] = 1.0
    return matrix


def largest_first(
    values: keras.KerasTensor, order: Sequence[int], prefix: str
) -> keras.KerasTensor:
    """Return 1 in the column of the largest value and 0 in all others, as argmax and one-hot do.

    The distance to the largest is 0 there and else at least the spacing of float32, so a steep line
    cut off at 0 and 1 is a step. Of equal values the first in the order counts: the number of those
    before each is taken away.

    Args:
        values: probabilities (n, classes).
        order: which column of them stands in each place of what is returned.
        prefix: of the layers' names.
    """
    layers, classes = keras.layers, len(order)
    steepness = 2.0 ** (_BITS + 1 + math.ceil(math.log2(classes)))  # the largest is 1 / classes
    listed = layers.Reshape((classes, 1), name=f"{prefix}listed")(values)
    largest = layers.GlobalMaxPooling1D(name=f"{prefix}largest")(listed)
    behind = layers.Subtract(name=f"{prefix}behind")([values, largest])
    steep = layers.Rescaling(steepness, offset=1.0, name=f"{prefix}steep")(behind)
    step = layers.ReLU(max_value=1.0, name=f"{prefix}step")(steep)
    ordered = product(step, ordering_matrix(order), f"{prefix}order")
    before = product(ordered, np.tri(classes, k=-1), f"{prefix}before")
    ahead = layers.Subtract(name=f"{prefix}ahead")([ordered, before])
    return layers.ReLU(name=f"{prefix}first")(ahead)
