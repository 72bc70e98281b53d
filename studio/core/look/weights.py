"""The view of a layer's weights as plain values: what a histogram counts."""

from __future__ import annotations

from studio.core.look.options import Count, LayerName
from studio.core.look.view import Facts, View


class Weights(View, frozen=True, tag="weights"):
    """The values of every variable of a layer, by its name: `kernel`, `bias`, `gamma`, ...

    Attributes:
        layer: its name; "" is the first one that has filters.
        count: at most so many values of each variable, evenly drawn from it, as (values,); 0 for
            all of them, in their own shape.
    """

    layer: LayerName = ""
    count: Count = 0


class WeightsFacts(Facts, frozen=True, tag="weights"):
    """How many values the layer has, those left out included."""

    layer: str
    kind: str
    total: int
