"""What the probabilities say of each image: the answer, how sure it is, how far from the truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.evaluation.predictions import chunks

_SMALLEST = np.finfo(np.float32).tiny
"""A probability of 0 has the loss of this one, 87.3 nats, as in the report of a run."""

_ABOVE_ONE = 1.01
"""Sums in half precision may exceed 1 by a thousandth."""


@dataclass(frozen=True, eq=False)
class Answers:
    """Of n images.

    Attributes:
        predicted: the most probable class, int32 (n,); of equal ones the first.
        confidence: its probability, float32 (n,).
        second: probability of the next one, float32 (n,).
        own: probability of the true class, float32 (n,).
        rank: place of the true class in the order of probability, from 1, int32 (n,).
        loss: cross-entropy in nats, float64 (n,).
    """

    predicted: NDArray[np.int32]
    confidence: NDArray[np.float32]
    second: NDArray[np.float32]
    own: NDArray[np.float32]
    rank: NDArray[np.int32]
    loss: NDArray[np.float64]


def answers(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> Answers:
    """Return what probabilities (n, classes) say of images with true classes (n,).

    Where one of them is NaN, it is the confidence.
    """
    count, classes = probabilities.shape
    predicted = np.zeros(count, np.int32)
    rank = np.zeros(count, np.int32)
    confidence, second, own = (np.zeros(count, np.float32) for _ in range(3))
    for rows in chunks(count, classes):
        values = np.array(probabilities[rows])
        places = np.arange(len(values))
        true = labels[rows]
        predicted[rows] = best = values.argmax(axis=1)
        confidence[rows] = values[places, best]
        own[rows] = mine = values[places, true]
        level = mine[:, np.newaxis]
        before = np.count_nonzero(values > level, axis=1)
        for row in np.flatnonzero(np.count_nonzero(values == level, axis=1) > 1).tolist():
            before[row] += np.count_nonzero(values[row, : true[row]] == mine[row])
        rank[rows] = 1 + before
        values[places, best] = -1.0
        second[rows] = np.maximum(values.max(axis=1), 0.0)
    loss = -np.log(np.maximum(own.astype(np.float64), _SMALLEST))
    return Answers(predicted, confidence, second, own, rank, loss)


def check_probabilities(found: Answers) -> None:
    """Raise if what `found` was made of are no probabilities.

    Raises:
        InputError: so it is.
    """
    if not ((found.confidence >= 0) & (found.confidence <= _ABOVE_ONE)).all():  # NaN is neither
        raise InputError(
            "The predictions hold values that are no probabilities. Evaluate the run again."
        )


def confusion(
    labels: NDArray[np.int32], predicted: NDArray[np.int32], classes: int
) -> NDArray[np.int64]:
    """Return the number of images, (classes, classes); rows are the true classes."""
    cells = np.bincount(labels.astype(np.int64) * classes + predicted, minlength=classes**2)
    return cells.reshape(classes, classes).astype(np.int64)
