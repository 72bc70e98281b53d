"""Steps that are looked at one after the other: a slider, a button that plays them, a text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.value_slider import CalmSlider

FRAME_MS = 350
"""Between two steps while they are played."""


class PlayBar(QWidget):
    """Says which step is wanted; what a step is and shows is its owner's business.

    Args:
        name: of the slider, for those who hear it.
        play: words of the button that plays all steps.
        stop: its words while they are played.
        frame_ms: between two steps while they are played.

    Attributes:
        slider: of the steps; moves without a signal while `set_steps` sets it.
        play_button: plays from the step that is shown, from the first one at the end.

    Signals:
        moved(int): this step is wanted, from 0, by the person or because it is played.
    """

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        play: str,
        stop: str,
        *,
        frame_ms: int = FRAME_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._play_text, self._stop_text = play, stop
        self._is_waiting: Callable[[], bool] = bool
        self.slider = CalmSlider()
        self.slider.setAccessibleName(name)
        self.play_button = IconButton(theme, "play", play, small=True)
        self._text = Label(theme, "", Role.DIM)
        self._timer = QTimer(self)
        self._timer.setInterval(frame_ms)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self._text)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.play_button.clicked.connect(self._on_play_clicked)
        self._timer.timeout.connect(self._on_frame_due)
        self.set_steps(0, 0)

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.slider.value()

    @property
    def is_playing(self) -> bool:
        """Whether the steps follow each other by themselves."""
        return self._timer.isActive()

    def set_steps(self, count: int, at: int) -> None:
        """Show which of `count` steps is shown, without a signal; what plays goes on."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(count - 1, 0))
            self.slider.setValue(at)
        self.slider.setEnabled(count > 1)
        self.play_button.setEnabled(count > 1)
        if count < 2:
            self.stop()

    def set_text(self, text: str) -> None:
        """Say at the right which step it is."""
        self._text.setText(text)

    def text(self) -> str:
        """Return what is said at the right."""
        return self._text.text()

    def set_frame_ms(self, frame_ms: int) -> None:
        """Change how long each step stays while they are played."""
        self._timer.setInterval(frame_ms)

    def wait_for(self, is_waiting: Callable[[], bool]) -> None:
        """Play no further while `is_waiting`: what is slow shows fewer steps a second, not none."""
        self._is_waiting = is_waiting

    def stop(self) -> None:
        """Play no further."""
        self._timer.stop()
        self.play_button.set_icon("play")
        self.play_button.set_label(self._play_text)

    @Slot(int)
    def _on_slider_moved(self, at: int) -> None:
        self.stop()
        self.moved.emit(at)

    @Slot()
    def _on_play_clicked(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self.step == self.slider.maximum():
            self._go(0)
        self._timer.start()
        self.play_button.set_icon("pause")
        self.play_button.set_label(self._stop_text)

    @Slot()
    def _on_frame_due(self) -> None:
        if self._is_waiting():
            return
        if self.step >= self.slider.maximum():
            self.stop()
        else:
            self._go(self.step + 1)

    def _go(self, at: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(at)
        self.moved.emit(at)
