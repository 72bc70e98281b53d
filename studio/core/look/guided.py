"""The view of which pixels switch on what speaks for a class."""

from __future__ import annotations

import msgspec

from studio.core.look.class_map import Randomised
from studio.core.look.options import ClassNumber, ImageFile
from studio.core.look.view import View


class Guided(View, frozen=True, tag="guided"):
    """Guided back-propagation: a gradient that passes ReLUs only where it and they are positive.

    Answered as `Gradients`. It draws the image's outlines more than what the class needs; with
    `randomised` one sees how little it changes.

    Attributes:
        image: file that is shown to the network, stretched to what it reads.
        class_: number of the class; -1 is the one that the network predicts.
        randomised: whether its weights are drawn by chance, to see what the map owes to them.
    """

    image: ImageFile = ""
    class_: ClassNumber = msgspec.field(default=-1, name="class")
    randomised: Randomised = False
