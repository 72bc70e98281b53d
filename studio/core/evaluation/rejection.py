"""An answer of "none of these": below which probability none should be given.

The rule: the largest threshold that keeps 95 % of the right answers on validation images. So it
hangs on nothing but what the network gets right, and costs one right answer in twenty; what it
does against images of no known class is for the person to see.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

KEPT = 0.95

NONE_OF_THESE = "none of these"
"""What a table says in place of a class."""


class Threshold(msgspec.Struct, frozen=True):
    """Below `value` the answer is "none of these".

    Attributes:
        value: probability, 0..1.
        right: right answers on the validation part.
        kept: share of those that are at least as sure, 0.95..1.
        wrong: wrong answers on the validation part.
        refused: share of those that fall below, 0..1; None where there are none.
    """

    value: float
    right: int
    kept: float
    wrong: int
    refused: float | None


def suggested(
    confidence: NDArray[np.float32], is_right: NDArray[np.bool_], kept: float = KEPT
) -> Threshold | None:
    """Return the threshold for answers of confidence (n,); None where none of them is right.

    Args:
        confidence: probability of the predicted class.
        is_right: whether that class is the true one (n,).
        kept: share of the right answers to keep, 0..1.
    """
    right, wrong = np.sort(confidence[is_right]), confidence[~is_right]
    if not len(right):
        return None
    dropped = math.floor(round((1 - kept) * len(right), 9))
    value = float(right[min(dropped, len(right) - 1)])
    return Threshold(
        value,
        len(right),
        float((right >= value).mean()),
        len(wrong),
        float((wrong < value).mean()) if len(wrong) else None,
    )
