"""The view of what happens to a class when a part of the image is covered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.baseline import Baseline
from studio.core.look.class_map import ClassMapFacts, Randomised
from studio.core.look.heat import as_rgb, heat, patchwork
from studio.core.look.options import ClassNumber, Count, ImageFile, LayerName
from studio.core.look.view import Shading, View

Measure = Literal["map", "probability", "feature", "predicted"]
"""What was measured while a part was covered; the names of arrays."""

Pixels = Annotated[int, msgspec.Meta(ge=0, description="of the window in pixels; else a sixth")]
Step = Annotated[int, msgspec.Meta(ge=0, description="between windows in pixels; else a quarter")]


class Occlusion(View, frozen=True, tag="occlusion"):
    """Occlusion sensitivity: a window slides over the image and covers it.

    Every map is float32 (height, width) and has, at each pixel, the mean over all windows that
    cover it: `map`, how much lower the class's score is, before the softmax; `probability` of the
    class; `feature`, the sum of the map that is strongest for the whole image. `predicted`, int32,
    is the class most probable on average. `image` and `class` as in `GradCam`. While it develops,
    pixels that no window has covered yet are not-a-number, and -1 in `predicted`.

    Attributes:
        image: file that is shown to the network, stretched to what it reads.
        class_: number of the class; -1 is the one that the network predicts.
        layer: whose strongest map is watched; "" is the last one that has maps.
        size: side of the window in pixels of the network's input; 0 for a sixth of the shorter
            side.
        step: between two windows, 0 for a quarter of `size`.
        baseline: what covers.
        randomised: whether its weights are drawn by chance, to see what the map owes to them.
        count: at most so many windows, 0 for all: the coarse ones come first.
    """

    image: ImageFile = ""
    class_: ClassNumber = msgspec.field(default=-1, name="class")
    layer: LayerName = ""
    size: Pixels = 0
    step: Step = 0
    baseline: Baseline = "mean"
    randomised: Randomised = False
    count: Count = 0


def tiles(
    arrays: Mapping[str, NDArray[Any]], facts: ClassMapFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the image, then the four maps over it, uint8 (5, height, width, 3)."""
    maps = (over_image(arrays, facts, measure) for measure in get_args(Measure))
    return np.stack([as_rgb(arrays["image"]), *maps])


def over_image(
    arrays: Mapping[str, NDArray[Any]], facts: ClassMapFacts, measure: Measure
) -> NDArray[np.uint8]:
    """Return a map over the image, uint8 (height, width, 3).

    Warm where covering a pixel lowers the score, the probability or the feature map's sum, cold
    where it raises it; of the most probable class a colour each.
    """
    image, values = arrays["image"], arrays[measure]
    match measure:
        case "probability":
            values = facts.probability - values
        case "feature":  # less than where covering does least
            values = np.nanmax(values, initial=-np.inf) - values
        case "predicted":
            return patchwork(image, values)
    return heat(image, values)


def class_shares(predicted: NDArray[Any]) -> dict[int, float]:
    """Return the classes that the network sees where a part is covered, and on how many pixels.

    Args:
        predicted: number of the class at each pixel, below 0 where it is not known yet.

    Returns:
        The share of the known pixels by the number of the class, the largest first.
    """
    numbers, counts = np.unique(predicted[predicted >= 0], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return {int(numbers[at]): float(counts[at] / counts.sum()) for at in order}
