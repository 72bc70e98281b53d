"""What is drawn over a chart, in the coordinates of its view."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Tone = Literal["warning", "plain"]


@dataclass(frozen=True)
class Dots:
    """Points of one colour; what is not finite is left out."""

    x: Floats
    y: Floats
    color: str
    radius: float


@dataclass(frozen=True)
class Section:
    """Where a part of the chart begins, named at its edge; the first part needs no line."""

    x: float
    label: str
    has_line: bool = True


@dataclass(frozen=True)
class Span:
    """A shaded range along the axis below: "from here on" where `high` is infinite.

    Attributes:
        low: where it begins; there is a line where it can be seen.
        high: where it ends.
        label: written beside the line.
        tone: "warning" where the range needs a look.
    """

    low: float
    high: float = math.inf
    label: str = ""
    tone: Tone = "warning"


@dataclass(frozen=True)
class Ring:
    """A point with a name, such as the best epoch."""

    x: float
    y: float
    label: str
    color: str
    is_label_above: bool = True


@dataclass(frozen=True)
class ReferenceLine:
    """A level line with a name, such as what a simpler method reaches; one not finite is left out.

    Attributes:
        y: its height.
        label: written at its left end.
    """

    y: float
    label: str


@dataclass(frozen=True)
class Marks:
    """All that is drawn over a chart but the crosshair.

    The names of sections stand at the top, or below where the data are at the top.
    """

    sections: tuple[Section, ...] = ()
    spans: tuple[Span, ...] = ()
    rings: tuple[Ring, ...] = ()
    dots: tuple[Dots, ...] = ()
    lines: tuple[ReferenceLine, ...] = ()
    are_labels_below: bool = False
