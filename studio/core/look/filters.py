"""The view of a layer's filters: its kernels as small pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.look.options import Count, LayerName
from studio.core.look.shades import as_colors, signed
from studio.core.look.view import Facts, Shading, View


class Filters(View, frozen=True, tag="filters"):
    """The kernels of a layer.

    Answered with `filters`, float32 (height, width, input channels, filters) as the forward pass
    uses them; of a depthwise convolution (height, width, input channels, multiplier), and of a
    separable one besides, where all are asked for, `pointwise` (1, 1, channels, filters). `norms`
    float32 (filters,) are their Euclidean lengths; of a run, `moved` float32 (filters,) how far
    each is from where it began, as a share of its length then.

    Attributes:
        layer: its name; "" is the first one that has filters.
        first: number of the first filter; those of a depthwise convolution count through, channel
            by channel, and come as (height, width, 1, filters) where not all are asked for.
        count: how many, 0 for all that follow.
    """

    layer: LayerName = ""
    first: Count = 0
    count: Count = 0


class FiltersFacts(Facts, frozen=True, tag="filters"):
    """What is known of a layer's filters.

    Attributes:
        layer: its name.
        kind: class name, such as "Conv2D".
        shape: of all its filters, as in `Filters`.
        total: number of filters.
        largest: absolute value of the largest weight of the whole layer.
        is_depthwise: whether each filter reads a channel of its own.
        colors: "rgb" or "bgr" where the input channels are the colours of the image, in this
            order; else "".
        weight_dead: numbers of the filters, of the whole layer, that are next to nothing: shorter
            than a thousandth of the median.
        normalisation_dead: of those that the batch normalisation behind them takes away: its factor
            is below a thousandth of the median.
    """

    layer: str
    kind: str
    shape: tuple[int, int, int, int]
    total: int
    largest: float
    is_depthwise: bool = False
    colors: Literal["rgb", "bgr", ""] = ""
    weight_dead: tuple[int, ...] = ()
    normalisation_dead: tuple[int, ...] = ()

    @property
    def inputs(self) -> int:
        """Input channels that each filter reads."""
        return 1 if self.is_depthwise else self.shape[2]


def tiles(
    arrays: Mapping[str, NDArray[Any]], facts: FiltersFacts, shading: Shading
) -> NDArray[np.uint8]:
    """Return a picture of each filter, uint8 (filters, height, width, 3), 0 as mid grey.

    Filters that read the three colours are shown in them. A single filter that reads more is shown
    by all its input channels, one picture each; several by the channel of `shading`, or the first.
    """
    filters = by_channel(arrays["filters"], facts)
    height, width, inputs, count = filters.shape
    if facts.colors and shading.channel is None:
        ordered = filters if facts.colors == "rgb" else filters[:, :, ::-1]
        return signed(ordered.transpose(3, 0, 1, 2), shading.scale, facts.largest)
    if count == 1 and shading.channel is None:
        shown = filters.reshape(height, width, inputs)
    else:
        shown = filters[:, :, shading.channel or 0]
    return as_colors(signed(shown.transpose(2, 0, 1), shading.scale, facts.largest))


def by_channel(filters: NDArray[Any], facts: FiltersFacts) -> NDArray[Any]:
    """Return filters as (height, width, channels that each reads, filters)."""
    if not facts.is_depthwise:
        return filters
    height, width = filters.shape[:2]
    return filters.reshape(height, width, 1, -1)
