"""Whether a network is as often right as it is sure.

Guo, C., Pleiss, G., Sun, Y. & Weinberger, K. Q. (2017): On calibration of modern neural networks.
ICML. Images are put into bins of equal width by the probability of the predicted class.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 15
"""As in the paper."""


@dataclass(frozen=True, eq=False)
class Calibration:
    """Of n images in some bins.

    Attributes:
        edges: float64 (bins + 1,), 0..1; a bin reaches from above its lower edge up to its upper.
        counts: images in each bin, int64 (bins,).
        confidence: mean probability of the predicted class in each bin, NaN where it is empty.
        accuracy: share of right predictions in each bin, NaN where it is empty.
        error: expected calibration error, the mean distance of the two over all images, 0..1.
        bins: of each image, int64 (n,).
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    error: float
    bins: NDArray[np.int64]


def calibration(
    confidence: NDArray[np.float32], is_right: NDArray[np.bool_], bins: int = BINS
) -> Calibration:
    """Return how confidence (n,) and success (n,) agree, n > 0."""
    edges = np.linspace(0, 1, bins + 1)
    place = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, bins - 1)
    counts = np.bincount(place, minlength=bins)
    sure = np.bincount(place, confidence.astype(np.float64), bins)
    right = np.bincount(place, is_right.astype(np.float64), bins)
    with np.errstate(invalid="ignore"):
        means, shares = sure / counts, right / counts
    error = float(np.abs(sure - right).sum() / len(confidence))
    return Calibration(edges, counts, means, shares, error, place)
