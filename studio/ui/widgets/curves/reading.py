"""What curves say about a place on their axis."""

import math

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Place
from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.reading import Reading, ReadingRow
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.marking import height_of, hover_dots
from studio.ui.widgets.curves.names import full_name, place_text
from studio.ui.widgets.curves.values import value_text


def reading_of(figure: Figure, points: list[tuple[LinePoint, str]], is_log: bool) -> Reading:
    """Return points, each with the colour of its line, as a reading; it stands at the first."""
    first = points[0][0]
    heights = [height_of(point.smoothed, is_log) for point, _ in points]
    finite = [height for height in heights if math.isfinite(height)]
    return Reading(
        x=first.x,
        y=sum(finite) / len(finite) if finite else math.nan,
        head=place_text(first.place),
        rows=tuple(_row(figure, point, color, first.place) for point, color in points),
        dots=tuple(hover_dots(point, color, is_log) for point, color in points),
    )


def _row(figure: Figure, point: LinePoint, color: str, head: Place) -> ReadingRow:
    note = QCoreApplication.translate("Curves", "recorded %1").replace(
        "%1", value_text(figure, point.recorded)
    )
    if point.place.ordinal != head.ordinal:
        said = QCoreApplication.translate("Curves", "epoch %1")
        note += f" · {said.replace('%1', str(point.place.ordinal))}"
    name = full_name(point.name, point.split, point.label)
    return ReadingRow(color, name, value_text(figure, point.smoothed), note)
