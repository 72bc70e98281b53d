"""The view of a single value of a map: kernel × patch, summed, is what the unit is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import FilterNumber, ImageFile, LayerName
from studio.core.look.shades import as_colors, signed
from studio.core.look.view import Facts, Shading, View

Row = Annotated[int, msgspec.Meta(ge=0, description="of the unit in its map, from 0")]


class Unit(View, frozen=True, tag="unit"):
    """How one unit of a layer with filters comes to its value for one image.

    Answered with `kernel`, `patch` and their `product`, float32 (height, width, input channels):
    the weights, and what they are laid upon, 0 outside the maps. `bias`, `value` and `activation`
    are single numbers, float32: the sum of `product` and `bias` is `value`, the activation function
    makes `activation` of it. `inputs` int32 are the numbers of the input channels: those of the
    filter's group, or the one of a depthwise filter.

    Attributes:
        layer: its name; "" is the first one that has filters.
        image: file that is shown to the network, stretched to what it reads.
        filter: number of the map.
        row: of the unit in the map; likewise `column`. 0 for a layer without maps.
    """

    layer: LayerName = ""
    image: ImageFile = ""
    filter: FilterNumber = 0
    row: Row = 0
    column: Row = 0


class UnitFacts(Facts, frozen=True, tag="unit"):
    """What is known of the unit.

    Attributes:
        layer: its name.
        kind: class name, such as "Conv2D".
        source: name of the layer that it reads.
        size: height and width of the map.
        function: name of the activation function; "linear" where there is none.
        top: row of the patch's first element in what is read, below 0 where it begins in the
            padding; None where the elements do not lie side by side there.
        left: column of it, likewise.
        step: distance of its elements there, down and to the right.
    """

    layer: str
    kind: str
    source: str
    size: tuple[int, int]
    function: str
    top: int | None
    left: int | None
    step: tuple[int, int]


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: UnitFacts, shading: Shading
) -> NDArray[np.uint8]:
    """Return the products as pictures, one an input channel: (channels, height, width, 3)."""
    products = arrays["product"].transpose(2, 0, 1)
    largest = float(np.abs(products).max(initial=0.0))
    return as_colors(signed(products, shading.scale, largest))
