"""What a chart of named points is given."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedPoint:
    """One point.

    Attributes:
        key: tells it from the others.
        name: written beside it where there is room.
        x: in the units of the axis below; no two points have the same.
        y: in those of the axis at the left.
        group: index of its colour and its entry in the legend.
        strand: points of one strand are joined by a line, from left to right; "" for none.
        facts: what is said of it when it is pointed at: names and values.
    """

    key: str
    name: str
    x: float
    y: float
    group: int = 0
    strand: str = ""
    facts: tuple[tuple[str, str], ...] = ()
