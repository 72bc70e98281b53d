"""Restoring images with a trained autoencoder, and measuring how well it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.recipes.recipe import Recipe
from studio.core.tasks.noise import Noisy, noisy
from studio.engine.networks.predictor import Predictor

Pictures = NDArray[np.uint8]
Values = NDArray[np.float32]


class RestoredImages(NamedTuple):
    """Some images, as they are and as a network restores them.

    Attributes:
        original: uint8 (n, height, width, channels).
        shown: what the network saw, float32 of that shape, 0..255; the originals where nothing is
            made noisy.
        restored: float32 of that shape, 0..255.
        clipped: share of the noisy values that left 0..255; 0 without noise.
        is_noisy: whether noise was added.
    """

    original: Pictures
    shown: Values
    restored: Values
    clipped: float
    is_noisy: bool

    def only(self, places: NDArray[np.int64]) -> RestoredImages:
        """Return some of them."""
        return self._replace(
            original=self.original[places],
            shown=self.shown[places],
            restored=self.restored[places],
        )

    @property
    def errors(self) -> Values:
        """Mean squared error per value of pixels in 0..1, float32 (n,)."""
        return squared_errors(self.restored, self.original)

    @property
    def noisy_errors(self) -> Values:
        """The same of what the network saw; not-a-number without noise."""
        if not self.is_noisy:
            return _unknown(len(self.original))
        return squared_errors(self.shown, self.original)

    @property
    def ssim(self) -> Values:
        """Structural similarity to the originals, float32 (n,)."""
        return similarities(self.restored, self.original)

    @property
    def noisy_ssim(self) -> Values:
        """The same of what the network saw; not-a-number without noise."""
        if not self.is_noisy:
            return _unknown(len(self.original))
        return similarities(self.shown, self.original)


Predict = Callable[[NDArray[np.generic]], Values]
"""From images (n, height, width, channels), 0..255, to restored ones of that shape."""


def restorer_of(model: keras.Model, recipe: Recipe) -> Restorer:
    """Return what restores images with a compiled network."""
    predictor = Predictor(model)

    def predict(pixels: NDArray[np.generic]) -> Values:
        return predictor.predict(pixels, np.arange(len(pixels)))

    return Restorer(predict, recipe)


class Restorer:
    """A network that restores images, with the noise of its recipe in front.

    Args:
        predict: the network.
        recipe: of its run.
    """

    def __init__(self, predict: Predict, recipe: Recipe) -> None:
        self._predicted = predict
        self._noise = recipe.autoencoder.noise
        self._seed = recipe.seed

    @property
    def is_denoising(self) -> bool:
        """Whether the network was trained with noise."""
        return self._noise is not None

    def restore(
        self, original: Pictures, images: Sequence[int], *, adds_noise: bool = True
    ) -> RestoredImages:
        """Return images of the recipe's size as the network restores them.

        Args:
            original: uint8 (n, height, width, channels).
            images: which of a data set they are, (n,): the noise of each hangs on it.
            adds_noise: whether noise is added where the network was trained with it.
        """
        seen = self.shown(original, images) if adds_noise else None
        if seen is None:
            restored = self._predicted(original)
            return RestoredImages(original, original.astype(np.float32), restored, 0.0, False)
        restored = self._predicted(seen.pixels)
        return RestoredImages(original, seen.pixels, restored, seen.clipped, True)

    def shown(self, original: Pictures, images: Sequence[int]) -> Noisy | None:
        """Return images with the noise that the network was trained with, None without any."""
        if self._noise is None:
            return None
        return noisy(original, self._noise, self._seed, images)


def as_pictures(values: Values) -> Pictures:
    """Return images 0..255 as whole numbers."""
    return np.rint(values).clip(0, 255).astype(np.uint8)


def squared_errors(values: Values, original: Pictures) -> Values:
    """Return the mean squared error per value of pixels in 0..1 of each image, float32 (n,)."""
    apart = (values - original.astype(np.float32)) / np.float32(255)
    found: Values = np.square(apart, dtype=np.float64).mean(axis=(1, 2, 3)).astype(np.float32)
    return found


def similarities(values: Values, original: Pictures) -> Values:
    """Return the structural similarity of each image to its original, float32 (n,).

    Wang et al., "Image quality assessment: from error visibility to structural similarity"
    (2004), as scikit-image computes it.
    """
    from skimage.metrics import structural_similarity

    pairs = zip(
        values / np.float32(255), original.astype(np.float32) / np.float32(255), strict=True
    )
    return np.array(
        [structural_similarity(a, b, data_range=1.0, channel_axis=-1) for a, b in pairs],
        np.float32,
    )


def _unknown(count: int) -> Values:
    return np.full(count, np.nan, np.float32)
