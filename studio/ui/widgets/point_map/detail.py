"""Which points are shown as pictures: those that have room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THUMBNAIL = 40
"""Pixels of a picture's side."""

CROWD = 2
"""Points that may share the room of one picture; where there are more, all of them are dots."""


def have_room(places: NDArray[np.floating], scale: float) -> NDArray[np.bool_]:
    """Return of each place (n, 2) whether its picture would not lie in a crowd, bool (n,).

    The plane is divided into squares as large as a picture. They do not move when the map does, so
    that nothing flickers while a person pans.
    """
    if not len(places):
        return np.zeros(0, np.bool_)
    cells = np.floor(places * (scale / THUMBNAIL)).astype(np.int64)
    cells -= cells.min(axis=0)
    keys = cells[:, 0] * (int(cells[:, 1].max()) + 1) + cells[:, 1]
    _, cell_of, counts = np.unique(keys, return_inverse=True, return_counts=True)
    found: NDArray[np.bool_] = counts[cell_of] <= CROWD
    return found
