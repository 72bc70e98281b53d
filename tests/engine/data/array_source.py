"""A source whose rows are there already, or come one batch at a time."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.engine.data.source import Source, Specs


class ArraySource(Source):
    """Rows of arrays in memory, all of them ready.

    Attributes:
        filled: images that `fill` was asked for, one list a call.
    """

    def __init__(self, arrays: tuple[NDArray[Any], ...], labels: NDArray[np.int32]) -> None:
        self.labels = labels
        self.filled: list[list[int]] = []
        self._arrays = arrays

    @property
    def specs(self) -> Specs:
        return tuple((array.shape[1:], array.dtype.name) for array in self._arrays)

    def ready(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.ones(len(images), np.bool_)

    def fill(
        self,
        images: NDArray[np.int64],
        _following: NDArray[np.int64],
        _is_interrupted: Callable[[], bool],
    ) -> None:
        self.filled.append(images.tolist())

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        return [array[images] for array in self._arrays]


class LateSource(ArraySource):
    """The same, but a row is there only once `fill` was asked for it."""

    def ready(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        there = [image for filled in self.filled for image in filled]
        return np.isin(images, there)

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        assert self.ready(images.ravel()).all()
        return super().gather(images)
