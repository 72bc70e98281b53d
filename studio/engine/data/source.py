"""Rows of arrays that a step reads: pixels, or outputs of a frozen part, with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Specs = tuple[tuple[tuple[int, ...], str], ...]
"""Shape without the row axis and dtype name of each array."""


def specs_of(arrays: Sequence[NDArray[Any]]) -> Specs:
    """Return what the rows of `arrays` look like."""
    return tuple((array.shape[1:], array.dtype.name) for array in arrays)


class Source:
    """What feeds the trained part, by image index.

    Args:
        arrays: one array for each input of the trained part, first axis = rows (memory or
            memory-mapped); uint8 pixels or float32 outputs.
        labels: int32 of shape (images,).
        rows: from the index of an image to its row; None where they are the same.
        views: how many rows each image has; they lie `stride` rows apart.
    """

    def __init__(
        self,
        arrays: Sequence[NDArray[Any]],
        labels: NDArray[np.int32],
        rows: NDArray[np.int64] | None = None,
        views: int = 1,
        stride: int = 0,
    ) -> None:
        self.arrays = tuple(arrays)
        self.labels = labels
        self._rows = rows
        self._views = views
        self._stride = stride

    @property
    def specs(self) -> Specs:
        """What its rows look like."""
        return specs_of(self.arrays)

    def for_epoch(self, seed: int, stage: int, epoch: int) -> Source:
        """Return the source with one view of each image drawn for this epoch."""
        if self._views == 1 or self._rows is None:
            return self
        drawn = np.random.default_rng([seed, stage, epoch, 2])
        views = drawn.integers(self._views, size=len(self._rows))
        return Source(self.arrays, self.labels, self._rows + views * self._stride)

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        """Return the rows of `images`, any index shape, one contiguous array an input."""
        rows = images if self._rows is None else self._rows[images]
        return [array[rows] for array in self.arrays]
