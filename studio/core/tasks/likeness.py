"""How alike two sets of images are, and how various one is: figures of a GAN's drawings.

All distances are roots of mean squares per value of pixels in 0..1, so that they mean the same at
any size of image: 0 between equal images, about 0.4 between noise and noise.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]
"""(images, height, width, channels), 0..255."""

Rows = NDArray[np.float32]
"""(images, values), in 0..1."""

DIRECTIONS = 128
"""That the sliced Wasserstein distance is the mean over."""

_SEED = 0
"""Of these directions: the same for every two sets, so that distances can be compared."""


def rows_of(images: Images) -> Rows:
    """Return each image as a row of values in 0..1."""
    found = images.reshape(len(images), -1).astype(np.float32)
    found /= np.float32(255)
    return found


def sliced_distance(first: Rows, second: Rows) -> float:
    """Return the sliced Wasserstein distance between two sets of images.

    Both sets are projected onto the same random directions; on each the distance of two sets of
    numbers is that of the sorted ones (Rabin, Peyré, Delon and Bernot 2011; of a GAN's images
    Deshpande, Zhang and Schwing 2018). Two draws of the same images are not at 0: finite sets
    differ.

    Args:
        first: values (n, d); of the larger set the first rows are taken.
        second: values (m, d).

    Returns:
        Root of the mean square; NaN of an empty set.
    """
    count = min(len(first), len(second))
    if count == 0:
        return float("nan")
    directions = np.random.default_rng(_SEED).standard_normal((first.shape[1], DIRECTIONS))
    directions /= np.linalg.norm(directions, axis=0)
    thin = directions.astype(np.float32)
    apart = np.sort(first[:count] @ thin, axis=0) - np.sort(second[:count] @ thin, axis=0)
    return float(np.sqrt(np.square(apart, dtype=np.float64).mean()))


def spread(rows: Rows) -> float:
    """Return the mean distance between two images of a set, NaN of fewer than two."""
    count = len(rows)
    if count < 2:
        return float("nan")
    apart = np.sqrt(squared_distances(rows, rows))
    np.fill_diagonal(apart, 0.0)
    return float(apart.sum(dtype=np.float64) / (count * (count - 1)))


def squared_distances(first: Rows, second: Rows) -> NDArray[np.float32]:
    """Return the mean square between each two images of two sets, (n, m)."""
    own = np.square(first).sum(axis=1)[:, None] + np.square(second).sum(axis=1)[None]
    found = (own - 2.0 * (first @ second.T)) / first.shape[1]
    result: NDArray[np.float32] = np.maximum(found, 0.0).astype(np.float32)
    return result
