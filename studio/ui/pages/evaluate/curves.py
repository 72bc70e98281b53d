"""What the curves of a part are drawn from; made in a thread beside the window's."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.evaluation.evaluation import Evaluation, Rows

MEAN = -1
"""In place of a class: the mean of all."""


class Kind(StrEnum):
    """Which chart."""

    ROC = "roc"
    PRECISION = "precision"
    CALIBRATION = "calibration"
    LOSSES = "losses"


@dataclass(frozen=True, eq=False)
class Drawn:
    """A curve of some part.

    Attributes:
        x: places, ascending (n,).
        y: values (n,).
        area: below the curve; None where that says nothing.
        counts: images at each point, empty where a point is not of some.
        bins: which bin each point is, the same.
        chance: what guessing would reach: y at both ends of the axis.
        thresholds: probability from which on the class is taken at each point (n,), infinite
            where nothing is; empty where a point has none.
    """

    part: Evaluation
    kind: Kind
    label: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    area: float | None
    counts: NDArray[np.int64]
    bins: NDArray[np.int64]
    chance: tuple[float, float]
    thresholds: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


class Wanted:
    """Whether somebody still waits for a curve; asked in the thread that makes it."""

    def __init__(self) -> None:
        self._is_over = Event()

    def give_up(self) -> None:
        """Wait no longer."""
        self._is_over.set()

    def check(self) -> None:
        """Do nothing while it is wanted.

        Raises:
            Cancelled: it is wanted no longer.
        """
        if self._is_over.is_set():
            raise Cancelled


def drawn(part: Evaluation, kind: Kind, label: int, wanted: Wanted) -> Drawn:
    """Return the curve of a class, or of the mean of all.

    Args:
        kind: not LOSSES.
        wanted: asked before each class of a mean, which needs a sort of all images for each.

    Raises:
        Cancelled: it is wanted no longer.
    """
    nothing = np.zeros(0, np.int64)
    if kind is Kind.CALIBRATION:
        found = part.calibration
        used = np.flatnonzero(found.counts)
        x, y, counts = found.confidence[used], found.accuracy[used], found.counts[used]
        return Drawn(part, kind, label, x, y, None, counts, used, (0.0, 1.0))
    if kind is Kind.ROC:
        curve = part.macro_roc(wanted.check) if label == MEAN else part.roc(label)
        chance = (0.0, 1.0)
    else:
        curve = (
            part.macro_precision_recall(wanted.check)
            if label == MEAN
            else part.precision_recall(label)
        )
        share = 1 / len(part.classes) if label == MEAN else float((part.labels == label).mean())
        chance = (share, share)
    if curve is None:
        empty = np.zeros(0)
        return Drawn(part, kind, label, empty, empty, None, nothing, nothing, chance)
    return Drawn(
        part, kind, label, curve.x, curve.y, curve.area, nothing, nothing, chance, curve.thresholds
    )


def taken_for(part: Evaluation, label: int, threshold: float) -> Rows:
    """Return the images with at least that probability of a class, those of other classes first.

    Each of the two by probability, the largest first.
    """
    values = np.asarray(part.probabilities[:, label])
    rows = np.flatnonzero(values >= threshold)
    return rows[np.lexsort((-values[rows], part.labels[rows] == label))]
