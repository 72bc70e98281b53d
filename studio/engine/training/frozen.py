"""The outputs of the frozen part, computed once per image and kept.

In memory up to a budget, beyond it in memory-mapped files below the cache folder. A file carries
a name made of everything that its content hangs on (the part's architecture and weights, the
images, their size, the versions), is written under a temporary name and renamed when it is
whole, so a stale or half-written one is never used.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import psutil
import tensorflow as tf
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import Cancelled, WorkError
from studio.core.base.files import beside, put_in_place
from studio.core.dataset.shelf import make_room, touch
from studio.core.wire.messages import Phase
from studio.engine.data.order import batch_seed
from studio.engine.data.source import Source
from studio.engine.job import Job
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.host_copy import host_copy

BATCH = 32

MEMORY_SHARE = 0.25
"""Of the memory that is free when the stage begins: what may be kept without a file."""

DISK_BUDGET = 20 * 1024**3
"""Bytes that the files of all runs together may take; the least recently used go first."""

COMPUTED_BY = 2
"""Raised when the same front gives other roundings than before; kept files hang on it."""

_VIEWS_STREAM = 2**31 - 1
"""Stands where a stage's number stands in seeds, so that views draw numbers of their own."""


class Wanted(msgspec.Struct, frozen=True):
    """Which outputs are asked for.

    Attributes:
        front_pass: the frozen part, from pixels to the tensors at the cut, with what changes the
            images before.
        images: indices of the images that will be asked for, int64.
        views: how many times each image is shown.
        seed: of the recipe.
    """

    front_pass: FrontPass
    images: NDArray[np.int64]
    views: int = 1
    seed: int = 0

    @property
    def rows(self) -> int:
        """Rows of each output array."""
        return self.views * len(self.images)

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """Shape of each output array."""
        return [(self.rows, *tensor.shape[1:]) for tensor in self.front_pass.front.outputs]

    @property
    def size(self) -> int:
        """Bytes of all output arrays."""
        return 4 * sum(int(np.prod(shape, dtype=object)) for shape in self.shapes)


class FrozenOutputs(msgspec.Struct, frozen=True):
    """What the frozen part said of each image.

    Attributes:
        source: outputs by image index.
        seconds_per_image: that computing took; 0 where the outputs were found.
    """

    source: Source
    seconds_per_image: float


class FrozenPart:
    """Computes and keeps the outputs of cuts; one for a run, so that stages share them.

    Args:
        pixels: uint8 (all images, height, width, channels).
        labels: int32 (all images,).
        fingerprint: of the images and how they were made into pixels.
    """

    def __init__(
        self, job: Job, pixels: NDArray[np.uint8], labels: NDArray[np.int32], fingerprint: str
    ) -> None:
        self._job = job
        self._pixels = pixels
        self._labels = labels
        self._fingerprint = fingerprint
        self._kept: dict[str, FrozenOutputs] = {}

    def outputs(self, wanted: Wanted) -> FrozenOutputs | None:
        """Return the front's outputs, or None where there is no room for them.

        Raises:
            Cancelled: the training shall end.
        """
        key = self._key(wanted)
        if key not in self._kept:
            began = time.monotonic()
            found = _found(key, wanted.shapes)
            arrays = found if found is not None else self._computed(key, wanted)
            if arrays is None:
                return None
            seconds = 0.0 if found is not None else time.monotonic() - began
            self._kept[key] = FrozenOutputs(self._source(arrays, wanted), seconds / wanted.rows)
        return self._kept[key]

    def _source(self, arrays: Sequence[NDArray[np.float32]], wanted: Wanted) -> Source:
        rows = np.full(len(self._labels), -1, np.int64)
        rows[wanted.images] = np.arange(len(wanted.images))
        return Source(arrays, self._labels, rows, wanted.views, len(wanted.images))

    def _computed(self, key: str, wanted: Wanted) -> list[NDArray[np.float32]] | None:
        if wanted.size <= MEMORY_SHARE * psutil.virtual_memory().available:
            arrays = [np.empty(shape, np.float32) for shape in wanted.shapes]
            self._fill(wanted, arrays)
            return arrays
        try:
            self._write(key, wanted)
        except (OSError, WorkError):
            self._job.log(
                "There is no room for {size} GB of the frozen part's outputs, so it runs anew in "
                "each epoch.",
                size=f"{wanted.size / 1024**3:.1f}",
            )
            return None
        return _found(key, wanted.shapes)

    def _write(self, key: str, wanted: Wanted) -> None:
        files = _files(key, len(wanted.shapes))
        files[0].parent.mkdir(parents=True, exist_ok=True)
        make_room(files[0].parent, wanted.size, DISK_BUDGET)
        with contextlib.ExitStack() as stack:
            parts = [stack.enter_context(beside(file)) for file in files]
            arrays = [
                _reserved(part, shape) for part, shape in zip(parts, wanted.shapes, strict=True)
            ]
            self._fill(wanted, arrays)
            for part, file, array in zip(parts, files, arrays, strict=True):
                array.flush()
                put_in_place(part, file)

    def _fill(self, wanted: Wanted, arrays: Sequence[NDArray[np.float32]]) -> None:
        """Run the front over the images, view after view, into `arrays`."""
        with self._job.phase(Phase.CACHING) as progress:
            wanted.front_pass.refresh()
            for row in range(0, wanted.rows, BATCH):
                if self._job.is_cancelled():
                    raise Cancelled
                places = np.arange(row, min(row + BATCH, wanted.rows))
                images = wanted.images[places % len(wanted.images)]
                words = batch_seed(wanted.seed, _VIEWS_STREAM, 0, row)
                found = wanted.front_pass.run(self._pixels[images], words)
                for array, values in zip(arrays, found, strict=True):
                    array[places] = values
                progress(int(places[-1]) + 1, wanted.rows)

    def _key(self, wanted: Wanted) -> str:
        digest = hashlib.sha256(self._fingerprint.encode())
        digest.update(wanted.front_pass.front.to_json().encode())
        for variable in wanted.front_pass.front.variables:
            digest.update(host_copy(variable).tobytes())
        digest.update(np.ascontiguousarray(wanted.images).data)
        views = (wanted.views, wanted.seed) if wanted.front_pass.augment else ()
        digest.update(f"{views} {keras.__version__} {tf.__version__} {COMPUTED_BY}".encode())
        return digest.hexdigest()[:40]


def _files(key: str, count: int) -> list[Path]:
    return [paths.cache() / "frozen" / f"{key}-{index}.npy" for index in range(count)]


def _found(key: str, shapes: Sequence[tuple[int, ...]]) -> list[NDArray[np.float32]] | None:
    """Return the arrays of an earlier computation, None where there is none of these shapes."""
    arrays = []
    for file, shape in zip(_files(key, len(shapes)), shapes, strict=True):
        try:
            array = np.load(file, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        if array.shape != shape or array.dtype != np.float32:
            return None
        touch(file)
        arrays.append(array)
    return arrays


def _reserved(file: Path, shape: tuple[int, ...]) -> np.memmap[Any, np.dtype[np.float32]]:
    """Map a new file and take its room now: a full disk is an error here, a crash in a mapping."""
    array = open_memmap(file, "w+", np.float32, shape)
    if hasattr(os, "posix_fallocate"):
        with file.open("r+b") as opened:
            os.posix_fallocate(opened.fileno(), 0, file.stat().st_size)
    return array
