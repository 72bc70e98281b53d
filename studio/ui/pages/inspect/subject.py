"""What is looked at, besides the network: a layer, an image, a class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.core.look.view import Checkpoint
from studio.core.networks.layers import Layer

PREDICTED = -1
"""The class that the network itself finds most probable."""


class OtherWeights(NamedTuple):
    """Weights of the run, and what they are called, such as "Epoch 7"."""

    checkpoint: Checkpoint
    name: str


@dataclass(frozen=True)
class Subject:
    """What a mode asks about.

    Attributes:
        layer: the chosen one, None before the layers are known.
        has_filters: whether it has kernels.
        image: the chosen file, "" where there is none.
        image_size: height and width in pixels of what the network reads.
        has_data: whether the network is of a run, which has images.
        has_codes: whether it is of a task that makes a code of an image.
        has_decoder: whether a part of it makes images of codes.
        has_prior: whether codes can be drawn from a distribution that is known beforehand.
        kl: nats of each number of the code, where that is known; `collapsed` are those that say
            nothing.
        at_hand: some files that can be chosen, where a mode needs more than one.
        class_count: how many classes the network tells apart; None before that is known.
        classes: their names, () where they have none.
        strongest: numbers of the most probable classes for the image, the first one first.
        label: number of the class that is explained, or `PREDICTED`.
        is_drawn: whether the image is a drawing, each stroke of which is another file.
        network: what the network and its weights are called.
        weights: other weights of the run that can be looked at beside the chosen ones.
    """

    layer: Layer | None = None
    has_filters: bool = False
    image: str = ""
    image_size: tuple[int, int] = (1, 1)
    has_data: bool = False
    has_codes: bool = False
    has_decoder: bool = False
    has_prior: bool = False
    kl: tuple[float, ...] = ()
    collapsed: tuple[int, ...] = ()
    at_hand: tuple[str, ...] = ()
    class_count: int | None = None
    classes: tuple[str, ...] = ()
    strongest: tuple[int, ...] = ()
    label: int = PREDICTED
    is_drawn: bool = False
    network: str = ""
    weights: tuple[OtherWeights, ...] = ()

    def class_name(self, number: int) -> str:
        """Return what class `number` is called."""
        return class_name(number, self.classes)


def class_name(number: int, classes: Sequence[str]) -> str:
    """Return the name of a class, or its number where there are no names."""
    if 0 <= number < len(classes):
        return classes[number]
    return QCoreApplication.translate("InspectPage", "Class {number}").format(number=number)
