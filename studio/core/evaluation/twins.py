"""Images of a part that show the same as images of another part, and what they do to the figures.

An image whose twin was trained on says nothing of images that are new.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.evaluation.measured import Measured
from studio.core.evaluation.predictions import Predictions


class Twin(msgspec.Struct, frozen=True):
    """An image of the part, and one of another part that shows the same.

    Attributes:
        image: index into `Dataset.images`.
        other: the same, of the image in the other part; one of the training images if any is.
        part: the other part.
        is_exact: whether all such files hold the same bytes.
    """

    image: int
    other: int
    part: Part
    is_exact: bool


class Twins(msgspec.Struct, frozen=True):
    """What twins in other parts do to the accuracy of a part.

    Attributes:
        pairs: one for each image of the part that has a twin elsewhere, by image.
        accuracy: of the whole part.
        without: of the images without such twins; None where there are none.
    """

    pairs: tuple[Twin, ...]
    accuracy: Measured
    without: Measured | None


def twins(
    dataset: Dataset, predictions: Predictions, part: Part, is_right: NDArray[np.bool_]
) -> Twins:
    """Return the twins of a part's images.

    Args:
        dataset: as the run saw it; its duplicates were found by the scan.
        predictions: of all parts.
        part: whose figures are in question.
        is_right: whether each of its images was classified right (n,), n > 0.
    """
    part_of = dict(zip(predictions.images.tolist(), predictions.parts.tolist(), strict=True))
    own = PARTS.index(part)
    pairs: list[Twin] = []
    for group in dataset.duplicates:
        others = [index for index in group.images if part_of.get(index, own) != own]
        if not others:
            continue
        other = min(others, key=lambda index: (part_of[index], index))
        there = PARTS[part_of[other]]
        pairs += [
            Twin(index, other, there, group.is_exact)
            for index in group.images
            if part_of.get(index) == own
        ]
    pairs.sort(key=lambda pair: pair.image)
    images = predictions.part(part).images
    is_new = ~np.isin(images, [pair.image for pair in pairs])
    without = Measured(float(is_right[is_new].mean()), int(is_new.sum())) if is_new.any() else None
    return Twins(tuple(pairs), Measured(float(is_right.mean()), len(images)), without)
