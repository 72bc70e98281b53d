"""From one value of a line to the next, with the arrow keys."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def next_place(places: NDArray[Any], x: float, direction: int, least: float) -> float:
    """Return the next of some places to the right (1) or left (-1) of `x`.

    Args:
        places: one or more, ascending.
        x: where the crosshair stands.
        direction: 1 or -1.
        least: how far away it is at least, where the places reach that far.
    """
    if direction > 0:
        found = int(np.searchsorted(places, x + least, "left"))
    else:
        found = int(np.searchsorted(places, x - least, "right")) - 1
    return float(places[min(max(found, 0), len(places) - 1)])
