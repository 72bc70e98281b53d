"""What a line chart is given: lines and points that do not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.ui.widgets.chart.legend import Stroke

Floats = NDArray[np.float64]
Color = Literal["", "training", "validation", "dim"] | str


@dataclass(frozen=True)
class Series:
    """One line, or one cloud of points.

    Attributes:
        name: as the legend says it; "" keeps it out of legend and card, as a line of reference.
        x: places on the axis below (n,); of a line they never decrease.
        y: values (n,); NaN is a gap.
        stroke: "line", "dashed" or "dots".
        color: what it is, where that has a colour of its own, or "#RRGGBB"; "" takes the next one.
        labels: a text for each point, or none.
        value: beside the name in the legend; None: the last value of a line.

    Raises:
        ValueError: lengths differ, a line goes back, or bars are asked for.
    """

    name: str
    x: Floats
    y: Floats
    stroke: Stroke = "line"
    color: Color = ""
    labels: Sequence[str] = ()
    value: str | None = None

    def __post_init__(self) -> None:
        """Check the shapes, and that a line can be cut off at both ends of what is seen."""
        if len(self.x) != len(self.y) or len(self.labels) not in (0, len(self.x)):
            raise ValueError("x, y and labels need the same length")
        if self.stroke == "area":
            raise ValueError("a line chart has no bars")
        if self.stroke != "dots" and np.any(np.diff(self.x) < 0):
            raise ValueError("the places of a line must not decrease")

    def where(self, is_kept: NDArray[np.bool_]) -> Series:
        """Return the series with some of its points (n,)."""
        kept = np.flatnonzero(is_kept)
        labels = [self.labels[at] for at in kept.tolist()] if self.labels else ()
        return replace(self, x=self.x[kept], y=self.y[kept], labels=labels)
