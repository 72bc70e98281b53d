"""Which view of a layer is wanted: filters or maps, which page of them, in which order."""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.core.look.activations import Activations
from studio.core.look.filters import Filters
from studio.core.look.table import AnyView

Mode = Literal["filters", "maps"]
Order = Literal["index", "strength"]

FILTERS_A_PAGE = 128
MAPS_A_PAGE = 128
VALUES_A_PAGE = 2_000_000
"""Of large maps a page holds fewer: 8 MB travel in some 20 ms."""


class Wish(msgspec.Struct, frozen=True):
    """What the switches of the page say.

    Attributes:
        first: place of the first tile of the page.
        alone: the filter or the place of the map that is shown alone, else None.
        is_before: maps before the activation function.
    """

    mode: Mode = "filters"
    first: int = 0
    alone: int | None = None
    is_before: bool = False
    order: Order = "index"

    def page_size(self, shape: tuple[int | None, ...]) -> int:
        """Return how many tiles a page holds, of a layer with this output shape."""
        if self.mode == "filters":
            return FILTERS_A_PAGE
        area = 1
        for side in shape[:-1]:
            area *= side or 1
        return max(8, min(MAPS_A_PAGE, VALUES_A_PAGE // max(area, 1)))

    def view(self, layer: str, image: str, shape: tuple[int | None, ...]) -> AnyView:
        """Return the question."""
        first = self.first if self.alone is None else self.alone
        count = self.page_size(shape) if self.alone is None else 1
        if self.mode == "filters":
            return Filters(layer, first, count)
        return Activations(layer, image, self.is_before, self.order, first, count)
