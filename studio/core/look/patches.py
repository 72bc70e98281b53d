"""The view of which parts of the images excite a filter most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.look.heat import as_rgb
from studio.core.look.options import Count, LayerName
from studio.core.look.shades import as_colors, signed
from studio.core.look.view import Facts, Shading, View

Projections = Annotated[
    bool, msgspec.Meta(description="with the deconvnet projection beside each patch")
]


class Patches(View, frozen=True, tag="patches"):
    """The nine patches of a run's images that excite each map most, of nine different images.

    Answered with `patches`, uint8 (filters, 9, height, width, 3), each what the unit sees of the
    image as the network sees it, grey beyond its edges; the whole image where that is smaller.
    `values` float32 (filters, 9), after the activation function, the largest first; `files`
    (filters, 9), relative to the folder of the data; `boxes` int32 (filters, 9, 4): top, left,
    bottom and right of the patch in the network's input, the last two excluded; `units` int32
    (filters, 9, 2): row and column of the unit. Where there are fewer than nine images, values are
    not-a-number and files "". `active` int32 (filters,): on how many images the map has a value
    above 0. With `projections`, these are float32 (filters, 9, height, width, 3).

    Attributes:
        layer: its name; "" is the first one that has filters.
        first: number of the first map.
        count: how many, 0 for all that follow.
        projections: whether each patch's unit is projected back, see `Deconvnet`.
    """

    layer: LayerName = ""
    first: Count = 0
    count: Count = 0
    projections: Projections = False


class PatchesFacts(Facts, frozen=True, tag="patches"):
    """What is known of the patches.

    Attributes:
        layer: its name.
        kind: class name, such as "Conv2D".
        total: maps of the layer.
        images: how many images were looked at so far.
        dead: numbers of the maps, of the whole layer, that have no value above 0 on any image;
            empty where the layer does not end with a ReLU.
        folder: of the data.
    """

    layer: str
    kind: str
    total: int
    images: int
    dead: tuple[int, ...]
    folder: str


def tiles(
    arrays: Mapping[str, NDArray[Any]], _facts: PatchesFacts, _shading: Shading
) -> NDArray[np.uint8]:
    """Return the patches, each with its projection behind it, uint8 (n, height, width, 3)."""
    patches = arrays["patches"]
    flat = as_rgb(patches.reshape(-1, *patches.shape[2:]))
    if "projections" not in arrays:
        return flat
    values = arrays["projections"].reshape(flat.shape[0], *flat.shape[1:3], -1)
    shades = signed(values, "own", 0.0)
    colors = shades if shades.shape[-1] == 3 else as_colors(shades[..., 0])
    return np.stack([flat, colors], axis=1).reshape(-1, *flat.shape[1:])
