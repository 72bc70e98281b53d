"""One figure of a training as live curves."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.metrics import Axis, BestEpoch, MetricName, MetricSeries
from studio.core.tasks.table import figure
from studio.ui.widgets.curves.canvas import CurveCanvas
from studio.ui.widgets.curves.colors import LIGHT_COLORS, CurveColors
from studio.ui.widgets.curves.crosshair import Crosshair
from studio.ui.widgets.curves.focus_ring import FocusRing
from studio.ui.widgets.curves.framing import Framing
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.marking import (
    best_label,
    best_mark,
    line_dots,
    stage_marks,
)
from studio.ui.widgets.curves.marks import Marks
from studio.ui.widgets.curves.output import CurveOutput
from studio.ui.widgets.curves.overlay import PlotOverlay
from studio.ui.widgets.curves.pacer import Pacer
from studio.ui.widgets.curves.settings import DEFAULT_SMOOTHING
from studio.ui.widgets.curves.summary import axis_name, metric_name, summary_of

_KEY_ZOOM = 0.8
_KEY_PAN = 0.1


class CurvePlot(FocusRing):
    """Training (solid) and validation (dashed) of a run, and other runs laid over it.

    Give it a series once and call `refresh` whenever the series has grown; it repaints at most
    30 times a second. It follows the training until the person pans or zooms, and again after
    `reset_view`. Keys: arrows move the crosshair, with Shift the view; + and - zoom; Home shows
    everything; Esc hides the crosshair.

    Attributes:
        output: saves and copies what is shown.

    Signals:
        values_changed: newest smoothed value as text by line (dict[str, str]); the keys are
            "training", "validation" and the names of the runs laid over.
        moment_changed: words about where the newest values were measured and how they are
            averaged, "" without values.
        following_changed: whether everything is shown and new values come into view.
        hovered: place on the axis that the person points at (float), or None.
        menu_requested: place on the screen (QPoint) where a menu is wanted.
    """

    values_changed = Signal(object)  # Signal(dict) would sort the keys
    moment_changed = Signal(str)
    following_changed = Signal(bool)
    hovered = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, metric: MetricName = "loss", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metric: MetricName = metric
        self._series: MetricSeries | None = None
        self._colors = LIGHT_COLORS
        self._axis: Axis = "epochs"
        self._is_log = False
        self._is_following = True
        self._stage_names: dict[int, str] = {}
        self._best_by: Literal["loss", "accuracy"] = "loss"
        self._values: dict[str, str] = {}
        self._moment_text = ""
        self._canvas = CurveCanvas(metric, self._colors)
        self._lines = LineSet(self._canvas.view, metric, self._colors, DEFAULT_SMOOTHING)
        self._framing = Framing(self._canvas.view, self._lines, metric)
        self.output = CurveOutput(self._canvas, self._lines, metric, self.flush)
        self._crosshair = Crosshair(self._canvas, self._lines, metric, self._colors, self)
        self._overlay = PlotOverlay(self)
        self._pacer = Pacer(self)
        self._lay_out()
        self._connect()
        self._canvas.use_font(self.font())
        self._retranslate()
        self._pacer.request()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def shown_metric(self) -> MetricName:
        """The figure that is drawn."""
        return self._metric

    @property
    def is_following(self) -> bool:
        """Whether everything is shown and new values come into view by themselves."""
        return self._is_following

    @property
    def is_log(self) -> bool:
        """Whether the scale is logarithmic; that of an accuracy never is."""
        return self._is_log and self._metric != "accuracy"

    @property
    def values(self) -> dict[str, str]:
        """What `values_changed` said last."""
        return dict(self._values)

    @property
    def moment_text(self) -> str:
        """What `moment_changed` said last."""
        return self._moment_text

    @property
    def overlay_names(self) -> tuple[str, ...]:
        """Names of the runs laid over, in order."""
        return tuple(self._lines.overlays)

    def set_series(self, series: MetricSeries | None) -> None:
        """Show this run from its beginning; None shows the empty plot."""
        self._series = series
        self._lines.set_series(series)
        self.reset_view()

    @Slot()
    def refresh(self) -> None:
        """Show what came into the series since; cheap, and may be called with every batch."""
        self._pacer.request()

    def set_stage_names(self, names: Mapping[int, str]) -> None:
        """Say what the stages are called, by their number from 1."""
        self._stage_names = dict(names)
        self._pacer.request()

    def set_planned_epochs(self, epochs: int) -> None:
        """Say how many epochs a living run has in all, as far as one can zoom out; 0: it is over.

        The axis goes only as far as the run has come.
        """
        self._framing.planned_epochs = max(epochs, 0)
        self._pacer.request()

    def set_best_by(self, by: Literal["loss", "accuracy"]) -> None:
        """Choose what makes an epoch the best one: its validation loss or accuracy."""
        self._best_by = by
        self._pacer.request()

    def add_overlay(self, name: str, series: MetricSeries) -> None:
        """Lay another run over, in the place of one with the same name.

        Raises:
            ValueError: the name is empty.
        """
        self._lines.add_overlay(name, series)
        self._pacer.request()

    def remove_overlay(self, name: str) -> None:
        """Take a run away again."""
        self._lines.remove_overlay(name)
        self._pacer.request()

    # --- how it is shown --------------------------------------------------------------------

    def set_smoothing(self, beta: float, is_time_weighted: bool = True) -> None:
        """Choose the average, 0 (none) to 0.999, by recorded value or by time.

        Raises:
            ValueError: beta lies outside.
        """
        self._lines.set_smoothing(beta, is_time_weighted)
        self._pacer.request()

    def set_axis(self, axis: Axis) -> None:
        """Choose epochs or batches below; shows everything."""
        self._axis = self._framing.axis = self.output.axis = axis
        self._name_axes()
        self._crosshair.set_scales(axis, self.is_log)
        self._canvas.places.set_axis(axis)
        self.reset_view()

    def set_log(self, is_log: bool) -> None:
        """Choose the logarithmic scale; shows everything."""
        self._is_log = is_log
        self._framing.is_log = self.is_log
        self._canvas.values.set_log(self.is_log)
        self._crosshair.set_scales(self._axis, self.is_log)
        self.reset_view()

    def set_colors(self, colors: CurveColors) -> None:
        """Draw in another scheme."""
        self._colors = self.output.colors = colors
        self._canvas.set_colors(colors)
        self._lines.set_colors(colors)
        self._crosshair.readout.set_colors(colors)
        self._overlay.set_colors(colors)
        self.set_ring_color(colors.accent)
        self._pacer.request()

    @Slot()
    def reset_view(self) -> None:
        """Show everything, along both axes, and follow the training from now on."""
        self._framing.reset()
        self._tell_following()
        self._pacer.request()

    def pan(self, right: float, up: float = 0.0) -> None:
        """Move what is seen by shares of its width and height."""
        self._canvas.view.pan(right, up)

    def zoom(self, factor: float, is_vertical: bool = False, at: float = 0.5) -> None:
        """Show `factor` times as much as now along one axis; what lies at `at` (0..1) stays."""
        self._canvas.view.zoom(factor, is_vertical, at)

    def visible_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the places and the values that are seen, each (low, high)."""
        x_range, (low, high) = self._canvas.view.viewRange()
        values = (10**low, 10**high) if self.is_log else (low, high)
        return (x_range[0], x_range[1]), values

    def flush(self) -> None:
        """Do now what waits for the next repaint."""
        self._pacer.flush()
        self._crosshair.flush()

    @Slot(object)
    def set_hover(self, x: float | None) -> None:
        """Show the crosshair at the recorded value nearest to `x` on the axis, or none."""
        self._crosshair.show_at(x)

    def points_at(self, x: float) -> list[LinePoint]:
        """Return each line's recorded value nearest to the crosshair.

        The crosshair stands at the first one: the training's value nearest to `x`.
        """
        return [point for point, _ in self._crosshair.points_at(x)]

    def summary(self) -> str:
        """Return the plot in words: newest values, where they go, the best epoch."""
        lines = [drawn.line for drawn in self._lines]
        return summary_of(self._metric, lines, self._best())

    # --- events -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with keys what the mouse does."""
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                sign = -1 if key == Qt.Key.Key_Left else 1
                self.pan(sign * _KEY_PAN) if has_shift else self._crosshair.step(sign)
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key if has_shift:
                self.pan(0.0, _KEY_PAN if key == Qt.Key.Key_Up else -_KEY_PAN)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_KEY_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _KEY_ZOOM)
            case Qt.Key.Key_Home:
                self.reset_view()
            case Qt.Key.Key_Escape if self._crosshair.x is not None:
                self._crosshair.point_at(None)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu from the keyboard; the mouse's click comes through the view."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the plot in its place."""
        super().resizeEvent(event)
        self._overlay.place()
        self._pacer.request()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._pacer.request()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._pacer.request()
        elif event.type() == QEvent.Type.FontChange:
            self._canvas.use_font(self.font())
            self._pacer.request()

    # --- the inside -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 104)

    def _connect(self) -> None:
        view = self._canvas.view
        view.gesture_made.connect(self._pacer.request)
        view.sigResized.connect(self._on_view_resized)
        view.reset_requested.connect(self.reset_view)
        view.menu_requested.connect(self.menu_requested)
        self._crosshair.pointed.connect(self.hovered)
        self._overlay.reset_chosen.connect(self.reset_view)
        self._pacer.due.connect(self._redraw)

    def _retranslate(self) -> None:
        self._overlay.retranslate()
        self.setAccessibleName(metric_name(self._metric))
        self._name_axes()

    def _name_axes(self) -> None:
        self._canvas.set_axis_names(metric_name(self._metric), axis_name(self._axis))

    @Slot(object)
    def _on_view_resized(self, _view: object) -> None:
        self._pacer.request()

    @Slot()
    def _redraw(self) -> None:
        self._lines.set_pixel_ratio(self._canvas.devicePixelRatioF())
        self._lines.catch_up()
        self._framing.draw(self._redraw_lines)
        self._tell_following()
        self._canvas.fit_labels()
        self._mark()
        self._tell()
        self._crosshair.refresh()

    def _redraw_lines(self, low: float, high: float) -> None:
        self._lines.redraw(self._axis, low, high, self._canvas.columns(), self.is_log)

    def _mark(self) -> None:
        best = self._best()
        label = best_label(best) if best is not None else ""
        axis, is_log = self._axis, self.is_log
        stages = (
            () if self._series is None else stage_marks(self._series, self._stage_names, self._axis)
        )
        self._canvas.marks.set_marks(
            Marks(
                stages=stages,
                best=best_mark(self._lines.own, best, axis, is_log, label),
                dots=line_dots(self._lines, axis, is_log),
                are_labels_below=self._metric == "accuracy",
            )
        )

    def _tell(self) -> None:
        """Say the newest values to whoever shows them."""
        values = self._lines.newest_values()
        self._overlay.show_empty(is_empty=not values)
        self._canvas.setVisible(bool(values))
        moment = self._lines.moment_text()
        if moment != self._moment_text:
            self._moment_text = moment
            self.moment_changed.emit(moment)
        if values != self._values:
            self._values = values
            self.setAccessibleDescription(self.summary())
            self.values_changed.emit(dict(values))

    def _best(self) -> BestEpoch | None:
        return None if self._series is None else self._series.best_epoch(figure(self._best_by))

    def _tell_following(self) -> None:
        is_following = self._framing.shows_everything
        if is_following != self._is_following:
            self._is_following = is_following
            self._overlay.offer_reset(is_offered=not is_following)
            self.following_changed.emit(is_following)
