"""All lines of a plot: the run's own and those of runs laid over it."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, MetricSeries, Split
from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.legend import LegendEntry, Stroke
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.curves.drawn_line import DrawnLine
from studio.ui.widgets.curves.line import CurveLine
from studio.ui.widgets.curves.names import line_name
from studio.ui.widgets.curves.values import value_text


class LineSet:
    """The lines of one figure, drawn into one view.

    Args:
        view: where to draw.
        figure: what they show.
        beta: first strength of the smoothing.
    """

    def __init__(self, view: ChartView, figure: Figure, beta: float) -> None:
        self._view = view
        self._figure = figure
        self._colors = LIGHT_COLORS
        self._is_measured = figure.better != "neither"
        self._beta = beta if self._is_measured else 0.0
        self._is_time_weighted = True
        self._own: list[DrawnLine] = []
        self._overlays: dict[str, list[DrawnLine]] = {}

    def __iter__(self) -> Iterator[DrawnLine]:
        yield from self._own
        for lines in self._overlays.values():
            yield from lines

    @property
    def own(self) -> tuple[DrawnLine, ...]:
        """Training and validation of the run itself, empty without a run."""
        return tuple(self._own)

    @property
    def overlays(self) -> dict[str, tuple[DrawnLine, ...]]:
        """Training and validation of each run laid over, by its name."""
        return {name: tuple(lines) for name, lines in self._overlays.items()}

    def set_series(self, series: MetricSeries | None) -> None:
        """Draw this run, or none."""
        self._remove(self._own)
        self._own = [] if series is None else self._lines("", series)
        self._smooth_all()

    def add_overlay(self, name: str, series: MetricSeries) -> None:
        """Lay another run over, in the place of one with the same name.

        Raises:
            ValueError: the name is empty.
        """
        if not name:
            raise ValueError("an overlay needs a name")
        self.remove_overlay(name)
        self._overlays[name] = self._lines(name, series)
        self._smooth_all()

    def remove_overlay(self, name: str) -> None:
        """Take a run away again; one that is not there is none to take away."""
        self._remove(self._overlays.pop(name, []))
        self.set_colors(self._colors)

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        for drawn in self._own:
            is_training = drawn.line.split == "train"
            color = colors.training if is_training else colors.validation
            drawn.set_color(color, colors.surface)
        for i, lines in enumerate(self._overlays.values()):
            for drawn in lines:
                drawn.set_color(colors.overlay(i), colors.surface)

    def set_smoothing(self, beta: float, is_time_weighted: bool) -> None:
        """Choose strength and kind of the average; what was set beforehand is never averaged."""
        self._beta = beta if self._is_measured else 0.0
        self._is_time_weighted = is_time_weighted
        self._smooth_all()

    def set_pixel_ratio(self, ratio: float) -> None:
        """Say how many pixels the device has for each that a width is given in."""
        for drawn in self:
            drawn.set_pixel_ratio(ratio)

    def catch_up(self) -> None:
        """Average what is new in any run."""
        for drawn in self:
            drawn.line.catch_up()

    def redraw(self, axis: Axis, low: float, high: float, columns: int, is_log: bool) -> None:
        """Draw what lies between two places on the axis."""
        for drawn in self:
            drawn.redraw(axis, low, high, columns, is_log)

    def entries(self) -> tuple[LegendEntry, ...]:
        """Return the newest average of "training", "validation", then of runs by name.

        Of a run laid over it is the validation's, else the training's; what has none is left out.
        """
        entries: dict[str, LegendEntry] = {}
        for drawn in self:
            row = drawn.line.last_row()
            if row is not None:
                own = "training" if drawn.line.split == "train" else "validation"
                key = drawn.line.name or own
                text = value_text(self._figure, float(drawn.line.averages[row]))
                stroke: Stroke = "dashed" if key == "validation" else "line"
                entries[key] = LegendEntry(key, line_name(key), text, drawn.color, stroke)
        return tuple(entries.values())

    def moment_text(self) -> str:
        """Return where the run's newest values were measured and whether they are averages.

        "" where there are none.
        """
        rows = [(drawn, drawn.line.last_row()) for drawn in self._own]
        places = [d.line.series.place(d.line.track, row) for d, row in rows if row is not None]
        if not places:
            return ""
        epoch = str(max(place.ordinal for place in places))
        said = (
            QCoreApplication.translate("Curves", "epoch %1, smoothed")
            if self._beta > 0
            else QCoreApplication.translate("Curves", "epoch %1")
        )
        return said.replace("%1", epoch)

    def _lines(self, name: str, series: MetricSeries) -> list[DrawnLine]:
        # Validation moves nothing: its rows repeat the rate of the step before them.
        splits: tuple[Split, ...] = ("train", "validation") if self._is_measured else ("train",)
        return [
            DrawnLine(CurveLine(name, series, split, self._figure), self._view, bool(name))
            for split in splits
        ]

    def _smooth_all(self) -> None:
        self.set_colors(self._colors)
        for drawn in self:
            spacing = self._spacing(drawn) if self._is_time_weighted else None
            drawn.line.set_smoothing(self._beta, spacing)

    def _spacing(self, drawn: DrawnLine) -> float:
        """Return over how many batches of its run the weight of a value falls to beta.

        One in the run itself, so that its training is averaged value by value; as much of an
        epoch in a run laid over, whatever its batches hold.
        """
        if not self._own or not drawn.is_overlay:
            return 1.0
        own = self._own[0].line.series
        if not own.epoch_count:
            return 1.0
        return drawn.line.series.batches_in_epoch() / own.batches_in_epoch()

    def _remove(self, lines: list[DrawnLine]) -> None:
        for drawn in lines:
            drawn.remove()
