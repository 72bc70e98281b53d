"""What maps of an image have in common that say why a network prefers a class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.heat import as_rgb, heat
from studio.core.look.view import Facts, Shading

Randomised = Annotated[
    bool,
    msgspec.Meta(
        description="with weights drawn by chance: a map that looks the same says nothing of what "
        "was learned (Adebayo et al. 2018)"
    ),
]


class ClassMapFacts(Facts, frozen=True, tag="class-map"):
    """What is known of a map beside its numbers.

    Attributes:
        view: name of the view that made it.
        layer: whose maps it is made of; "" where it is of the image itself.
        classes: names in the order of the outputs; empty where they are not known.
        target: number of the class that is explained; likewise `predicted`, the most probable one.
        score: of `target`, before the softmax; of a single sigmoid unit half of what goes into it.
        probability: of `target`.
        largest: absolute value of the largest value of `map`.
        has_evidence: whether any value of `map` differs from 0.
        is_randomised: whether the weights were drawn by chance.
        total: what all values of `map` sum up to, where that means something; else None.
        expected: what `total` would be if it were exact.
        steps: points that a sum was taken over, 0 where there is none.
        is_binary: whether a single sigmoid unit stands for two classes.
    """

    view: str
    layer: str
    classes: tuple[str, ...]
    target: int
    predicted: int
    score: float
    probability: float
    largest: float
    has_evidence: bool
    is_randomised: bool
    total: float | None = None
    expected: float | None = None
    steps: int = 0
    is_binary: bool = False


def tiles(
    arrays: Mapping[str, NDArray[Any]], facts: ClassMapFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the image and the map over it, uint8 (2, height, width, 3).

    Of several colours the sum is shown, up to what one pixel in a hundred exceeds: a few are much
    larger than all others.
    """
    image, values = arrays["image"], arrays["map"]
    largest = 0.0
    if values.ndim == 3:
        values = values.sum(axis=-1)
        largest = float(np.percentile(np.nan_to_num(np.abs(values)), 99))
    return np.stack([as_rgb(image), heat(image, values, largest)])
