"""The view of what in an image a filter answers to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.look.heat import as_rgb
from studio.core.look.options import FilterNumber, ImageFile, LayerName
from studio.core.look.shades import as_colors, signed
from studio.core.look.view import Facts, Shading, View


class Deconvnet(View, frozen=True, tag="deconvnet"):
    """The strongest value of a map, projected back to the image by a deconvolutional network.

    Answered with `map`, float32 (height, width, 3, or 1 of a grey image); `image` uint8 of that
    shape, as the network sees it; `value` float32, that of the unit before the activation function,
    `row` and `column` int32, where it lies; `box` int32 (top, left, bottom, right), what it sees of
    the image, the last two excluded and nothing cut off at the edges.

    Attributes:
        layer: its name; "" is the first one that has filters.
        image: file that is shown to the network, stretched to what it reads.
        filter: number of the map.
    """

    layer: LayerName = ""
    image: ImageFile = ""
    filter: FilterNumber = 0


class DeconvnetFacts(Facts, frozen=True, tag="deconvnet"):
    """What is known of the projection.

    Attributes:
        layer: its name.
        filter: number of the map.
        value: of the unit, before the activation function.
        depends_on_image: whether another image with the same strongest unit would give another
            projection; it would not without max pooling, or another function of the image, between.
        colors: "rgb" or "gray".
    """

    layer: str
    filter: int
    value: float
    depends_on_image: bool
    colors: str


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: DeconvnetFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the image and the projection, uint8 (2, height, width, 3), 0 as mid grey."""
    values = arrays["map"]
    shades = signed(values[np.newaxis], "own", 0.0)
    projection = shades[0] if values.shape[-1] == 3 else as_colors(shades[..., 0])[0]
    return np.stack([as_rgb(arrays["image"]), projection])
