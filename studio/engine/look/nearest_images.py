"""The images of a data set that given ones resemble most, pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.tasks.likeness import rows_of, squared_distances
from studio.core.tasks.picture_strip import Pictures
from studio.engine.networks.predictor import PixelRows

CHUNK_VALUES = 2**22
"""Numbers of images that are looked at together: 16 MB, some hundredths of a second."""


class Nearest(NamedTuple):
    """The nearest images of each of n.

    Attributes:
        images: their indices, int64 (n, k), the nearest first.
        distances: root of the mean square per value of pixels in 0..1, float32 (n, k).
    """

    images: NDArray[np.int64]
    distances: NDArray[np.float32]


def search(
    shown: Pictures, pixels: PixelRows, among: NDArray[np.int64], count: int = 1
) -> Generator[tuple[int, int], None, Nearest]:
    """Look for those of the images `among` that are nearest to each of `shown`, in pixels.

    Args:
        shown: uint8 (n, height, width, channels).
        pixels: of all images, of the same size.
        among: indices of the images to look through.
        count: how many are wanted; fewer where there are fewer.

    Yields:
        Images looked through, and all, after each chunk.

    Returns:
        What was found.
    """
    wanted = rows_of(shown)
    count = min(count, len(among))
    step = max(1, CHUNK_VALUES // wanted.shape[1])
    best = np.full((len(shown), count), np.inf, np.float32)
    found = np.zeros((len(shown), count), np.int64)
    for start in range(0, len(among), step):
        chunk = among[start : start + step]
        apart = squared_distances(wanted, rows_of(np.asarray(pixels[chunk])))
        both = np.concatenate([best, apart], axis=1)
        places = np.concatenate([found, np.broadcast_to(chunk, apart.shape)], axis=1)
        order = np.argsort(both, axis=1, kind="stable")[:, :count]
        best = np.take_along_axis(both, order, axis=1)
        found = np.take_along_axis(places, order, axis=1)
        yield start + len(chunk), len(among)
    return Nearest(found, np.sqrt(best))


def nearest_images(
    shown: Pictures,
    pixels: PixelRows,
    among: NDArray[np.int64],
    cancelled: Callable[[], bool],
) -> Nearest:
    """Return the one nearest to each image, as `search` finds it, without a pause.

    Raises:
        Cancelled: `cancelled` answered True.
    """
    looking = search(shown, pixels, among)
    while not cancelled():
        try:
            next(looking)
        except StopIteration as end:
            found: Nearest = end.value
            return found
    raise Cancelled
