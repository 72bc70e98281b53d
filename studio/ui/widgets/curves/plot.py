"""One figure of a training as live curves."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.core.metrics import Axis, BestEpoch, MetricName, MetricSeries
from studio.core.named_output import write_named
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.curves.canvas import CurveCanvas
from studio.ui.widgets.curves.colors import LIGHT_COLORS, CurveColors
from studio.ui.widgets.curves.crosshair import Crosshair
from studio.ui.widgets.curves.extent import end_of, least_width
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.line_set import LineSet
from studio.ui.widgets.curves.marking import (
    best_label,
    best_mark,
    line_dots,
    stage_marks,
)
from studio.ui.widgets.curves.marks import Marks
from studio.ui.widgets.curves.pacer import Pacer
from studio.ui.widgets.curves.picture import CurvePicture, LegendEntry
from studio.ui.widgets.curves.ranges import log_range, value_range
from studio.ui.widgets.curves.settings import DEFAULT_SMOOTHING
from studio.ui.widgets.curves.summary import line_name, metric_name, summary_of
from studio.ui.widgets.curves.values_file import write_values

_EDGE = 0.04
_KEY_ZOOM = 0.8
_KEY_PAN = 0.1


class CurvePlot(QWidget):
    """Training (solid) and validation (dashed) of a run, and other runs laid over it.

    Give it a series once and call `refresh` whenever the series has grown; it repaints at most
    30 times a second. It follows the training until the person pans or zooms, and again after
    `reset_view`. Keys: arrows move the crosshair, with Shift the view; + and - zoom; Home shows
    everything; Esc hides the crosshair.

    Signals:
        values_changed: newest smoothed value as text by line (dict[str, str]); the keys are
            "training", "validation" and the names of the runs laid over.
        best_changed: words about the best epoch, "" where there is none.
        following_changed: whether everything is shown and new values come into view.
        hovered: place on the axis that the person points at (float), or None.
        menu_requested: place on the screen (QPoint) where a menu is wanted.
    """

    values_changed = Signal(object)  # Signal(dict) would sort the keys
    best_changed = Signal(str)
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
        self._planned_epochs = 0
        self._stage_names: dict[int, str] = {}
        self._has_best_label = True
        self._best_by: Literal["loss", "accuracy"] = "loss"
        self._values: dict[str, str] = {}
        self._best_text = ""
        self._limits = (0.0, 0.0)
        self._has_key_focus = False
        self._canvas = CurveCanvas(metric, self._colors)
        self._lines = LineSet(self._canvas.view, metric, self._colors, DEFAULT_SMOOTHING)
        self._crosshair = Crosshair(self._canvas, self._lines, metric, self._colors, self)
        self._empty = QLabel(self)
        self._reset = QPushButton(self)
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
    def best_text(self) -> str:
        """What `best_changed` said last."""
        return self._best_text

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
        """Say how many epochs all stages have, so that the axis ends there; 0: not known."""
        self._planned_epochs = max(epochs, 0)
        self._pacer.request()

    def set_best_by(self, by: Literal["loss", "accuracy"]) -> None:
        """Choose what makes an epoch the best one: its validation loss or accuracy."""
        self._best_by = by
        self._pacer.request()

    def set_best_label(self, has_label: bool) -> None:
        """Say whether the mark of the best epoch has words beside it."""
        self._has_best_label = has_label
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
        self._axis = axis
        self._crosshair.set_scales(axis, self.is_log)
        self._canvas.places.set_axis(axis)
        self.reset_view()

    def set_log(self, is_log: bool) -> None:
        """Choose the logarithmic scale; shows everything."""
        self._is_log = is_log
        self._canvas.values.set_log(self.is_log)
        self._crosshair.set_scales(self._axis, self.is_log)
        self.reset_view()

    def set_colors(self, colors: CurveColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        self._canvas.set_colors(colors)
        self._lines.set_colors(colors)
        self._crosshair.readout.set_colors(colors)
        self._empty.setStyleSheet(f"color: {colors.dim}; background: transparent;")
        self._pacer.request()
        self.update()

    @Slot()
    def reset_view(self) -> None:
        """Show everything and follow the training from now on."""
        self._canvas.view.forget_gesture()
        self._set_following(True)
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

    # --- as text, picture and numbers -------------------------------------------------------

    def summary(self) -> str:
        """Return the plot in words: newest values, where they go, the best epoch."""
        lines = [drawn.line for drawn in self._lines]
        return summary_of(self._metric, lines, self._best())

    def picture(self) -> CurvePicture:
        """Return what is seen now, with title and legend, ready to be saved."""
        self.flush()
        legend = [
            LegendEntry(
                f"{line_name(key)} {text}",
                self._colors.of_line(key, self.overlay_names),
                is_dashed=key == "validation",
            )
            for key, text in self._lines.newest_values().items()
        ]
        title, prepare = metric_name(self._metric), self._lines.set_pixel_ratio
        return CurvePicture(self._canvas, self._colors, title, legend, prepare)

    def save_png(self, path: Path) -> None:
        """Write the picture, two pixels for each on the screen.

        Raises:
            WorkError: the file cannot be written.
        """
        write_named(path, self.picture().png())

    def save_svg(self, path: Path) -> None:
        """Write the picture as strokes.

        Raises:
            WorkError: the file cannot be written.
        """
        write_named(path, self.picture().svg())

    def save_csv(self, path: Path) -> None:
        """Write every recorded value of every line with its average.

        Touches no widget: safe in a thread beside the window's.

        Raises:
            WorkError: the file cannot be written.
        """
        write_values(path, self._metric, [drawn.line for drawn in self._lines], self._axis)

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        copy_image(self, self.picture().image())

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go, if they are what brought the focus."""
        self._has_key_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        self._has_key_focus = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the focus; the curves are drawn by the canvas inside."""
        if not self._has_key_focus:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colors.accent), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the plot in its place."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.rect())
        self._place_reset()
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
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.setStyleSheet(f"color: {self._colors.dim}; background: transparent;")
        self._reset.setProperty("variant", "chip")
        self._reset.setProperty("small", True)
        self._reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reset.hide()

    def _connect(self) -> None:
        view = self._canvas.view
        view.gesture_made.connect(self._pacer.request)
        view.sigResized.connect(self._on_view_resized)
        view.reset_requested.connect(self.reset_view)
        view.menu_requested.connect(self.menu_requested)
        self._crosshair.pointed.connect(self.hovered)
        self._reset.clicked.connect(self.reset_view)
        self._pacer.due.connect(self._redraw)

    def _retranslate(self) -> None:
        self._empty.setText(self.tr("The curve starts with the first batch"))
        self._reset.setText(self.tr("Reset zoom"))
        self._reset.adjustSize()
        self.setAccessibleName(metric_name(self._metric))

    @Slot(object)
    def _on_view_resized(self, _view: object) -> None:
        self._pacer.request()

    @Slot()
    def _redraw(self) -> None:
        view = self._canvas.view
        if view.apply_gesture():
            self._set_following(False)
        self._lines.set_pixel_ratio(self._canvas.devicePixelRatioF())
        self._lines.catch_up()
        self._apply_limits()
        if self._is_following:
            view.setXRange(0.0, self._end(), padding=0)
        self._redraw_lines()
        if self._is_following:
            view.setYRange(*self._value_range(), padding=0)
        self._canvas.fit_labels()
        self._mark()
        self._tell()
        self._crosshair.refresh()

    def _redraw_lines(self) -> None:
        low, high = self._canvas.view.viewRange()[0]
        self._lines.redraw(self._axis, low, high, self._canvas.columns(), self.is_log)

    def _apply_limits(self) -> None:
        """Keep the person from panning away from the run, and from zooming into nothing."""
        end, least = self._end(), least_width(self._series, self._axis)
        if (end, least) != self._limits:
            self._limits = (end, least)
            self._canvas.view.setLimits(
                xMin=-_EDGE * end, xMax=(1 + _EDGE) * end, minXRange=min(least, end)
            )

    def _end(self) -> float:
        runs = {id(drawn.line.series): drawn.line.series for drawn in self._lines}
        return end_of(list(runs.values()), self._axis, self._planned_epochs)

    def _value_range(self) -> tuple[float, float]:
        averages = [d.drawn_averages for d in self._lines]
        recorded = [d.drawn_recorded for d in self._lines]
        if self.is_log:
            return log_range(averages, recorded)
        return value_range(self._metric, averages, recorded, self._canvas.view.rect().height())

    def _mark(self) -> None:
        best = self._best()
        label = best_label(best) if best is not None and self._has_best_label else ""
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
        self._empty.setVisible(not values)
        self._canvas.setVisible(bool(values))
        best = self._best()
        best_text = "" if best is None else best_label(best)
        if best_text != self._best_text:
            self._best_text = best_text
            self.best_changed.emit(best_text)
        if values != self._values:
            self._values = values
            self.setAccessibleDescription(self.summary())
            self.values_changed.emit(dict(values))

    def _best(self) -> BestEpoch | None:
        return None if self._series is None else self._series.best_epoch(self._best_by)

    def _set_following(self, is_following: bool) -> None:
        self._reset.setVisible(not is_following)
        if is_following != self._is_following:
            self._is_following = is_following
            self._place_reset()
            self.following_changed.emit(is_following)

    def _place_reset(self) -> None:
        self._reset.adjustSize()
        self._reset.move(self.width() - self._reset.width() - 16, 12)
        self._reset.raise_()
