"""Images that are probably in the wrong class.

Northcutt, C., Jiang, L. & Chuang, I. (2021): Confident learning: estimating uncertainty in dataset
labels. Journal of Artificial Intelligence Research 70, 1373-1411. A class is confident of an image
that gets at least the probability which images labelled so get on average; where the most probable
of the confident classes is another one than the label, the label is suspected.

The probabilities must be of images that the network did not learn from: what it learned by heart
it repeats, right or wrong. So training images are never suspected.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.evaluation.predictions import Predictions, chunks


class Suspect(msgspec.Struct, frozen=True):
    """An image whose label may be wrong.

    Attributes:
        image: index into `Dataset.images`.
        given: its class.
        suggested: the class that it probably is of.
        own: probability of its class, 0..1.
        other: probability of the suggested class, 0..1.
        usual: what images of the suggested class get for it on average, 0..1.
    """

    image: int
    given: int
    suggested: int
    own: float
    other: float
    usual: float


def suspects(predictions: Predictions) -> tuple[Suspect, ...]:
    """Return the suspected images, the clearest first.

    Args:
        predictions: of validation and test images.
    """
    probabilities, labels = predictions.probabilities, predictions.labels
    count, classes = probabilities.shape
    usual = mean_own(probabilities, labels)
    least = _not_below(usual)
    found: list[Suspect] = []
    for rows in chunks(count, classes):
        values = np.ascontiguousarray(probabilities[rows])
        confident = np.where(values >= least, values, -1.0)
        best = confident.argmax(axis=1)
        own = labels[rows]
        places = np.arange(len(values))
        is_suspected = (confident[places, best] >= 0) & (best != own)
        for place in np.flatnonzero(is_suspected).tolist():
            given, other = int(own[place]), int(best[place])
            found.append(
                Suspect(
                    int(predictions.images[rows.start + place]),
                    given,
                    other,
                    float(values[place, given]),
                    float(values[place, other]),
                    float(usual[other]),
                )
            )
    return tuple(sorted(found, key=lambda one: (one.own - one.other, one.image)))


def mean_own(probabilities: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return for each class what its images get for it on average, infinite where it has none."""
    classes = probabilities.shape[1]
    own = probabilities[np.arange(len(labels)), labels]
    counts = np.bincount(labels, minlength=classes)
    sums = np.bincount(labels, own.astype(np.float64), classes)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.inf)


def _not_below(levels: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the least float32 values that are not below `levels`: to compare is as exact."""
    near = levels.astype(np.float32)
    return np.where(near < levels, np.nextafter(near, np.float32(np.inf)), near)
