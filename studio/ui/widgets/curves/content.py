"""What a plot of curves draws: one figure of a run, and of the runs laid over it."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, BestRow, MetricSeries
from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.content import Cell, Extent, Table
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.marks import Marks
from studio.ui.widgets.chart.next_place import next_place
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.curves.extent import end_of, farthest, least_width
from studio.ui.widgets.curves.line import CurveLine, LinePoint
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.marking import (
    Finding,
    best_ring,
    finding_spans,
    height_of,
    line_dots,
    stage_sections,
)
from studio.ui.widgets.curves.names import axis_name
from studio.ui.widgets.curves.ranges import log_range, value_range
from studio.ui.widgets.curves.reading import reading_of
from studio.ui.widgets.curves.references import (
    CurveReference,
    reference_entries,
    reference_lines,
)
from studio.ui.widgets.curves.settings import DEFAULT_SMOOTHING
from studio.ui.widgets.curves.summary import summary_of
from studio.ui.widgets.curves.values import chart_title, tick_text, value_text

_EDGE = 0.04


class CurveContent:
    """Draws the lines of figures in one unit; whoever changes it asks the chart for a repaint.

    Attributes:
        lines: all that is drawn.
        series: the run itself.
        axis: epochs or batches.
        wants_log: whether a logarithmic scale is asked for.
        planned_epochs: of the run itself while it trains; 0 once it has ended.
        stage_names: by the stage's number from 1.
        findings: ranges of epochs that are marked.
        references: level lines that the curves are held against, in the unit of the figure.

    Args:
        view: where to draw.
        figures: what is drawn; the first one says how values are written and scaled.
        best_by: the figure that makes an epoch the best one, None where none does.
    """

    def __init__(self, view: ChartView, figures: Sequence[Figure], best_by: Figure | None) -> None:
        self.figures = tuple(figures)
        self.figure = figures[0]
        self._view = view
        self._best_by = best_by
        self.lines = LineSet(view, figures, DEFAULT_SMOOTHING)
        self.series: MetricSeries | None = None
        self.axis: Axis = "epochs"
        self.wants_log = self.figure.scale == "log"
        self.planned_epochs = 0
        self.stage_names: dict[int, str] = {}
        self.findings: tuple[Finding, ...] = ()
        self.references: tuple[CurveReference, ...] = ()
        self._colors = LIGHT_COLORS

    @property
    def is_log(self) -> bool:
        """Whether the scale is logarithmic; that of a share never is."""
        return self.wants_log and self.figure.written != "share"

    @property
    def title(self) -> str:
        """What the figures are called."""
        return chart_title(self.figures)

    @property
    def empty_text(self) -> str:
        """When the curve starts."""
        return QCoreApplication.translate("Curves", "The curve starts at the first batch")

    @property
    def file_stem(self) -> str:
        """The key of the figure."""
        return self.figure.key

    def axes(self) -> tuple[AxisStyle, AxisStyle]:
        """Return epochs, which have fractions, or batches, which have not; and the figure."""
        whole_from = 0.0 if self.axis == "batches" else 0.5
        return (
            AxisStyle(axis_name(self.axis), whole_from=whole_from),
            AxisStyle(
                self.title,
                partial(tick_text, self.figure),
                partial(value_text, self.figure),
                is_log=self.is_log,
            ),
        )

    def catch_up(self) -> None:
        """Average what is new in any run."""
        self.lines.catch_up()

    def extent(self) -> Extent:
        """Return how far the axis goes: as far as the run has come, at most what is planned."""
        runs = self._runs()
        end = end_of(runs, self.axis, self.planned_epochs)
        far = farthest(runs, self.axis, self.planned_epochs)
        least = least_width(runs[0] if runs else None, self.axis)
        return Extent(0.0, end, -_EDGE * far, (1 + _EDGE) * far, min(least, far))

    def draw(self, low: float, high: float, columns: int) -> None:
        """Draw what lies between two places on the axis."""
        self.lines.redraw(self.axis, low, high, columns, self.is_log)

    def value_range(self, height: float) -> tuple[float, float]:
        """Return the range that shows what was drawn."""
        averages = [drawn.drawn_averages for drawn in self.lines]
        recorded = [drawn.drawn_recorded for drawn in self.lines]
        levels = [height_of(one.value, self.is_log) for one in self.references]
        averages.append(np.array(levels))
        if self.is_log:
            return log_range(averages, recorded)
        return value_range(self.figure, averages, recorded, height)

    def marks(self) -> Marks:
        """Return stages, findings, the best epoch and the newest values."""
        is_high = self.figure.written == "share" and self.figure.better == "higher"
        dots = line_dots(self.lines, self.axis, self.is_log)
        if self.series is None:
            return Marks(dots=dots, are_labels_below=is_high)
        return Marks(
            sections=stage_sections(self.series, self.stage_names, self.axis),
            spans=finding_spans(self.series, self.findings, self.axis),
            rings=best_ring(self.lines.own, self._best(), self.axis, self.is_log),
            dots=dots,
            lines=reference_lines(self.references, self.is_log),
            are_labels_below=is_high,
        )

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return the newest value of each line, and what they are held against."""
        found = self.lines.entries()
        held = reference_entries(self.figure, self.references, self._colors.dim)
        return (*found, *held) if found else ()

    def note(self) -> str:
        """Return where the newest values were measured and whether they are averages."""
        return self.lines.moment_text()

    def read(self, x: float, y: float | None) -> Reading | None:
        """Return each line's recorded value nearest to `x`, however high the pointer is."""
        points = self.points_at(x)
        return reading_of(self.figure, points, self.is_log) if points else None

    def points_at(self, x: float) -> list[tuple[LinePoint, str]]:
        """Return each line's recorded value nearest to the crosshair, with the line's colour.

        The crosshair stands at the first one: the training's value nearest to `x`.
        """
        found: list[tuple[LinePoint, str]] = []
        for drawn in self.lines:
            point = drawn.line.point(self.axis, found[0][0].x if found else x)
            if point is not None:
                found.append((point, drawn.color))
        return found

    def neighbour(self, x: float, direction: int, least: float) -> float | None:
        """Return the next recorded place of the first line."""
        places = next((d.line.places(self.axis) for d in self.lines if len(d.line)), None)
        if places is None:
            return None
        return next_place(places, x, direction, least)

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        self.lines.set_colors(colors)

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        self.lines.set_pixel_ratio(ratio)

    def summary(self) -> str:
        """Return newest values, where they go, what was found and the best epoch."""
        lines = [drawn.line for drawn in self.lines]
        findings = [finding.label for finding in self.findings]
        held = [entry.text for entry in self.entries() if entry.stroke == "reference"]
        return summary_of(self.figures, lines, self._best(), self._best_by, [*findings, *held])

    def table(self) -> Table:
        """Return every recorded value and its average.

        Columns: line, split, stage, epoch (through all stages), batch (0 for a whole epoch),
        place on the axis, the figure, smoothed. A gap is an empty field. The lines may grow
        meanwhile: what was there when a line's turn came is written.
        """
        header = ("line", "split", "stage", "epoch", "batch", self.axis, self.figure.key)
        lines = [drawn.line for drawn in self.lines]
        return Table((*header, "smoothed"), _rows(lines, self.axis))

    def _runs(self) -> list[MetricSeries]:
        return list({id(d.line.series): d.line.series for d in self.lines}.values())

    def _best(self) -> BestRow | None:
        if self.series is None or self._best_by is None:
            return None
        return self.series.best_epoch(self._best_by)


def _rows(lines: Sequence[CurveLine], axis: Axis) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        yield from line.rows(axis)
