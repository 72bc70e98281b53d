"""The view of what a network takes an image for."""

from __future__ import annotations

from studio.core.look.options import ImageFile
from studio.core.look.view import Facts, View


class Prediction(View, frozen=True, tag="prediction"):
    """What the network makes of an image.

    Answered with `probabilities` float32 (classes,), and `scores` float32 (classes,), before the
    softmax; of a network with a single sigmoid there are two classes, the first of them what it
    gives for 0.

    Attributes:
        image: file that is shown to the network, stretched to what it reads.
    """

    image: ImageFile = ""


class PredictionFacts(Facts, frozen=True, tag="prediction"):
    """What the numbers stand for.

    Attributes:
        classes: names in the order of the outputs; empty where they are not known.
        predicted: number of the most probable class.
        are_exclusive: whether an image belongs to exactly one class, so that probabilities sum up
            to 1.
    """

    classes: tuple[str, ...]
    predicted: int
    are_exclusive: bool
