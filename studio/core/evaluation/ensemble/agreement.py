"""How alike the answers and the mistakes of several classifiers are: what differs can be mended."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.evaluation.ensemble.combination import Floats


def agreement(probabilities: NDArray[np.float32]) -> Floats:
    """Return for each two members the share of images that both put into the same class.

    Args:
        probabilities: (members, images, classes).

    Returns:
        (members, members), 0..1; 1 on the diagonal.
    """
    answers = probabilities.argmax(axis=2)
    return np.asarray((answers[:, np.newaxis] == answers[np.newaxis]).mean(axis=2))


def error_correlation(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Floats:
    """Return the correlation of the mistakes of each two members (Pearson's, of wrong = 1).

    Returns:
        (members, members), -1..1; NaN where one of the two is always right, or always wrong.
    """
    wrong = (probabilities.argmax(axis=2) != labels).astype(np.float64)
    apart = wrong - wrong.mean(axis=1, keepdims=True)
    spread = np.sqrt((apart**2).mean(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = (apart @ apart.T) / apart.shape[1] / np.outer(spread, spread)
    return np.asarray(np.clip(found, -1.0, 1.0))
