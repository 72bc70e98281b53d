"""How far the features of two sets of images lie apart.

The Fréchet distance of two normal distributions (Dowson and Landau 1982; of features of a network:
Heusel et al. 2017, https://arxiv.org/abs/1706.08500), with covariances that are diagonal, because
a hundred images do not tell a thousand features' covariances.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

_LEAST = 0.1
"""Of the median deviation: features that hardly vary would outweigh all others otherwise."""


class Moments(msgspec.Struct, frozen=True):
    """Mean and standard deviation of each feature, float64 (features,)."""

    mean: np.ndarray
    deviation: np.ndarray


def moments(values: NDArray[np.floating[Any]]) -> Moments:
    """Return those of rows (n, features), n > 0."""
    wide = values.astype(np.float64)
    return Moments(wide.mean(axis=0), wide.std(axis=0))


def distance(found: Moments, reference: Moments) -> float:
    """Return how far `found` lies from `reference`, in deviations of a feature of the reference.

    The root of the mean, over features, of ((m - r) / s)^2 + (1 - d / s)^2 for means m and r and
    deviations d and s. Features that never vary in the reference are left out; 0 where none is
    left.
    """
    scale = np.maximum(reference.deviation, _LEAST * np.median(reference.deviation))
    varies = scale > 0
    if not varies.any():
        return 0.0
    scale = scale[varies]
    shift = (found.mean - reference.mean)[varies] / scale
    spread = (found.deviation - reference.deviation)[varies] / scale
    return float(np.sqrt((shift**2 + spread**2).mean()))
