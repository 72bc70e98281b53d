"""Batches in groups, the next group gathered while the step computes the one before."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.engine.data.source import Source

MAXIMUM_GROUP_BYTES = 64 * 1024 * 1024
"""Of inputs: a group is copied twice (gathered, handed to TensorFlow)."""


def _never() -> bool:
    return False


class Group(msgspec.Struct, frozen=True):
    """Some batches of equal size in a row.

    Attributes:
        first: number of the first batch within the epoch, from 0.
        inputs: arrays of shape (batches, batch size, ...).
        labels: int32 of shape (batches, batch size).
    """

    first: int
    inputs: list[NDArray[np.generic]]
    labels: NDArray[np.int32]

    @property
    def batches(self) -> int:
        """How many batches there are."""
        return int(self.labels.shape[0])

    @property
    def size(self) -> int:
        """Images in each of them."""
        return int(self.labels.shape[1])


def batch_count(images: int, batch_size: int) -> int:
    """Return how many batches an epoch has; the last one may be smaller."""
    return math.ceil(images / batch_size)


class Feed:
    """Groups of batches of an order of images.

    The number of batches in a group is asked for each time, because it is tuned while training;
    it never changes what a batch holds.
    """

    def __init__(self, source: Source, batch_size: int) -> None:
        self._source = source
        self._batch_size = batch_size
        row_bytes = sum(
            int(np.prod(shape)) * np.dtype(kind).itemsize for shape, kind in source.specs
        )
        self._most = max(1, MAXIMUM_GROUP_BYTES // max(1, row_bytes * batch_size))

    def groups(
        self,
        order: NDArray[np.int64],
        start: int,
        group_size: Callable[[], int],
        is_interrupted: Callable[[], bool] = _never,
    ) -> Iterator[Group]:
        """Yield the groups from batch `start` to the end of `order`.

        A last batch that is smaller than the others is a group of its own. While rows are still to
        be made, a group ends where they begin, and the next batch is made once it has been trained
        on: the first figures come as soon as one batch is there.

        Raises:
            InputError: an image is not what it was when the folder was read.
            Cancelled: `is_interrupted` answered True while rows were made.
        """
        last = batch_count(len(order), self._batch_size)
        with ThreadPoolExecutor(1, "feed") as thread:
            batch = start
            waiting = None
            while batch < last or waiting is not None:
                following = None
                if batch < last and (waiting is None or self._ready(order, batch, 1)):
                    size = self._fill(order, batch, group_size(), is_interrupted)
                    following = thread.submit(self._gather, order, batch, size)
                    batch += size
                if waiting is not None:
                    yield waiting.result()
                waiting = following

    def _fill(
        self,
        order: NDArray[np.int64],
        first: int,
        group_size: int,
        is_interrupted: Callable[[], bool],
    ) -> int:
        """Return how many batches from `first` on are there; the first is made if it is not."""
        whole = len(order) // self._batch_size
        size = max(1, min(group_size, self._most, whole - first))
        ready = self._ready(order, first, size)
        if ready == 0:
            end = (first + 1) * self._batch_size
            images = order[first * self._batch_size : end]
            self._source.fill(images, order[end:], is_interrupted)
        return max(1, ready)

    def _ready(self, order: NDArray[np.int64], first: int, batches: int) -> int:
        """Return how many of the next `batches` are there, up to the first that is not."""
        images = order[first * self._batch_size : (first + batches) * self._batch_size]
        missing = np.flatnonzero(~self._source.ready(images))
        return batches if len(missing) == 0 else int(missing[0]) // self._batch_size

    def _gather(self, order: NDArray[np.int64], first: int, batches: int) -> Group:
        rows = order[first * self._batch_size : (first + batches) * self._batch_size]
        shape = (batches, len(rows) // batches)
        images = rows.reshape(shape)
        return Group(first, self._source.gather(images), self._source.labels[images])
