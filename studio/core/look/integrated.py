"""The view of how much each pixel adds to the score of a class."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.core.look.baseline import Baseline
from studio.core.look.class_map import Randomised
from studio.core.look.options import ClassNumber, ImageFile
from studio.core.look.view import View


class Integrated(View, frozen=True, tag="integrated"):
    """Integrated gradients: they sum up to the difference that the image makes to its baseline.

    Answered as `Gradients`; `map` is in units of the score.

    Attributes:
        image: file that is shown to the network, stretched to what it reads.
        class_: number of the class; -1 is the one that the network predicts.
        baseline: what the image is compared with.
        steps: points on the way from the baseline to the image; 0 for as many as it takes until the
            map sums up to the difference within one part in a hundred, 24 to 648.
        randomised: whether its weights are drawn by chance, to see what the map owes to them.
    """

    image: ImageFile = ""
    class_: ClassNumber = msgspec.field(default=-1, name="class")
    baseline: Baseline = "black"
    steps: Annotated[
        int,
        msgspec.Meta(
            ge=0,
            le=4096,
            description="points on the way there; else 24 to 648, as many as it takes until the "
            "map sums up to the difference within 1 %",
        ),
    ] = 0
    randomised: Randomised = False
