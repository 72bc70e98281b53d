"""What a map shows: places, pictures, and the groups that colour them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.ui.widgets.thumbnails.picture import Picture

Tone = Literal["", "dim", "good", "warning"]


@dataclass(frozen=True)
class Group:
    """Points of one colour.

    Attributes:
        name: as a person reads it.
        tone: a colour that means something; "" is the next one of the series.
    """

    name: str
    tone: Tone = ""


@dataclass(frozen=True, eq=False)
class Coloring:
    """One way to colour all points.

    Attributes:
        key: tells it from the others.
        title: as a person reads it.
        groups: what the colours mean.
        group_of: number of each point's group, int (n,), 0 to len(groups) - 1.
    """

    key: str
    title: str
    groups: tuple[Group, ...]
    group_of: NDArray[np.integer]

    def counts(self) -> NDArray[np.int64]:
        """Return how many points each group has, (groups,)."""
        return np.bincount(self.group_of, minlength=len(self.groups))


@dataclass(frozen=True, eq=False)
class MapPoints:
    """Points of a plane, each of which stands for a picture.

    Attributes:
        places: float (n, 2), to the right and upwards, in any unit; all finite.
        pictures: one a point; `path` "" is a point without a thumbnail, `caption` is its answer.
        colorings: at least one; the first is shown.
    """

    places: NDArray[np.floating] = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    pictures: Sequence[Picture] = ()
    colorings: tuple[Coloring, ...] = (Coloring("", "", (Group(""),), np.zeros(0, np.int64)),)

    def __len__(self) -> int:
        return len(self.places)
