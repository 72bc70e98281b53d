"""What an autoencoder draws by chance: noise on its images, codes of their distributions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.recipes.recipe import Recipe
from studio.core.tasks.noise import Noise, code_draws, pixel_draws
from studio.engine.training.chance import Shapes


class Draws:
    """Numbers for the noise on each image, for its code, or both, in this order.

    A judgement draws them by the recipe's seed and the number of the image. Its figures are those
    of the mean code, as whoever uses the network gets it; the loss alone needs a drawn one.

    Args:
        noise: that the network sees; None for none.
        code: numbers in the code, of a variational autoencoder; 0 else.
        shape: of an image, (height, width, channels).
        seed: of the recipe.
    """

    def __init__(
        self, noise: Noise | None, code: int, shape: tuple[int, int, int], seed: int
    ) -> None:
        self._noise = noise
        self._code = code
        self._shape = shape
        self._seed = seed

    @property
    def shapes(self) -> Shapes:
        """Of the numbers of one image."""
        return (*([self._shape] if self._noise else []), *([(self._code,)] if self._code else []))

    def of_images(self, images: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """Return the numbers that belong to `images` (n,)."""
        numbers = [int(image) for image in images]
        found = []
        if self._noise is not None:
            found.append(pixel_draws(self._seed, numbers, self._shape))
        if self._code:
            found.append(code_draws(self._seed, numbers, self._code))
        return found

    def inputs(self, pixels: tf.Tensor, drawn: Sequence[tf.Tensor]) -> list[tf.Tensor]:
        """Return the images with noise, and the numbers that codes are drawn with."""
        rest = list(drawn)
        if self._noise is not None:
            pixels = _noisy(pixels, self._noise, rest.pop(0))
        return [pixels, *rest]

    def at_rest(self, drawn: Sequence[tf.Tensor]) -> list[tf.Tensor] | None:
        """Return the numbers with which a code is its mean; None where codes are not drawn."""
        if not self._code:
            return None
        *noise, numbers = drawn
        return [*noise, tf.zeros_like(numbers)]


def draws_of(recipe: Recipe) -> Draws | None:
    """Return what a run of the recipe draws; None where that is nothing."""
    table, data = recipe.autoencoder, recipe.data
    code = table.code if table.is_variational else 0
    if table.noise is None and not code:
        return None
    shape = (*data.image_size, 1 if data.color == "gray" else 3)
    return Draws(table.noise, code, shape, recipe.seed)


def _noisy(pixels: tf.Tensor, noise: Noise, drawn: tf.Tensor) -> tf.Tensor:
    """Return images 0..255 with noise, as `studio.core.tasks.noise` adds it."""
    values = pixels / 255.0 + (noise.mean + noise.std * drawn)
    return 255.0 * (tf.clip_by_value(values, 0.0, 1.0) if noise.clip else values)
