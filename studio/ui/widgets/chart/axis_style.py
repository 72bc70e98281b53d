"""What an axis is called, how its values are written, and whether it is logarithmic."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ui.widgets.chart.ticks import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class AxisStyle:
    """One axis.

    Attributes:
        name: as a person reads it; "" leaves it out.
        write: a round value and the decimals that it needs -> the label of a tick.
        is_log: whether the view's coordinates are logarithms to base 10.
        whole_from: steps between two ticks above this are whole numbers: 0 for what is counted.
    """

    name: str = ""
    write: Callable[[float, int], str] = number
    is_log: bool = False
    whole_from: float = math.inf


def logarithms(values: Floats) -> Floats:
    """Return logarithms to base 10, NaN (a gap) for what has none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(values > 0, np.log10(values), np.nan)
    return found


def logarithm(value: float) -> float:
    """Return the logarithm to base 10, NaN where there is none."""
    return math.log10(value) if value > 0 else math.nan
