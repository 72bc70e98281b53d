"""What a generator draws images from: random numbers, and behind them the class as one-hot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

Latents = NDArray[np.float32]
"""(images, latent [+ classes])."""


def with_classes(latents: Latents, labels: Sequence[int] | NDArray[np.int32], size: int) -> Latents:
    """Return latent vectors as a generator takes them.

    Args:
        latents: float32 (images, latent), each value from N(0, 1).
        labels: number of the class that each image is asked for; not read without classes.
        size: numbers that the generator takes for an image; those beyond the latent vector are
            its classes.

    Returns:
        float32 (images, size).
    """
    classes = size - latents.shape[1]
    if not classes:
        return latents
    asked = np.zeros((len(latents), classes), np.float32)
    asked[np.arange(len(latents)), np.asarray(labels, np.int64)] = 1.0
    return np.concatenate([latents, asked], axis=1)


def drawn(labels: tf.Tensor, latent: int, classes: int, seed: tf.Tensor) -> tf.Tensor:
    """Draw what a generator takes for one image of each label, inside a graph.

    Args:
        labels: int32 (n,).
        latent: numbers from N(0, 1) for each image.
        classes: how many can be asked for; 0 where none can.
        seed: int32 (2,); the same seed draws the same numbers.

    Returns:
        float32 (n, latent + classes).
    """
    apart = tf.random.experimental.stateless_fold_in(seed, _STREAM)
    vectors = tf.random.stateless_normal((tf.shape(labels)[0], latent), apart)
    return tf.concat([vectors, tf.one_hot(labels, classes)], axis=1) if classes else vectors


_STREAM = 6
"""Keeps these numbers apart from random changes of the images of the same batch."""
