"""Receiver operating characteristic, and precision against recall: each class against the rest.

Fawcett, T. (2006): An introduction to ROC analysis. Pattern Recognition Letters 27, 861-874. The
area below precision and recall is the average precision, a sum of steps, for points on a line
between two of them cannot be reached (Davis & Goadrich 2006).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_GRID = 1001
"""Points of an average curve."""

Check = Callable[[], None]
"""Is called between two pieces of work; raises where nobody wants the rest."""


def nothing_to_check() -> None:
    """Let the work go on."""


def checked(labels: Iterable[int], check: Check) -> Iterator[int]:
    """Yield `labels`, each after a check."""
    for label in labels:
        check()
        yield label


@dataclass(frozen=True, eq=False)
class Curve:
    """A curve with a point for each threshold that matters, x ascending from 0.

    Attributes:
        x: of ROC the false positive rate, of precision and recall the recall, 0..1.
        y: the true positive rate, or the precision, 0..1.
        thresholds: a class is taken where its probability is at least this, same shape as `x`;
            infinite where nothing is taken; empty of an average curve.
        area: below the curve, 0..1.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    thresholds: NDArray[np.float64]
    area: float


def roc(scores: NDArray[np.float32], is_class: NDArray[np.bool_]) -> Curve | None:
    """Return the ROC curve of n scores; None where all images or none are of the class.

    Points on a straight line between others are left out.
    """
    if not is_class.any() or is_class.all():
        return None
    thresholds, taken, found = _counts(scores, is_class)
    false = taken - found
    area = float(np.trapezoid(found, false) / false[-1] / found[-1])
    turns = (np.diff(false, 2) != 0) | (np.diff(found, 2) != 0)
    corner = np.concatenate([[True], turns, [True]])
    x, y = false[corner] / false[-1], found[corner] / found[-1]
    return Curve(x, y, thresholds[corner], area)


def precision_recall(scores: NDArray[np.float32], is_class: NDArray[np.bool_]) -> Curve | None:
    """Return precision against recall of n scores; None where all images or none are of the class.

    It begins with precision 1 where nothing is taken, and ends where recall is whole.
    """
    if not is_class.any() or is_class.all():
        return None
    thresholds, taken, found = _counts(scores, is_class)
    end = int(np.searchsorted(found, found[-1])) + 1  # what is taken beyond is no image of it
    precision = np.append(1.0, found[1:end] / taken[1:end])
    recall = found[:end] / found[-1]
    area = float((np.diff(recall) * precision[1:]).sum())
    return Curve(recall, precision, thresholds[:end], area)


def macro(curves: Iterable[Curve | None]) -> Curve | None:
    """Return the mean of the curves of all classes, each with the same weight; None of none.

    Its area is the mean of theirs.
    """
    grid = np.linspace(0, 1, _GRID)
    level = np.zeros(_GRID)
    areas = []
    for curve in curves:
        if curve is not None:
            level += np.interp(grid, curve.x, curve.y)
            areas.append(curve.area)
    if not areas:
        return None
    return Curve(grid, level / len(areas), np.zeros(0), float(np.mean(areas)))


def _counts(
    scores: NDArray[np.float32], is_class: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return thresholds, falling from infinity; images at least so probable; those of the class."""
    order = np.argsort(-scores, kind="stable")
    ordered = scores[order].astype(np.float64)
    last = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    found = np.append(0, np.cumsum(is_class[order])[last])
    return np.append(np.inf, ordered[last]), np.append(0, last + 1), found
