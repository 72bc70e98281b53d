"""Which part of a run a plot shows: everything, or what the person chose."""

from collections.abc import Callable

from studio.core.metrics import Axis, MetricName, MetricSeries
from studio.ui.widgets.curves.extent import end_of, farthest, least_width
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.ranges import log_range, value_range
from studio.ui.widgets.curves.view import CurveView

_EDGE = 0.04


class Framing:
    """Sets the range of a view before and after its lines are drawn.

    Along the axis below it follows the run until the person moves or zooms there. The values are
    fitted to what is in view until the person moves or zooms along them.

    Args:
        view: whose range is set.
        lines: what it shows.
        metric: the figure.
    """

    def __init__(self, view: CurveView, lines: LineSet, metric: MetricName) -> None:
        self._view = view
        self._lines = lines
        self._metric: MetricName = metric
        self._follows_places = True
        self._fits_values = True
        self._limits = (0.0, 0.0)
        self.axis: Axis = "epochs"
        self.is_log = False
        self.planned_epochs = 0

    @property
    def shows_everything(self) -> bool:
        """Whether new values come into view by themselves, along both axes."""
        return self._follows_places and self._fits_values

    def reset(self) -> None:
        """Show everything, along both axes, from now on."""
        self._view.forget_gesture()
        self._follows_places = True
        self._set_fits_values(fits=True)

    def draw(self, redraw: Callable[[float, float], None]) -> None:
        """Set the range, with the lines drawn by `redraw(low, high)` in between.

        What was asked for with the mouse or the keys is applied first.
        """
        moved = self._view.apply_gesture()
        if moved.places:
            self._follows_places = False
        if moved.values:
            self._set_fits_values(fits=False)
        runs = self._runs()
        self._apply_limits(runs)
        if self._follows_places:
            end = end_of(runs, self.axis, self.planned_epochs)
            self._view.setXRange(0.0, end, padding=0)
        low, high = self._view.viewRange()[0]
        redraw(low, high)
        if self._fits_values:
            self._view.setYRange(*self._value_range(), padding=0)

    def _set_fits_values(self, *, fits: bool) -> None:
        self._fits_values = fits
        self._view.is_value_range_held = fits

    def _runs(self) -> list[MetricSeries]:
        return list({id(d.line.series): d.line.series for d in self._lines}.values())

    def _apply_limits(self, runs: list[MetricSeries]) -> None:
        """Keep the person from panning away from the run, and from zooming into nothing."""
        end = farthest(runs, self.axis, self.planned_epochs)
        least = least_width(runs[0] if runs else None, self.axis)
        if (end, least) != self._limits:
            self._limits = (end, least)
            self._view.setLimits(
                xMin=-_EDGE * end, xMax=(1 + _EDGE) * end, minXRange=min(least, end)
            )

    def _value_range(self) -> tuple[float, float]:
        averages = [drawn.drawn_averages for drawn in self._lines]
        recorded = [drawn.drawn_recorded for drawn in self._lines]
        if self.is_log:
            return log_range(averages, recorded)
        return value_range(self._metric, averages, recorded, self._view.rect().height())
