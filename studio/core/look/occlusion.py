"""The view of what happens to a class when a part of the image is covered."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.core.look.baseline import Baseline
from studio.core.look.class_map import Randomised
from studio.core.look.options import ClassNumber, Count, ImageFile, LayerName
from studio.core.look.view import View

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
