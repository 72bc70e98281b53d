"""The best linear code of a given size: principal components of the training images.

A linear autoencoder's optimum is the space of the first principal components (Baldi and Hornik
1989), and its error the sum of the eigenvalues left out; a network has to be better than that to
be worth its trouble. Where images are made noisy, those of the noisy images clean them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA

from studio.core.recipes.recipe import Recipe
from studio.core.tasks.noise import noisy
from studio.engine.networks.predictor import PixelRows

MOST_VALUES = 2**26
"""Numbers that the components are found from; of larger data a part of the images is drawn."""

BATCH = 256

Rows = NDArray[np.float32]

Shown = Callable[[NDArray[np.uint8], NDArray[np.int64]], NDArray[np.float32]]
"""From pixels 0..255 and the numbers of the images to what a network sees, 0..255."""


def components_of(recipe: Recipe, pixels: PixelRows, images: NDArray[np.int64]) -> Components:
    """Return the components that a run of the recipe is compared with.

    Args:
        recipe: of the run.
        pixels: uint8, 0..255.
        images: of the training part.
    """
    noise, shown = recipe.autoencoder.noise, None
    if noise is not None:

        def shown(given: NDArray[np.uint8], numbers: NDArray[np.int64]) -> NDArray[np.float32]:
            return noisy(given, noise, recipe.seed, numbers.tolist()).pixels

    return Components(pixels, images, recipe.autoencoder.code, recipe.seed, shown)


class Components:
    """Principal components of images.

    Args:
        pixels: uint8, 0..255.
        images: that they are found in.
        code: how many are wanted.
        seed: of the recipe; draws the images where there are too many.
        shown: what the components see of images; None for the images themselves.

    Attributes:
        count: how many there are: `code`, or less where there are fewer images or values.
    """

    def __init__(
        self,
        pixels: PixelRows,
        images: NDArray[np.int64],
        code: int,
        seed: int,
        shown: Shown | None = None,
    ) -> None:
        values = int(np.prod(pixels[images[:1]].shape[1:]))
        most = max(2, MOST_VALUES // values)
        if len(images) > most:
            images = np.sort(np.random.default_rng([seed, 3]).permutation(images)[:most])
        self.count = min(code, len(images), values)
        self._shown = shown
        original, seen = self._rows(pixels, images)
        self._mean: Rows = seen.mean(axis=0)
        self._components: Rows = np.zeros((0, values), np.float32)
        if len(images) > 1:  # one image is its own mean
            found = PCA(self.count, svd_solver="auto", random_state=seed).fit(seen)
            self._mean = found.mean_.astype(np.float32)
            self._components = found.components_.astype(np.float32)
        self._clean_mean: Rows = self._mean if shown is None else original.mean(axis=0)

    def error(self, pixels: PixelRows, images: NDArray[np.int64]) -> float:
        """Return the mean squared error per value of 0..1 pixels that the components leave."""
        total = 0.0
        for start in range(0, len(images), BATCH):
            original, seen = self._rows(pixels, images[start : start + BATCH])
            centred = seen - self._mean
            kept = centred @ self._components.T @ self._components
            left = original - self._clean_mean - kept
            total += float(np.square(left, dtype=np.float64).mean(axis=1).sum())
        return total / len(images)

    def _rows(self, pixels: PixelRows, images: NDArray[np.int64]) -> tuple[Rows, Rows]:
        """Return images as rows of values in 0..1, and what the components see of them."""
        given = pixels[images]
        original = given.reshape(len(images), -1).astype(np.float32)
        original /= 255.0
        if self._shown is None:
            return original, original
        seen = self._shown(given, images).reshape(len(images), -1)
        return original, seen / np.float32(255)
