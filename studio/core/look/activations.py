"""The view of a layer's activations: what it makes of one image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import Count, ImageFile, LayerName
from studio.core.look.shades import as_colors, positive, signed
from studio.core.look.view import Facts, Shading, View

Before = Annotated[
    bool,
    msgspec.Meta(
        description="values that go into the layer's activation function, not those that come out"
    ),
]


class Activations(View, frozen=True, tag="activations"):
    """The maps of a layer for one image.

    Answered with `activations`, float32 (height, width, channels); a layer without maps, such as a
    dense one, gives (1, 1, units). Besides `channels` int32, the numbers of those channels;
    `strength` float32, the largest value of every channel of the layer; `position`, "before" or
    "after" the activation function; `rows` (height, 2) and `columns` (width, 2) int32, which rows
    and columns of the network's input a row or column of units sees, the last one excluded and
    nothing cut off at its edges.

    Attributes:
        layer: its name; "" is the first one that has filters.
        image: file that is shown to the network, stretched to what it reads.
        before: whether the values are those that go into the layer's activation function.
        order: whether the strongest channels come first.
        first: place of the first channel in that order.
        count: how many channels, 0 for all that follow.
    """

    layer: LayerName = ""
    image: ImageFile = ""
    before: Before = False
    order: Literal["index", "strength"] = "index"
    first: Count = 0
    count: Count = 0


class ActivationsFacts(Facts, frozen=True, tag="activations"):
    """What is known of a layer's maps.

    Attributes:
        layer: its name.
        kind: class name, such as "Conv2D".
        total: channels of the layer.
        lowest: value of all of them; likewise `highest`. Not-a-numbers are left out.
        has_activation: whether before and after differ: the layer has an activation function.
    """

    layer: str
    kind: str
    total: int
    lowest: float
    highest: float
    has_activation: bool


def tiles(
    arrays: Mapping[str, NDArray[Any]], facts: ActivationsFacts, shading: Shading
) -> NDArray[np.uint8]:
    """Return a picture of each map, uint8 (channels, height, width, 3).

    0 is mid grey where the layer gives both signs, else black.
    """
    maps = arrays["activations"].transpose(2, 0, 1)
    if facts.lowest < 0:
        shades = signed(maps, shading.scale, max(-facts.lowest, facts.highest))
    else:
        shades = positive(maps, shading.scale, facts.highest)
    return as_colors(shades)
