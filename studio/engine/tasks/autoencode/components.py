"""The best linear code of a given size: principal components of the training images.

A linear autoencoder's optimum is the space of the first principal components (Baldi and Hornik
1989), and its error the sum of the eigenvalues left out; a network has to be better than that to
be worth its trouble.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA

from studio.engine.tasks.classify.judgement import PixelRows

MOST_VALUES = 2**26
"""Numbers that the components are found from; of larger data a part of the images is drawn."""

BATCH = 256


class Components:
    """Principal components of images.

    Args:
        pixels: uint8, 0..255.
        images: that they are found in.
        code: how many are wanted.
        seed: of the recipe; draws the images where there are too many.

    Attributes:
        count: how many there are: `code`, or less where there are fewer images or values.
    """

    def __init__(self, pixels: PixelRows, images: NDArray[np.int64], code: int, seed: int) -> None:
        values = int(np.prod(pixels[images[:1]].shape[1:]))
        most = max(2, MOST_VALUES // values)
        if len(images) > most:
            images = np.sort(np.random.default_rng([seed, 3]).permutation(images)[:most])
        self.count = min(code, len(images), values)
        found = PCA(self.count, svd_solver="auto", random_state=seed).fit(_rows(pixels, images))
        self._mean: NDArray[np.float32] = found.mean_.astype(np.float32)
        self._components: NDArray[np.float32] = found.components_.astype(np.float32)

    def error(self, pixels: PixelRows, images: NDArray[np.int64]) -> float:
        """Return the mean squared error per value of 0..1 pixels that the components leave."""
        total = 0.0
        for start in range(0, len(images), BATCH):
            centred = _rows(pixels, images[start : start + BATCH]) - self._mean
            left = centred - centred @ self._components.T @ self._components
            total += float(np.square(left, dtype=np.float64).mean(axis=1).sum())
        return total / len(images)


def _rows(pixels: PixelRows, images: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return images as rows of values in 0..1."""
    found = pixels[images].reshape(len(images), -1).astype(np.float32)
    found /= 255.0
    return found
