"""Rows of arrays that a step reads: pixels, or outputs of a frozen part, with their labels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Source:
    """What feeds the trained part, by image index.

    Attributes:
        arrays: one array for each input of the trained part, first axis = images (memory or
            memory-mapped); uint8 pixels or float32 outputs.
        labels: int32 of shape (images,).
        rows: index of an image to its row in `arrays`; None where they are the same.
    """

    def __init__(
        self,
        arrays: Sequence[NDArray[np.generic]],
        labels: NDArray[np.int32],
        rows: NDArray[np.int64] | None = None,
    ) -> None:
        self.arrays = tuple(arrays)
        self.labels = labels
        self._rows = rows

    @property
    def specs(self) -> tuple[tuple[tuple[int, ...], str], ...]:
        """Shape without the image axis and dtype name of each array."""
        return tuple((array.shape[1:], array.dtype.name) for array in self.arrays)

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[np.generic]]:
        """Return the rows of `images`, any index shape, one contiguous array an input."""
        rows = images if self._rows is None else self._rows[images]
        return [array[rows] for array in self.arrays]
