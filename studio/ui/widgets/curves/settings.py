"""What several plots of one page share: smoothing, axis, scale, and where the crosshair is."""

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.metrics import Axis
from studio.core.metrics.smoothing import HIGHEST
from studio.core.tasks.figure import Figure

DEFAULT_SMOOTHING = 0.9
"""Averages over about ten batches: enough to see the course of a noisy training."""


class CurveSettings(QObject):
    """The state of the controls above curves; every panel shows it and may change it.

    Smoothing goes by time unless somebody chooses otherwise. Over the training's batches that is
    the average over every recorded value; a validation once an epoch stays as it was measured,
    where an average by value would draw it epochs late.

    Signals:
        smoothing_changed: the strength, 0..HIGHEST.
        axis_changed: "epochs" or "batches".
        log_changed: whether values are drawn on a logarithmic scale.
        weighting_changed: whether smoothing goes by time and not by recorded value.
        hovered: place on the axis under the pointer (float), or None.
    """

    smoothing_changed = Signal(float)
    axis_changed = Signal(str)
    log_changed = Signal(bool)
    weighting_changed = Signal(bool)
    hovered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._smoothing = DEFAULT_SMOOTHING
        self._axis: Axis = "epochs"
        self._is_log: bool | None = None
        self._is_time_weighted = True

    @property
    def smoothing(self) -> float:
        """Strength of the smoothing, 0..HIGHEST."""
        return self._smoothing

    @property
    def axis(self) -> Axis:
        """What the curves are drawn over."""
        return self._axis

    @property
    def is_time_weighted(self) -> bool:
        """Whether smoothing goes by time and not by recorded value."""
        return self._is_time_weighted

    def is_log(self, figure: Figure) -> bool:
        """Return whether a figure is drawn on a logarithmic scale: its own until one is chosen."""
        return figure.scale == "log" if self._is_log is None else self._is_log

    @Slot(float)
    def set_smoothing(self, beta: float) -> None:
        """Choose the strength; what lies outside 0..HIGHEST becomes the nearest end."""
        wanted = min(max(beta, 0.0), HIGHEST)
        if wanted != self._smoothing:
            self._smoothing = wanted
            self.smoothing_changed.emit(wanted)

    def set_axis(self, axis: Axis) -> None:
        """Choose epochs or batches."""
        if axis != self._axis:
            self._axis = axis
            self.axis_changed.emit(axis)

    @Slot(bool)
    def set_log(self, is_log: bool) -> None:
        """Choose the logarithmic or the linear scale."""
        if is_log != self._is_log:
            self._is_log = is_log
            self.log_changed.emit(is_log)

    @Slot(bool)
    def set_time_weighted(self, is_time_weighted: bool) -> None:
        """Choose smoothing by time or by recorded value."""
        if is_time_weighted != self._is_time_weighted:
            self._is_time_weighted = is_time_weighted
            self.weighting_changed.emit(is_time_weighted)

    @Slot(object)
    def hover(self, place: float | None) -> None:
        """Say where on the axis the pointer is, so that every plot marks it."""
        self.hovered.emit(place)
