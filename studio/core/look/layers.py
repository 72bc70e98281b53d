"""The view that lists what can be looked at."""

from __future__ import annotations

from studio.core.look.view import Facts, View
from studio.core.networks.layers import Layer


class Layers(View, frozen=True, tag="layers"):
    """The layers of the network, without arrays."""


class LayersFacts(Facts, frozen=True, tag="layers"):
    """What the network is made of.

    Attributes:
        layers: in the graph's order.
        filtered: names of those that have filters.
        image_size: height and width in pixels of what it reads.
        color: "rgb" or "gray".
        classes: names in the order of the outputs; empty where they are not known.
        outputs: how many classes it tells apart, 0 where it tells none.
        latent: numbers in the vectors that it makes images of, 0 where it makes none.
    """

    layers: tuple[Layer, ...]
    filtered: tuple[str, ...]
    image_size: tuple[int, int]
    color: str
    classes: tuple[str, ...] = ()
    outputs: int = 0
    latent: int = 0
