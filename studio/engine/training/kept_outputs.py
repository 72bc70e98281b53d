"""The outputs of a frozen part as the rows of a step, computed when they are first needed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.kept_rows import KeptRows, RowForm
from studio.core.dataset.pixels import Pixels
from studio.engine.data.order import batch_seed
from studio.engine.data.source import Source, Specs
from studio.engine.training.front_pass import Draws, FrontPass

BATCH = 32
"""Images that the frozen part runs on at a time, always as many.

A row comes out with the same bits whatever the other 31 are and wherever it lies among them, but
not always in a batch of another size (measured on CPUs with 14 families of networks: ConvNeXt
computes a batch of 31 in another order, five families a single image). So rows may be computed in
any order; only the last, smaller batch stays together as it is.
"""

_VIEWS_STREAM = 2**31 - 1
"""Stands where a stage's number stands in seeds, so that views draw numbers of their own."""


class Wanted(msgspec.Struct, frozen=True):
    """Which outputs are asked for.

    Row `view * len(images) + place` is a view of the image at `place`; 32 rows after the other are
    a batch, whose seed and places decide the random changes.

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
        """Rows of all views."""
        return self.views * len(self.images)

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """Shape of a row of each output."""
        return [tuple(tensor.shape[1:]) for tensor in self.front_pass.front.outputs]

    @property
    def form(self) -> RowForm:
        """How a row of all outputs is kept: one behind the other."""
        values = sum(int(np.prod(shape, dtype=object)) for shape in self.shapes)
        return RowForm(self.rows, (values,), "float32")

    @property
    def tail(self) -> int:
        """First row of the last, smaller batch; the number of rows where there is none."""
        return self.rows - self.rows % BATCH

    def draws(self, rows: NDArray[np.int64]) -> Draws | None:
        """Return what decides the changes of `rows`, all of them before the tail or all in it."""
        if self.front_pass.augment is None:
            return None
        begins = rows - rows % BATCH
        seeds = [batch_seed(self.seed, _VIEWS_STREAM, 0, int(begin)) for begin in begins]
        size = BATCH if int(rows[0]) < self.tail else self.rows - self.tail
        return Draws(np.array(seeds, np.int32), (rows % BATCH).astype(np.int32), size)


class KeptOutputs:
    """Rows of outputs, computed on the TensorFlow thread and kept.

    Args:
        wanted: what the rows are; its front's weights are those of now and must not change.
        pixels: of all images.
        kept: where the rows are kept.
    """

    def __init__(self, wanted: Wanted, pixels: Pixels, kept: KeptRows) -> None:
        self._wanted = wanted
        self._pixels = pixels
        self._kept = kept
        self._unkept: dict[int, NDArray[np.float32]] = {}
        self.computed = 0
        self.seconds = 0.0
        wanted.front_pass.refresh()

    @property
    def seconds_per_row(self) -> float:
        """What computing a row took; NaN while none was computed here."""
        return self.seconds / self.computed if self.computed else math.nan

    @property
    def missing(self) -> int:
        """How many rows are still to be computed."""
        return len(self._kept.missing())

    def has(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of `rows` are computed and kept."""
        return self._kept.has(rows)

    def fill(
        self,
        rows: NDArray[np.int64],
        following: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
    ) -> None:
        """Compute those of `rows` that are missing.

        Args:
            following: rows that fill up a batch.

        Raises:
            InputError: an image is not what it was when the folder was read.
            Cancelled: `is_interrupted` answered True.
        """
        missing = _once(rows[~self.has(rows)])
        if len(missing) and missing.max() >= self._wanted.tail:
            self._compute(np.arange(self._wanted.tail, self._wanted.rows), is_interrupted)
        missing = missing[missing < self._wanted.tail]
        for first in range(0, len(missing), BATCH):
            batch = missing[first : first + BATCH]
            if len(batch) < BATCH:
                batch = self._filled_up(batch, following)
            self._compute(batch, is_interrupted)

    def values(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return float32 (*rows.shape, values of a row) of rows that are filled."""
        found: NDArray[np.float32] = np.asarray(self._kept.values[rows])
        if self._unkept:
            for place in np.argwhere(~self.has(rows)):
                found[tuple(place)] = self._unkept[int(rows[tuple(place)])]
            self._unkept.clear()
        return found

    def split(self, values: NDArray[np.float32]) -> list[NDArray[Any]]:
        """Return the outputs that lie one behind the other in `values` (..., values of a row)."""
        ends = np.cumsum([int(np.prod(shape)) for shape in self._wanted.shapes])
        parts = np.split(values, ends[:-1], axis=-1)
        return [
            np.ascontiguousarray(part).reshape(*values.shape[:-1], *shape)
            for part, shape in zip(parts, self._wanted.shapes, strict=True)
        ]

    def close(self) -> None:
        """Bring the rows to the disk."""
        self._kept.close()

    def _filled_up(
        self, rows: NDArray[np.int64], following: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return a whole batch that begins with `rows`: with those that come next, then any."""
        nearest = following[: 4 * BATCH]
        others = np.concatenate([nearest[~self.has(nearest)], self._kept.missing()[: 4 * BATCH]])
        others = _once(others[(others < self._wanted.tail) & ~np.isin(others, rows)])
        batch = np.concatenate([rows, others])[:BATCH]
        return np.resize(batch, BATCH)  # at the very end some are computed twice

    def _compute(self, rows: NDArray[np.int64], is_interrupted: Callable[[], bool]) -> None:
        wanted = self._wanted
        images = wanted.images[rows % len(wanted.images)]
        self._pixels.wait(images, is_interrupted)
        began = time.monotonic()
        outputs = wanted.front_pass.run(self._pixels[images], wanted.draws(rows))
        joined = np.concatenate([found.reshape(len(rows), -1) for found in outputs], axis=1)
        for row, values in zip(rows.tolist(), joined, strict=True):
            try:
                self._kept.write(row, values)
            except OSError:  # the disk is full: it is used once, and computed again
                self._unkept[row] = values
        self.seconds += time.monotonic() - began
        self.computed += len(rows)


class OutputSource(Source):
    """Kept outputs by image index.

    Args:
        kept: their rows.
        labels: int32 of shape (all images,).
        wanted: what the rows are.
        rows: row of each image, int64 (all images,); -1 where it has none.
    """

    def __init__(
        self,
        kept: KeptOutputs,
        labels: NDArray[np.int32],
        wanted: Wanted,
        rows: NDArray[np.int64] | None = None,
    ) -> None:
        self.labels = labels
        self._kept = kept
        self._wanted = wanted
        if rows is None:
            rows = np.full(len(labels), -1, np.int64)
            rows[wanted.images] = np.arange(len(wanted.images))
        self._rows = rows

    @property
    def specs(self) -> Specs:
        """One array for each tensor at the cut."""
        return tuple((shape, "float32") for shape in self._wanted.shapes)

    def for_epoch(self, seed: int, stage: int, epoch: int) -> Source:
        """Return the source with one view of each image drawn for this epoch."""
        wanted = self._wanted
        if wanted.views == 1:
            return self
        drawn = np.random.default_rng([seed, stage, epoch, 2])
        views = drawn.integers(wanted.views, size=len(self._rows))
        rows = self._rows + views * len(wanted.images)
        return OutputSource(self._kept, self.labels, wanted, rows)

    def ready(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return of which of `images` the outputs are kept."""
        return self._kept.has(self._rows[images])

    def fill(
        self,
        images: NDArray[np.int64],
        following: NDArray[np.int64],
        is_interrupted: Callable[[], bool],
    ) -> None:
        """Run the frozen part over those of `images` whose outputs are missing."""
        self._kept.fill(self._rows[images], self._rows[following], is_interrupted)

    def gather(self, images: NDArray[np.int64]) -> list[NDArray[Any]]:
        """Return the outputs of `images`."""
        return self._kept.split(self._kept.values(self._rows[images]))


def _once(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `rows` without repetitions, in their order."""
    return rows[np.sort(np.unique(rows, return_index=True)[1])]
