"""All lines of a plot: the run's own and those of runs laid over it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.metrics import Axis, MetricSeries, Split
from studio.core.tasks.figure import Figure
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.legend import LegendEntry, Stroke
from studio.ui.widgets.chart.view import ChartView
from studio.ui.widgets.curves.drawn_line import DrawnLine
from studio.ui.widgets.curves.line import CurveLine
from studio.ui.widgets.curves.names import line_name
from studio.ui.widgets.curves.values import figure_title, value_text


class LineSet:
    """The lines of one or more figures in the same unit, drawn into one view.

    Args:
        view: where to draw.
        figures: what they show.
        beta: first strength of the smoothing.
    """

    def __init__(self, view: ChartView, figures: Sequence[Figure], beta: float) -> None:
        self._view = view
        self._figures = tuple(figures)
        self._colors = LIGHT_COLORS
        self._is_measured = figures[0].better != "neither"
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
            drawn.set_color(self._own_color(drawn), colors.surface)
        more = max(len(self._figures) - 2, 0)  # the first two have colours of their own
        for i, lines in enumerate(self._overlays.values()):
            for drawn in lines:
                at = i * len(self._figures) + self._figures.index(drawn.line.figure)
                color = colors.overlay(more + at) if self._own else colors.series(at)
                drawn.set_color(color, colors.surface)

    def _own_color(self, drawn: DrawnLine) -> str:
        """Return the colour of a part, or where there are several figures, that of the figure."""
        if len(self._figures) > 1:
            return self._colors.series(self._figures.index(drawn.line.figure))
        is_training = drawn.line.split == "train"
        return self._colors.training if is_training else self._colors.validation

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
        Where there are several figures, the key of each is in front, and a space; one entry then
        says for all what a dashed line is.
        """
        entries: dict[str, LegendEntry] = {}
        for drawn in self:
            line, row = drawn.line, drawn.line.last_row()
            if row is not None:
                own = "training" if line.split == "train" else "validation"
                key = line.name or own
                text = value_text(line.figure, float(line.averages[row]))
                stroke: Stroke = "dashed" if key == "validation" else "line"
                name = line_name(key)
                if line.label and key == "validation":
                    entries[key] = LegendEntry(key, name, "", self._colors.dim, stroke)
                    continue
                if line.label:
                    name = line.label if key == "training" else f"{line.label} · {name}"
                    key = f"{line.figure.key} {key}"
                entries[key] = LegendEntry(key, name, text, drawn.color, stroke)
        dashed = entries.pop("validation", None) if len(self._figures) > 1 else None
        return (*entries.values(), dashed) if dashed is not None else tuple(entries.values())

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
        is_one = len(self._figures) == 1
        return [
            DrawnLine(
                CurveLine(name, series, split, figure, "" if is_one else figure_title(figure)),
                self._view,
                bool(name),
            )
            for figure in self._figures
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
        epoch in a run laid over, whatever its batches hold. Where there are only runs laid over
        each other, the first one stands for the run itself.
        """
        if self._own and not drawn.is_overlay:
            return 1.0
        own = next(iter(self)).line.series
        if not own.epoch_count:
            return 1.0
        return drawn.line.series.batches_in_epoch() / own.batches_in_epoch()

    def _remove(self, lines: list[DrawnLine]) -> None:
        for drawn in lines:
            drawn.remove()
