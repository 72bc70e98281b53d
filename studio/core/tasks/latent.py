"""Latent vectors: walks between them, sums of them, draws, and grids of them.

All are float32 rows (n, d) of a code that a decoder or a generator makes images of.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_PARALLEL = 1e-6
"""Sine of the angle below which two vectors have no plane of their own."""


def lerp(first: Vectors, last: Vectors, steps: int) -> Vectors:
    """Return `steps` vectors (steps, d) in a straight line, `first` and `last` included."""
    share = np.linspace(0, 1, steps, dtype=np.float64)[:, None]
    return ((1 - share) * first + share * last).astype(np.float32)


def slerp(first: Vectors, last: Vectors, steps: int) -> Vectors:
    """Return `steps` vectors (steps, d) on the arc from `first` to `last`, both included.

    Their lengths change evenly. In many dimensions almost all vectors of a normal distribution
    have about the same length, and a straight line leads through the middle, where there are none
    (White, "Sampling generative networks", 2016). Vectors in one line are walked straight.
    """
    start, end = first.astype(np.float64), last.astype(np.float64)
    lengths = np.linalg.norm(start), np.linalg.norm(end)
    if min(lengths) == 0:
        return lerp(first, last, steps)
    start, end = start / lengths[0], end / lengths[1]
    angle = float(np.arccos(np.clip(start @ end, -1, 1)))
    if np.sin(angle) < _PARALLEL:
        return lerp(first, last, steps)
    share = np.linspace(0, 1, steps)[:, None]
    arc = (np.sin((1 - share) * angle) * start + np.sin(share * angle) * end) / np.sin(angle)
    found: Vectors = (arc * ((1 - share) * lengths[0] + share * lengths[1])).astype(np.float32)
    return found


def analogy(first: Vectors, without: Vectors, added: Vectors) -> Vectors:
    """Return `first` - `without` + `added`: the man with glasses, without the man, and a woman."""
    return (first - without + added).astype(np.float32)


def prior(count: int, size: int, seed: int) -> Vectors:
    """Return draws of a standard normal distribution, (count, size)."""
    return np.random.default_rng(seed).standard_normal((count, size), np.float32)


def normal_grid(
    count: int, size: int, across: int, down: int, center: Sequence[float] = ()
) -> Vectors:
    """Return a grid over two dimensions that the prior's probability is spread evenly over.

    Kingma and Welling, "Auto-encoding variational Bayes" (2014), figure 4: evenly spaced
    probabilities through the inverse of the normal distribution's function.

    Args:
        count: vectors in each row and column.
        size: numbers in each vector.
        across: dimension that grows from left to right.
        down: dimension that grows from top to bottom.
        center: of all other dimensions; () for 0.

    Returns:
        (count * count, size), row by row.
    """
    normal = NormalDist()
    shares = (np.arange(count) + 0.5) / count
    places = np.array([normal.inv_cdf(share) for share in shares.tolist()], np.float32)
    found = np.zeros((count, count, size), np.float32)
    if len(center):
        found[:] = np.asarray(center, np.float32)
    found[:, :, down] = places[:, None]
    found[:, :, across] = places[None, :]
    return found.reshape(count * count, size)
