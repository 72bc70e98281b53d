"""A few maps of one layer, of the same images again and again while the network trains."""

from __future__ import annotations

from collections.abc import Iterator

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.look.coarse import coarse, coarse_size
from studio.engine.look.living_model import LivingModel

_VALUES_AT_ONCE = 2**24
"""Of all maps of some images: 64 MB."""


class FollowedMaps:
    """The maps of a layer that answer most strongly to some images, made coarse.

    Args:
        model: the network, with the weights that it has at the time.
        layer: whose maps they are, (rows, columns, channels).
        most: values that the longer side of a map keeps at most.

    Attributes:
        layer: see there.
        size: rows and columns of what is kept of a map.
    """

    def __init__(self, model: LivingModel, layer: keras.Layer, most: int) -> None:
        self.layer = layer
        self._model = model
        self._most = most
        _, height, width, channels = layer.output.shape
        self._at_once = max(1, _VALUES_AT_ONCE // (height * width * channels))
        self.size = coarse_size(height, width, most)

    def strongest(self, images: NDArray[np.uint8], count: int) -> tuple[int, ...]:
        """Return the `count` maps that differ most from place to place, ascending.

        Their largest value less their smallest one counts, on the mean of the images: of a map
        behind tanh the largest may be that of an empty background.
        """
        ranges = sum(np.ptp(maps, axis=(1, 2)).sum(axis=0) for maps in self._maps(images))
        order = np.argsort(-np.asarray(ranges), kind="stable")[:count]
        return tuple(sorted(order.tolist()))

    def of(self, images: NDArray[np.uint8], channels: tuple[int, ...]) -> NDArray[np.float32]:
        """Return maps of images, float32 (images, channels, rows, columns), coarse."""
        chosen = list(channels)
        parts = [
            coarse(np.moveaxis(maps[..., chosen], -1, 1), self._most) for maps in self._maps(images)
        ]
        return np.concatenate(parts)

    def _maps(self, images: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
        """Yield all maps of some images at a time, float32 (n, rows, columns, channels)."""
        for start in range(0, len(images), self._at_once):
            yield self._model.output(self.layer, images[start : start + self._at_once])
