"""The view of which pixels the score of a class depends on."""

from __future__ import annotations

import msgspec

from studio.core.look.class_map import Randomised
from studio.core.look.options import ClassNumber, ImageFile
from studio.core.look.view import View


class Gradients(View, frozen=True, tag="gradients"):
    """The gradient of the class's score, before the softmax, with respect to the image.

    Answered with `map`, float32 (height, width, 3, or 1 of a grey image), per step of a pixel's
    value 0..255; `image` and `class` as in `GradCam`.

    Attributes:
        image: file that is shown to the network, stretched to what it reads.
        class_: number of the class; -1 is the one that the network predicts.
        randomised: whether its weights are drawn by chance, to see what the map owes to them.
    """

    image: ImageFile = ""
    class_: ClassNumber = msgspec.field(default=-1, name="class")
    randomised: Randomised = False
