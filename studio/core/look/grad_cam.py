"""The view of where in the image the evidence for a class lies, as a layer sees it."""

from __future__ import annotations

import msgspec

from studio.core.look.class_map import Randomised
from studio.core.look.options import ClassNumber, ImageFile, LayerName
from studio.core.look.view import View


class GradCam(View, frozen=True, tag="grad-cam"):
    """Grad-CAM: the maps of a layer, each weighted by what it does for the class.

    Answered with `map`, float32 (height, width) of the image, nowhere below 0, and `coarse`,
    float32 of the layer's own height and width, with its negative values; `image` uint8 (height,
    width, 3 or 1) as the network sees it; `class` int32, the number of the class.

    Attributes:
        layer: its name; "" is the last one that has maps.
        image: file that is shown to the network, stretched to what it reads.
        class_: number of the class; -1 is the one that the network predicts.
        randomised: whether its weights are drawn by chance, to see what the map owes to them.
    """

    layer: LayerName = ""
    image: ImageFile = ""
    class_: ClassNumber = msgspec.field(default=-1, name="class")
    randomised: Randomised = False
