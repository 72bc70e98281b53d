"""Receiver operating characteristic, and precision against recall: each class against the rest.

Fawcett, T. (2006): An introduction to ROC analysis. Pattern Recognition Letters 27, 861-874.
Computed by scikit-learn; the area below precision and recall is the average precision, a sum of
steps, for points between them cannot be reached (Davis & Goadrich 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_GRID = 1001
"""Points of an average curve."""


@dataclass(frozen=True, eq=False)
class Curve:
    """A curve with a point for each threshold that changes it.

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
    """Return the ROC curve of n scores; None where all images or none are of the class."""
    if not is_class.any() or is_class.all():
        return None
    from sklearn.metrics import auc, roc_curve

    false, true, thresholds = roc_curve(is_class, scores)
    return Curve(false, true, thresholds, float(auc(false, true)))


def precision_recall(scores: NDArray[np.float32], is_class: NDArray[np.bool_]) -> Curve | None:
    """Return precision against recall of n scores, recall descending; None as `roc`."""
    if not is_class.any() or is_class.all():
        return None
    from sklearn.metrics import precision_recall_curve

    precision, recall, thresholds = precision_recall_curve(is_class, scores, drop_intermediate=True)
    area = float(-(np.diff(recall) * precision[:-1]).sum())
    return Curve(recall, precision, np.append(thresholds, np.inf), area)


def macro(curves: Sequence[Curve | None]) -> Curve | None:
    """Return the mean of the curves of all classes, each with the same weight; None of none.

    Its area is the mean of theirs.
    """
    known = [curve for curve in curves if curve is not None]
    if not known:
        return None
    grid = np.linspace(0, 1, _GRID)
    level = np.zeros(_GRID)
    for curve in known:
        order = slice(None) if curve.x[0] <= curve.x[-1] else slice(None, None, -1)
        level += np.interp(grid, curve.x[order], curve.y[order])
    area = float(np.mean([curve.area for curve in known]))
    return Curve(grid, level / len(known), np.zeros(0), area)
