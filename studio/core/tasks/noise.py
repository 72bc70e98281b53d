"""Noise that is added to images which a network learns to clean.

Vincent et al., "Extracting and composing robust features with denoising autoencoders" (2008). A
training draws it afresh for each batch, inside the graph. Wherever the same image has to look the
same each time, as in a validation or a gallery, it is drawn here, by the image's number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_PIXELS, _CODES = 0, 1
_STREAMS = 8
"""More than there are kinds of draws of one seed."""


class Noise(NamedTuple):
    """What is added to each value of pixels in 0..1.

    Attributes:
        mean: of the normal distribution.
        std: its standard deviation.
        clip: whether what leaves 0..1 is cut off.
    """

    mean: float
    std: float
    clip: bool


class Noisy(NamedTuple):
    """Images with noise.

    Attributes:
        pixels: float32 (n, height, width, channels), 0..255 where it was clipped.
        clipped: share of the values that left 0..255, whether or not they were cut off.
    """

    pixels: NDArray[np.float32]
    clipped: float

    @property
    def pictures(self) -> NDArray[np.uint8]:
        """The images as they can be shown: whole numbers, cut off at 0 and 255."""
        return np.rint(self.pixels).clip(0, 255).astype(np.uint8)


def noisy(pixels: NDArray[np.uint8], noise: Noise, seed: int, images: Iterable[int]) -> Noisy:
    """Return images with the noise that belongs to each of them.

    Args:
        pixels: uint8 (n, height, width, channels).
        noise: what is added.
        seed: another one gives other noise; that of a recipe gives the noise of its runs.
        images: numbers of the images in their data set (n,); any numbers where there is none.
    """
    drawn = pixel_draws(seed, images, pixels.shape[1:])
    values = pixels.astype(np.float32) / np.float32(255)
    values += np.float32(noise.mean) + np.float32(noise.std) * drawn
    clipped = float(np.mean((values < 0) | (values > 1))) if values.size else 0.0
    if noise.clip:
        np.clip(values, 0, 1, out=values)
    values *= np.float32(255)
    return Noisy(values, clipped)


def pixel_draws(seed: int, images: Iterable[int], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return standard normal numbers for the pixels of each image, float32 (n, *shape)."""
    return _draws(seed, _PIXELS, images, shape)


def code_draws(seed: int, images: Iterable[int], code: int) -> NDArray[np.float32]:
    """Return standard normal numbers for the code of each image, float32 (n, code)."""
    return _draws(seed, _CODES, images, (code,))


def _draws(
    seed: int, stream: int, images: Iterable[int], shape: tuple[int, ...]
) -> NDArray[np.float32]:
    found = [
        np.random.Generator(
            np.random.Philox(key=np.array([seed * _STREAMS + stream, image], np.uint64))
        ).standard_normal(shape, np.float32)
        for image in images
    ]
    return np.stack(found) if found else np.zeros((0, *shape), np.float32)
