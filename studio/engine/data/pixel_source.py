"""Decoded images as the rows of a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import Pixels
from studio.engine.data.source import Source, Specs


def pixel_specs(form: PixelForm) -> Specs:
    """Return what rows of pixels look like."""
    return ((form.row_shape, "uint8"),)


class PixelSource(Source):
    """Images as they are, uint8 (height, width, channels).

    Args:
        pixels: of all images.
        labels: int32 of shape (images,).
    """

    def __init__(self, pixels: Pixels, labels: NDArray[np.int32]) -> None:
        self.labels = labels
        self._pixels = pixels

    @property
    def specs(self) -> Specs:
        """One array of pixels."""
        return pixel_specs(self._pixels.form)

    def ready(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of `images` are decoded."""
        return self._pixels.has(images)

    def fill(
        self,
        images: NDArray[np.int64],
        _following: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
    ) -> None:
        """Wait until `images` are decoded."""
        self._pixels.wait(images, is_interrupted)

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        """Return the pixels of `images`."""
        return [self._pixels[images]]
