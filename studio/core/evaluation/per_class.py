"""Precision, recall and F1 of each class."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray


class ClassFigures(msgspec.Struct, frozen=True):
    """How well one class is told from the others.

    Attributes:
        label: index of the class.
        name: of the class.
        support: images of the class.
        predicted: images that were taken for it.
        precision: share of those that are of the class, 0..1; None where there are none.
        recall: share of its images that were found, 0..1; None where there are none.
        f1: harmonic mean of the two; None where neither is known.
    """

    label: int
    name: str
    support: int
    predicted: int
    precision: float | None
    recall: float | None
    f1: float | None


def per_class(
    labels: NDArray[np.int32], predicted: NDArray[np.int32], classes: tuple[str, ...]
) -> tuple[ClassFigures, ...]:
    """Return the figures of each class, in their order."""
    from sklearn.metrics import precision_recall_fscore_support

    every = range(len(classes))
    found = precision_recall_fscore_support(labels, predicted, labels=every, zero_division=math.nan)
    shares = [[_known(float(value)) for value in figure] for figure in found[:3]]
    said = np.bincount(predicted, minlength=len(classes))
    return tuple(
        ClassFigures(label, name, int(found[3][label]), int(said[label]), *figures)
        for label, (name, *figures) in enumerate(zip(classes, *shares, strict=True))
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
