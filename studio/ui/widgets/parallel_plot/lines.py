"""What parallel coordinates are given."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class ParallelAxis:
    """One axis.

    Attributes:
        name: above it.
        ticks: places from 0 (bottom) to 1 (top) and what is written there, ascending.
    """

    name: str
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class ParallelLine:
    """One line.

    Attributes:
        key: tells it from the others; above 0.
        places: on each axis from 0 to 1; NaN where it has none, and the line ends or begins.
        shade: from 0, the worst, to 1, the best; NaN of a line that is not judged.
        text: what is said of it.
    """

    key: int
    places: tuple[float, ...]
    shade: float = math.nan
    text: str = ""
