"""A slider over what was kept of a training, epoch by epoch, and a button that plays it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.value_slider import CalmSlider

FRAME_MS = 350
"""Between two epochs while they are played."""


class EpochSlider(QWidget):
    """Stops from the first to the last; arrow keys step, the button plays from here to the end.

    Args:
        is_busy: whether what belongs to the chosen stop is still to come: then a frame is left
            out while it plays, so that something slow is shown more slowly, and not in part.

    Attributes:
        slider: likewise `play_button`, its two controls.

    Signals:
        stop_chosen(int): the person, or the playing, chose the stop of this number, from 0.
    """

    stop_chosen = Signal(int)

    def __init__(
        self, theme: Theme, is_busy: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self.slider = CalmSlider()
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setPageStep(1)
        self.play_button = IconButton(theme, "play", self.tr("Play all epochs"), small=True)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.play_button)
        self._row.addWidget(self.slider, 1)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.play_button.clicked.connect(self._on_play_clicked)
        self._timer.timeout.connect(self._on_frame_due)
        self.show_stops(0, 0)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget, such as the name of the stop, at the right."""
        self._row.addWidget(widget)

    def show_stops(self, count: int, at: int) -> None:
        """Offer so many stops and show one of them, from 0, without a signal."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(count - 1, 0))
            self.slider.setValue(at)
        for control in (self.slider, self.play_button):
            control.setEnabled(count > 1)
        if count <= 1:
            self.stop_playing()

    @property
    def is_playing(self) -> bool:
        """Whether it steps by itself."""
        return self._timer.isActive()

    @Slot()
    def stop_playing(self) -> None:
        """Stay at the stop that is shown."""
        self._timer.stop()
        self.play_button.set_icon("play")
        self.play_button.set_label(self.tr("Play all epochs"))

    def _step_to(self, at: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(at)
        self.stop_chosen.emit(at)

    @Slot(int)
    def _on_slider_moved(self, at: int) -> None:
        self.stop_playing()
        self.stop_chosen.emit(at)

    @Slot()
    def _on_play_clicked(self) -> None:
        if self.is_playing:
            self.stop_playing()
            return
        if self.slider.value() == self.slider.maximum():
            self._step_to(0)
        self._timer.start()
        self.play_button.set_icon("pause")
        self.play_button.set_label(self.tr("Stop playing"))

    @Slot()
    def _on_frame_due(self) -> None:
        if self._is_busy():
            return
        if self.slider.value() >= self.slider.maximum():
            self.stop_playing()
        else:
            self._step_to(self.slider.value() + 1)
