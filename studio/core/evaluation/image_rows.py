"""Tables of a run with one row an image, in NumPy's own format, mapped into memory.

Every row begins with `image`, the place in the `images` of dataset.json, and `part`, that in train,
validation, test; rows of one part lie together, in that order.
"""

from __future__ import annotations

from pathlib import Path
from tokenize import TokenError
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.regular_file import check_regular
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.split import Split

PLACE: list[tuple[str, str]] = [("image", "<i4"), ("part", "<i4")]
"""The columns that every table begins with."""


class ImageRows(NamedTuple):
    """What such a table says.

    Attributes:
        images: indices into `Dataset.images`, int32 (n,).
        parts: indices into `PARTS`, int32 (n,), ascending.
        table: all columns (n,), mapped from the file, read-only.
    """

    images: NDArray[np.int32]
    parts: NDArray[np.int32]
    table: NDArray[Any]


def places_of(split: Split) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return `images` and `parts` of the images of train, then validation, then test."""
    own = [split.part(part) for part in PARTS]
    images = np.concatenate(own).astype(np.int32)
    parts = np.repeat(np.arange(len(PARTS), dtype=np.int32), [len(found) for found in own])
    return images, parts


def open_rows(path: Path, row: np.dtype[np.void], dataset: Dataset, largest: int) -> ImageRows:
    """Map a table.

    Args:
        path: the file.
        row: its columns.
        dataset: of the run.
        largest: bytes that are believed.

    Raises:
        InputError: missing, damaged, or of other images.
    """
    check_regular(path, largest)
    try:
        table = np.lib.format.open_memmap(path, mode="r")
    except (OSError, ValueError, TypeError, EOFError, SyntaxError, TokenError) as error:
        reason = str(error).split("\n")[0][:200]
        raise InputError("{file} is damaged: {reason}.", file=str(path), reason=reason) from error
    most = len(dataset.images)  # a damaged file may claim more rows than memory has room for
    if table.ndim != 1 or table.dtype != row or len(table) > most:
        raise unfit(path)
    images, parts = (np.ascontiguousarray(table[name]) for name in ("image", "part"))
    is_within = within(images, most) and within(parts, len(PARTS))
    if not is_within or (np.diff(parts) < 0).any():
        raise unfit(path)
    return ImageRows(images, parts, table)


def within(values: NDArray[np.int32], end: int) -> bool:
    """Whether all values lie from 0 to below `end`."""
    return not len(values) or bool(values.min() >= 0 and values.max() < end)


def unfit(path: Path) -> InputError:
    """Return the failure of a table that is of other images than the run's."""
    return InputError(
        "{file} does not belong to this run's images. The run's folder was changed.",
        file=str(path),
    )
