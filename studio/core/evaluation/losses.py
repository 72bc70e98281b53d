"""How the mean loss comes about: most images carry nothing of it, a few nearly all."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

SHARES = (0.01, 0.05, 0.10)
"""Of the images, the worst."""


class Carried(msgspec.Struct, frozen=True):
    """What the worst images are to the mean loss.

    Attributes:
        worst: share of the images that was asked for, 0..1.
        images: how many those are, at least 1.
        share: of the whole loss that they carry, 0..1; 0 where there is none.
        loss_without: mean of the others, in nats; None where there are none.
    """

    worst: float
    images: int
    share: float
    loss_without: float | None


def carried(losses: NDArray[np.float64], worst: float) -> Carried:
    """Return what the share `worst` of n images with the largest losses (n,) carries, n > 0."""
    images = min(len(losses), max(1, math.ceil(round(worst * len(losses), 9))))
    rest = len(losses) - images
    ordered = np.partition(losses, rest - 1) if rest else losses
    total, without = float(losses.sum()), float(ordered[:rest].sum())
    share = (total - without) / total if total > 0 else 0.0
    return Carried(worst, images, min(max(share, 0.0), 1.0), without / rest if rest else None)
