"""The engine: how it is, what it computes on, and a fresh start."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.wire.messages import Check, Checked, Failed
from studio.ui.engine.engine_client import EngineClient, EngineState
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.cluster_series import SERIES_RUNS
from studio.ui.models.project_search import SEARCH_RUNS, TRAINING_RUNS, ProjectSearch
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_queue import RunQueue
from studio.ui.texts.format import bytes_text, count_text, whole_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class EngineCard(Card):
    """State, device, measured speed; a check of the computer; a restart."""

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        run: RunModel,
        search: ProjectSearch,
        queue: RunQueue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Engine"))
        self._client = client
        self._run = run
        self._search = search
        self._queue = queue
        self._request = RequestSlot(client, self)
        about = self.tr("TensorFlow runs in its own process, so the window always responds.")
        self._state = KeyValueRow(theme, self.tr("State"))
        self._device = KeyValueRow(theme, self.tr("Device"))
        self._count = KeyValueRow(theme, self.tr("Devices of this kind"))
        self._speed = KeyValueRow(theme, self.tr("Measured speed"))
        self._memory = KeyValueRow(theme, self.tr("Memory"))
        self._remark = Banner(theme, "warning", "")
        self.lines = Label(theme, "", Role.CAPTION, wraps=True, selectable=True)
        self.check = Button(theme, self.tr("Check this computer"), icon="search")
        self.restart = Button(theme, self.tr("Restart the engine"), icon="refresh")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check)
        buttons.addWidget(self.restart)
        buttons.addStretch(1)
        self.body.addWidget(Label(theme, about, Role.DIM, wraps=True))
        rows = (self._state, self._device, self._count, self._speed, self._memory, self._remark)
        for widget in rows:
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.body.addWidget(self.lines)
        self.lines.hide()
        client.state_changed.connect(self.show_state)
        client.ready.connect(self.show_state)
        run.state_changed.connect(self._show_buttons)
        search.status_changed.connect(self._show_buttons)
        queue.changed.connect(self._show_buttons)
        self.check.clicked.connect(self._on_check_clicked)
        self.restart.clicked.connect(client.restart)
        self._request.answered.connect(self._on_checked)
        self._request.failed.connect(self._on_check_failed)
        self.show_state()
        self._show_buttons()

    @Slot()
    def show_state(self) -> None:
        """Show how the engine is now."""
        text = {
            EngineState.OFF: self.tr("off"),
            EngineState.STARTING: self.tr("starting"),
            EngineState.LOADING: self.tr("loading TensorFlow"),
            EngineState.READY: self.tr("ready"),
            EngineState.LOST: self.tr("lost"),
        }[self._client.state]
        self._state.set_value(text)
        device = self._client.device
        for row in (self._device, self._speed, self._memory):
            row.setVisible(device is not None)
        self._count.setVisible(device is not None and device.count > 1)
        self._remark.setVisible(device is not None and device.remark is not None)
        if device is None:
            return
        self._device.set_value(device.name)
        self._count.set_value(count_text(device.count))
        speed = self.tr("{speed} GFLOPS").format(speed=whole_text(device.gigaflops))
        self._speed.set_value(speed)
        self._memory.setVisible(device.memory > 0)
        self._memory.set_value(bytes_text(device.memory))
        if device.remark is not None:
            self._remark.show_text("warning", translated(device.remark))

    @Slot()
    def _show_buttons(self) -> None:
        reason = TRAINING_RUNS if self._run.state.status.is_alive else None
        reason = SEARCH_RUNS if self._search.is_active else reason
        reason = SERIES_RUNS if self._queue.is_on_cluster else reason
        text = translated(reason) if reason is not None else ""
        self.restart.set_obstacle(text)
        checking = self.tr("Checking…") if self._request.is_active else ""
        self.check.set_obstacle(text or checking)

    @Slot()
    def _on_check_clicked(self) -> None:
        self._say(self.tr("Checking…"))
        self._request.ask(Check())
        self._show_buttons()

    @Slot(object)
    def _on_checked(self, event: Checked) -> None:
        self._say("\n".join(translated(line) for line in event.lines))
        self._show_buttons()

    @Slot(object)
    def _on_check_failed(self, event: Failed) -> None:
        self._say(translated(event.sentence))
        self._show_buttons()

    def _say(self, text: str) -> None:
        self.lines.setText(text)
        self.lines.setVisible(bool(text))
