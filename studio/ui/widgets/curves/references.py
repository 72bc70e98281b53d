"""Level lines that curves are held against, such as what a simpler method reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import ReferenceLine
from studio.ui.widgets.curves.marking import height_of
from studio.ui.widgets.curves.values import value_text


@dataclass(frozen=True)
class CurveReference:
    """One line.

    Attributes:
        value: in the unit of the figure.
        name: in a few words, translated.
        help: said while its entry in the legend is pointed at, translated.
    """

    value: float
    name: str
    help: str = ""


def reference_lines(
    references: Iterable[CurveReference], is_log: bool
) -> tuple[ReferenceLine, ...]:
    """Return where they are drawn."""
    return tuple(ReferenceLine(height_of(one.value, is_log), one.name) for one in references)


def reference_entries(
    figure: Figure, references: Iterable[CurveReference], color: str
) -> tuple[LegendEntry, ...]:
    """Return an entry of the legend for each."""
    return tuple(
        LegendEntry(
            f"reference {at}", one.name, value_text(figure, one.value), color, "reference", one.help
        )
        for at, one in enumerate(references)
    )
