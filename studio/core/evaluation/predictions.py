"""predictions.npy of a run: what its network says of every image of every part.

One row an image, in NumPy's own format, so that `np.load` reads it: `image` is the place in the
`images` of dataset.json, `part` that in train, validation, test, `label` and the columns of
`probabilities` that in `classes`. The file is memory-mapped: 100,000 images of 1,000 classes take
400 MB on the disk, and of memory what is looked at. Half precision would be half as large and make
all that are nearly certain equal, which are those that the most wrong images are found by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.files import whole_file
from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.dataset.split import Split
from studio.core.evaluation.image_rows import PLACE, open_rows, places_of, unfit, within

_LARGEST = 64 * 1024**3
"""Bytes; sixteen million images of a thousand classes."""

_CHUNK_VALUES = 2**21


@dataclass(frozen=True, eq=False)
class Predictions:
    """Class probabilities of n images; rows of one part lie together, in the order of `PARTS`.

    Attributes:
        images: indices into `Dataset.images`, int32 (n,).
        parts: indices into `PARTS`, int32 (n,), ascending.
        labels: true classes, int32 (n,).
        probabilities: float32 (n, classes), 0..1; may be mapped from a file, read-only.
    """

    images: NDArray[np.int32]
    parts: NDArray[np.int32]
    labels: NDArray[np.int32]
    probabilities: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.images)

    def part(self, name: Part) -> Predictions:
        """Return the rows of one part, without a copy."""
        code = PARTS.index(name)
        first, end = np.searchsorted(self.parts, [code, code + 1])
        return self.rows(slice(int(first), int(end)))

    def rows(self, rows: slice) -> Predictions:
        """Return some rows, without a copy."""
        return Predictions(
            self.images[rows], self.parts[rows], self.labels[rows], self.probabilities[rows]
        )

    @property
    def used_parts(self) -> tuple[Part, ...]:
        """Names of the parts that have images, in the order of `PARTS`."""
        return tuple(PARTS[code] for code in np.unique(self.parts))


def of_split(
    split: Split, labels: NDArray[np.int32], probabilities: NDArray[np.float32]
) -> Predictions:
    """Return the predictions of all parts.

    Args:
        split: of the data set.
        labels: class of every image of the data set, as a column of `probabilities`.
        probabilities: of the images of train, then validation, then test.
    """
    images, parts = places_of(split)
    return Predictions(images, parts, labels[images].astype(np.int32), probabilities)


def chunks(rows: int, classes: int) -> Iterator[slice]:
    """Yield slices of so many rows that a copy of their probabilities takes 8 MB."""
    size = max(1, _CHUNK_VALUES // max(1, classes))
    for start in range(0, rows, size):
        yield slice(start, min(start + size, rows))


def write(predictions: Predictions, path: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    classes = predictions.probabilities.shape[1]
    dtype = _dtype(classes)
    with whole_file(path) as file:
        header = {
            "descr": np.lib.format.dtype_to_descr(dtype),
            "fortran_order": False,
            "shape": (len(predictions),),
        }
        np.lib.format.write_array_header_1_0(file, header)
        for rows in chunks(len(predictions), classes):
            table = np.empty(rows.stop - rows.start, dtype)
            table["image"] = predictions.images[rows]
            table["part"] = predictions.parts[rows]
            table["label"] = predictions.labels[rows]
            table["probabilities"] = predictions.probabilities[rows]
            file.write(table.tobytes())


def read(path: Path, dataset: Dataset) -> Predictions:
    """Map the file into memory.

    Args:
        path: as `write` had it.
        dataset: of the run; its classes are the columns.

    Raises:
        InputError: missing, damaged, or of other images.
    """
    classes = len(dataset.classes)
    images, parts, table = open_rows(path, _dtype(classes), dataset, _LARGEST)
    labels = np.ascontiguousarray(table["label"])
    if not within(labels, classes):
        raise unfit(path)
    return Predictions(images, parts, labels, table["probabilities"])


def _dtype(classes: int) -> np.dtype[np.void]:
    return np.dtype(
        [
            *PLACE,
            ("label", "<i4"),
            ("probabilities", "<f4", (classes,)),
        ]
    )
