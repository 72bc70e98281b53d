"""One figure of a training as live curves."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from studio.core.metrics import Axis, MetricSeries
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import LOSS
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.curves.content import CurveContent
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.marking import Finding
from studio.ui.widgets.curves.references import CurveReference


class CurvePlot(Chart):
    """Training (solid) and validation (dashed) of a run, and other runs laid over it.

    Give it a series once and call `refresh` whenever the series has grown. The keys of `values`
    are "training", "validation" and the names of the runs laid over; the note says where the
    newest values were measured and how they are averaged.

    Args:
        figure: what is drawn.
        best_by: the figure that makes an epoch the best one, by its validation value; None: none.
        beside: further figures in the same unit, drawn in other colours.
    """

    def __init__(
        self,
        figure: Figure = LOSS,
        best_by: Figure | None = LOSS,
        beside: Sequence[Figure] = (),
        parent: QWidget | None = None,
    ) -> None:
        canvas = ChartCanvas()
        curves = CurveContent(canvas.view, (figure, *beside), best_by)
        super().__init__(canvas, curves, parent)
        self._curves = curves
        self.setMinimumSize(240, 104)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def figure(self) -> Figure:
        """What is drawn."""
        return self._curves.figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures that are drawn, the one that leads first."""
        return self._curves.figures

    @property
    def is_log(self) -> bool:
        """Whether the scale is logarithmic; that of a share never is."""
        return self._curves.is_log

    @property
    def overlay_names(self) -> tuple[str, ...]:
        """Names of the runs laid over, in order."""
        return tuple(self._curves.lines.overlays)

    def set_series(self, series: MetricSeries | None) -> None:
        """Show this run from its beginning; None shows the empty plot."""
        self._curves.series = series
        self._curves.lines.set_series(series)
        self.reset_view()

    def set_stage_names(self, names: Mapping[int, str]) -> None:
        """Say what the stages are called, by their number from 1."""
        self._curves.stage_names = dict(names)
        self.refresh()

    def set_planned_epochs(self, epochs: int) -> None:
        """Say how many epochs a living run has in all, as far as one can zoom out; 0: it is over.

        The axis goes only as far as the run has come.
        """
        self._curves.planned_epochs = max(epochs, 0)
        self.refresh()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Mark ranges of epochs in which something was found, in place of those before."""
        self._curves.findings = tuple(findings)
        self.setAccessibleDescription(self.summary())
        self.refresh()

    def set_references(self, references: Sequence[CurveReference]) -> None:
        """Hold the curves against these level lines, in place of those before."""
        if tuple(references) != self._curves.references:
            self._curves.references = tuple(references)
            self.setAccessibleDescription(self.summary())
            self.refresh()

    def add_overlay(self, name: str, series: MetricSeries) -> None:
        """Lay another run over, in the place of one with the same name.

        Raises:
            ValueError: the name is empty.
        """
        self._curves.lines.add_overlay(name, series)
        self.refresh()

    def remove_overlay(self, name: str) -> None:
        """Take a run away again."""
        self._curves.lines.remove_overlay(name)
        self.refresh()

    # --- how it is shown --------------------------------------------------------------------

    def set_smoothing(self, beta: float, is_time_weighted: bool = True) -> None:
        """Choose the average, 0 (none) to 0.999, by recorded value or by time.

        Raises:
            ValueError: beta lies outside.
        """
        self._curves.lines.set_smoothing(beta, is_time_weighted)
        self.refresh()

    def set_axis(self, axis: Axis) -> None:
        """Choose epochs or batches below; shows everything."""
        self._curves.axis = axis
        self.rescale()

    def set_log(self, is_log: bool) -> None:
        """Choose the logarithmic scale; shows everything."""
        self._curves.wants_log = is_log
        self.rescale()

    def points_at(self, x: float) -> list[LinePoint]:
        """Return each line's recorded value nearest to the crosshair.

        The crosshair stands at the first one: the training's value nearest to `x`.
        """
        return [point for point, _ in self._curves.points_at(x)]
