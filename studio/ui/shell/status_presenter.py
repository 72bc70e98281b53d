"""What the strip below every page says."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Slot

from studio.core.runs.run_state import RunState, Status
from studio.core.wire.messages import Phase
from studio.core.wire.phases import IN_EPOCHS
from studio.ui.engine.engine_client import EngineState
from studio.ui.models.search_status import SearchStatus
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import bytes_text, count_text, duration_text, whole_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import ColorName
from studio.ui.widgets.status_strip import StatusStrip

_COLORS: dict[EngineState, ColorName] = {
    EngineState.OFF: "edge",
    EngineState.STARTING: "warning",
    EngineState.LOADING: "warning",
    EngineState.READY: "good",
    EngineState.LOST: "error",
}


class StatusPresenter(QObject):
    """Keeps a `StatusStrip` true to engine, project and run."""

    def __init__(
        self, context: PageContext, strip: StatusStrip, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._scanned = (0, 0)
        context.client.state_changed.connect(self.show_all)
        context.client.ready.connect(self.show_all)
        context.run.state_changed.connect(self.show_all)
        context.run.progressed.connect(self.show_all)
        context.search.status_changed.connect(self.show_all)
        context.search.progressed.connect(self.show_all)
        context.search.changed.connect(self.show_all)
        context.queue.changed.connect(self.show_all)
        context.queue.series.progressed.connect(self.show_all)
        context.images.busy_changed.connect(self.show_all)
        context.images.dataset_changed.connect(self.show_all)
        context.project.project_changed.connect(self.show_all)
        context.images.scan_progressed.connect(self._on_scan_progressed)
        strip.cancel_chosen.connect(context.images.cancel)
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """Say everything again."""
        state = self._context.run.state
        self._show_engine(state)
        self._show_device(state)
        if state.status.is_alive:
            self._show_run(state)
        elif self._context.search.is_active:
            self._show_search()
        elif self._context.queue.is_on_cluster:
            self._show_series()
        else:
            self._show_project()

    @Slot(int, int)
    def _on_scan_progressed(self, done: int, total: int) -> None:
        self._scanned = (done, total)
        self.show_all()

    def _show_engine(self, state: RunState) -> None:
        engine = self._context.client.state
        if state.status.is_alive and engine in (EngineState.LOADING, EngineState.READY):
            if state.blocked is not None:
                self._strip.set_engine(self.tr("Training is waiting"), "warning")
                return
            text = self.tr("Stopping") if state.status is Status.STOPPING else self.tr("Training")
            self._strip.set_engine(text, "good")
            return
        search = self._context.search
        if search.is_active and engine in (EngineState.LOADING, EngineState.READY):
            is_ending = search.status in (SearchStatus.PAUSING, SearchStatus.ENDING)
            self._strip.set_engine(
                self.tr("Stopping") if is_ending else self.tr("Searching"), "good"
            )
            return
        series = self._context.queue.series
        if series.is_active and engine in (EngineState.LOADING, EngineState.READY):
            is_ending = series.is_pausing or series.is_ending
            self._strip.set_engine(
                self.tr("Stopping") if is_ending else self.tr("Training on the cluster"), "good"
            )
            return
        text = {
            EngineState.OFF: self.tr("Engine off"),
            EngineState.STARTING: self.tr("Engine starting"),
            EngineState.LOADING: self.tr("Engine loading TensorFlow"),
            EngineState.READY: self.tr("Engine ready"),
            EngineState.LOST: self.tr("Engine lost"),
        }[engine]
        self._strip.set_engine(text, _COLORS[engine])

    def _show_device(self, state: RunState) -> None:
        device = self._context.client.device
        if device is None:
            self._strip.set_device("")
        elif state.status.is_alive and math.isfinite(state.progress.images_per_second):
            speed = self.tr("{device}, measured {speed} images/s")
            images = whole_text(state.progress.images_per_second)
            self._strip.set_device(speed.format(device=state.device or device.name, speed=images))
        else:
            speed = self.tr("{device}, measured {speed} GFLOPS")
            self._strip.set_device(
                speed.format(device=device.name, speed=whole_text(device.gigaflops))
            )

    def _show_run(self, state: RunState) -> None:
        self._strip.set_phase(self._run_text(state))
        self._strip.set_progress(_share_of(state))
        left = math.nan if state.blocked is not None else state.progress.seconds_left
        self._strip.set_right(
            self.tr("{time} left").format(time=duration_text(left)) if math.isfinite(left) else ""
        )

    def _run_text(self, state: RunState) -> str:
        templates = {
            Phase.FILLING: self.tr("Epoch {epoch} of {epochs}, reading images"),
            Phase.TRAINING: self.tr("Epoch {epoch} of {epochs}"),
            Phase.VALIDATING: self.tr("Epoch {epoch} of {epochs}, validating"),
        }
        template = templates.get(state.phase) if state.epoch else None
        if template is not None:
            return template.format(epoch=count_text(state.epoch), epochs=count_text(state.epochs))
        text = phase_text(state.phase)
        if not state.progress.total or state.phase in IN_EPOCHS:
            return text
        said = bytes_text if state.phase is Phase.FETCHING else count_text
        return f"{text} · {said(state.progress.done)} / {said(state.progress.total)}"

    def _show_search(self) -> None:
        found = self._context.search.progress
        if found is None:
            self._strip.set_phase("")
            self._strip.set_progress(None)
            self._strip.set_right("")
            return
        text = self.tr("{done} of {count} trials")
        self._strip.set_phase(
            text.format(done=count_text(found.done), count=count_text(found.count))
        )
        self._strip.set_progress(found.share)
        left = found.seconds_left
        self._strip.set_right(
            self.tr("{time} left").format(time=duration_text(left)) if math.isfinite(left) else ""
        )

    def _show_series(self) -> None:
        queue = self._context.queue
        text = self.tr("{done} of {count} runs")
        done, count = count_text(queue.place), count_text(len(queue.runs))
        self._strip.set_phase(text.format(done=done, count=count))
        self._strip.set_progress(queue.series.share)
        left = queue.series.seconds_left
        self._strip.set_right(
            self.tr("{time} left").format(time=duration_text(left)) if math.isfinite(left) else ""
        )

    def _show_project(self) -> None:
        images = self._context.images
        busy, folder = images.busy, images.folder
        place = (
            self.tr("{folder} · your images are never changed").format(folder=folder.name)
            if folder
            else ""
        )
        self._strip.set_right(place)
        if busy is None:
            self._strip.set_progress(None)
            self._strip.set_phase(self._scan_text())
            return
        is_counted = busy in (Phase.SCANNING, Phase.SAVING)
        done, total = self._scanned if is_counted else (0, 0)
        text = phase_text(busy)
        self._strip.set_phase(
            f"{text} · {count_text(done)} / {count_text(total)}" if total else text
        )
        self._strip.set_progress(done / total if total else 0.0, can_cancel=is_counted)

    def _scan_text(self) -> str:
        if self._context.images.dataset is None:
            return ""
        return self.tr("Folder scanned in {time}").format(
            time=duration_text(self._context.images.scan_seconds)
        )


def _share_of(state: RunState) -> float:
    """Return how much of a run is done, before its first batch how much of what comes before."""
    done, total = state.progress.done, state.progress.total
    if state.fraction or not total or state.phase in IN_EPOCHS:
        return state.fraction
    return done / total
