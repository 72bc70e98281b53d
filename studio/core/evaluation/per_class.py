"""Precision, recall and F1 of each class."""

from __future__ import annotations

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


def per_class(confusion: NDArray[np.int64], classes: tuple[str, ...]) -> tuple[ClassFigures, ...]:
    """Return the figures of each class, in their order.

    Args:
        confusion: numbers of images, (classes, classes); rows are the true classes.
        classes: their names.
    """
    right = np.diagonal(confusion).tolist()
    there, said = confusion.sum(axis=1).tolist(), confusion.sum(axis=0).tolist()
    return tuple(
        ClassFigures(
            label,
            name,
            there[label],
            said[label],
            _share(right[label], said[label]),
            _share(right[label], there[label]),
            _share(2 * right[label], there[label] + said[label]),
        )
        for label, name in enumerate(classes)
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
