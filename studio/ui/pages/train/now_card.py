"""What the engine does at this moment, and how far it is."""

import math

from PySide6.QtWidgets import QWidget

from studio.core.runs.run_state import RunState
from studio.core.wire.messages import Device, Phase, StageStarted
from studio.core.wire.phases import IN_EPOCHS
from studio.ui.texts.format import (
    bytes_text,
    count_text,
    decimal_text,
    duration_text,
    percent_text,
    whole_text,
)
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.labelled_bar import LabelledBar


class NowCard(Card):
    """Phase, share, time left, speed, frozen part and device of a living run."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Now"))
        self._bar = LabelledBar(theme, "")
        self._left = KeyValueRow(theme, self.tr("Time left"))
        self._speed = KeyValueRow(theme, self.tr("Speed"))
        self._frozen = KeyValueRow(theme, self.tr("Frozen part"))
        self._saved = KeyValueRow(theme, self.tr("Saved"))
        self._device = KeyValueRow(theme, self.tr("Device"))
        for row in (self._bar, self._left, self._speed, self._frozen, self._saved, self._device):
            self.body.addWidget(row)

    def show_state(self, state: RunState, device: Device | None) -> None:
        """Show a living run; what is not known before the first stage is not shown."""
        self._show_bar(state)
        for row in (self._left, self._speed, self._frozen, self._saved):
            row.setVisible(state.stage is not None)
        is_waiting = state.blocked is not None
        self._left.set_value(
            self.tr("waiting") if is_waiting else self._time_left(state.progress.seconds_left),
            "warning" if is_waiting else "",
        )
        self._speed.set_value(self._speed_text(state.progress.images_per_second))
        self._frozen.set_value(self._frozen_text(state.stage))
        self._saved.set_value(
            self.tr("epoch {epoch}, can be resumed").format(epoch=count_text(state.saved))
            if state.saved
            else self.tr("after the first epoch")
        )
        known = state.device or (device.name if device else "")
        self._device.set_value(known or self.tr("being evaluated"))

    def _show_bar(self, state: RunState) -> None:
        if state.phase in IN_EPOCHS - {Phase.FIRST_STEP} and state.epochs:
            label = state.stage.name if state.stage else phase_text(state.phase)
            value = self.tr("epoch {epoch} of {epochs}, {share}").format(
                epoch=count_text(max(state.epoch, 1)),
                epochs=count_text(state.epochs),
                share=percent_text(state.fraction),
            )
            self._bar.set_label(label)
            self._bar.set_value(value, state.fraction)
            return
        self._bar.set_label(phase_text(state.phase))
        done, total = state.progress.done, state.progress.total
        if state.phase is Phase.FETCHING:
            value = percent_text(done / total) if total else bytes_text(done)
        elif total and state.phase not in IN_EPOCHS:
            value = self.tr("{done} of {total}").format(
                done=count_text(done), total=count_text(total)
            )
        else:
            self._bar.set_value("", 0.0)
            return
        self._bar.set_value(value, done / total if total else 0.0)

    def _time_left(self, seconds: float) -> str:
        return self.tr("measuring") if math.isnan(seconds) else duration_text(seconds)

    def _speed_text(self, speed: float) -> str:
        if math.isnan(speed):
            return self.tr("measuring")
        return self.tr("{count} images/s").format(count=whole_text(speed))

    def _frozen_text(self, stage: StageStarted | None) -> str:
        if stage is None or not stage.frozen_layers:
            return self.tr("none, all layers train")
        if stage.cut is None:
            return self.tr("recomputed each time")
        if stage.speedup >= 1.05:
            times = decimal_text(stage.speedup, 0 if stage.speedup >= 10 else 1)
            return self.tr("cached, {times}× faster").format(times=times)
        return self.tr("cached")
