"""What a chart says about the place that a person points at."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.widgets.chart.marks import Dots


@dataclass(frozen=True)
class ReadingRow:
    """One series there: its colour, its name, its value, and what else is known in few words."""

    color: str
    name: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """The card beside the crosshair, and what the crosshair marks.

    Attributes:
        x: where the crosshair stands, in the coordinates of the view.
        y: the height that the card is level with; NaN: half way up.
        head: where that is, in words.
        rows: a series each.
        dots: drawn on the series.
        band: both ends of a range that is marked as well, such as a bar.
        has_line: whether the place is a line from top to bottom, and not a point.
        key: of the one thing that is read, for whoever hears that it was picked.
    """

    x: float
    y: float
    head: str
    rows: tuple[ReadingRow, ...] = ()
    dots: tuple[Dots, ...] = ()
    band: tuple[float, float] | None = None
    has_line: bool = True
    key: str = ""

    def sentence(self) -> str:
        """Return it as a screen reader says it."""
        rows = (" ".join(filter(None, (row.name, row.value, row.note))) for row in self.rows)
        return ": ".join(filter(None, (self.head, "; ".join(rows))))
