"""Where the rows of a step come from: what a feed may ask of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Specs = tuple[tuple[tuple[int, ...], str], ...]
"""Shape without the row axis and dtype name of each array."""


class Source(ABC):
    """What feeds the trained part, by image index; rows are made when they are first needed.

    Attributes:
        labels: int32 of shape (images,).
    """

    labels: NDArray[np.int32]

    @property
    @abstractmethod
    def specs(self) -> Specs:
        """What its rows look like."""

    def for_epoch(self, _seed: int, _stage: int, _epoch: int) -> Source:
        """Return what the source is in this epoch: one view of each image, where it has several."""
        return self

    @abstractmethod
    def ready(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of `images` (n,) `gather` returns without waiting."""

    @abstractmethod
    def fill(
        self,
        images: NDArray[np.int64],
        following: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
    ) -> None:
        """Make the rows of `images` (n,); on the TensorFlow thread, because that may need it.

        Args:
            following: images that will be asked for next; some may be made on the way.

        Raises:
            InputError: an image is not what it was when the folder was read.
            Cancelled: `is_interrupted` answered True.
        """

    @abstractmethod
    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        """Return the rows of `images`, any index shape, one contiguous array an input.

        All of them are filled.
        """
