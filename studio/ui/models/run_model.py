"""The run that the window shows: its state and its figures, kept up to date by events."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.metrics import MetricRow
from studio.core.metrics.file import read_metrics
from studio.core.metrics.report import Report
from studio.core.metrics.series import MetricSeries
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_state
from studio.core.runs.changes_file import read_changes
from studio.core.runs.run_folder import RunFolder, open_run
from studio.core.runs.run_state import RunProgress, RunState, Status
from studio.core.runs.run_summary import RunStatus, RunSummary, summary
from studio.core.tasks.classify import Classified
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.threads.background import Background


class _Finished(msgspec.Struct, frozen=True):
    """What was read from a run's folder."""

    run: str
    state: RunState
    recipe: Recipe | None
    series: MetricSeries
    changed: messages.Changed | None


class RunModel(QObject):
    """State and series of one run; pages read them and are told when they change.

    Signals:
        state_changed: the new `RunState`, where more than its progress is new.
        progressed: the new `RunProgress`, up to 20 times a second.
        series_replaced: `series` is another object: a run was started, resumed or loaded.
        metrics_appended: number of rows that were added to `series`.
        run_started: `messages.RunStarted`.
        layers_changed: `messages.Changed`, how far each layer has moved.
        gallery_saved: the epoch of all stages, from 1, whose pictures were kept.
        recipe_amended: the `Recipe` so far and the one that the run goes on with.
        failed: a `Sentence`; a run's folder could not be read, or training is forbidden.
    """

    state_changed = Signal(object)
    progressed = Signal(object)
    series_replaced = Signal()
    metrics_appended = Signal(int)
    run_started = Signal(object)
    layers_changed = Signal(object)
    gallery_saved = Signal(int)
    recipe_amended = Signal(object, object)
    failed = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._request: Request | None = None
        self._state = RunState()
        self._series = MetricSeries()
        self._recipe: Recipe | None = None
        self._changed: messages.Changed | None = None
        self._is_resumed = False
        self._is_to_keep = False
        self._first_fresh = 0
        self._forbidden: dict[str, Sentence] = {}
        self._held: list[MetricRow] | None = None
        self._read_until = -math.inf
        self._reader = Background(self)
        self._earlier = Background(self)
        self._shown_meanwhile = Background(self)
        client.lost.connect(self._on_client_lost)
        self._reader.succeeded.connect(self._on_run_read)
        self._reader.failed.connect(self.failed)
        self._earlier.succeeded.connect(self._on_earlier_read)
        self._earlier.failed.connect(self._on_earlier_failed)
        self._shown_meanwhile.succeeded.connect(self._on_read_meanwhile)

    @property
    def state(self) -> RunState:
        """What the run is doing."""
        return self._state

    @property
    def series(self) -> MetricSeries:
        """Its figures so far."""
        return self._series

    @property
    def first_fresh(self) -> int:
        """Row of `series.batches` with which this session of the run began."""
        return self._first_fresh

    @property
    def recipe(self) -> Recipe | None:
        """What is or was trained; None before the first run."""
        return self._recipe

    @property
    def is_to_keep(self) -> bool:
        """Whether the last request was to test and keep the run as it is, not to train it."""
        return self._is_to_keep

    @property
    def changed(self) -> messages.Changed | None:
        """How far each layer had moved at the end of the last epoch."""
        return self._changed

    def forbid(self, reason: Sentence | None, by: str = "project") -> None:
        """Begin no training until `by` gives None; who wants to is told `reason`."""
        if reason is None:
            self._forbidden.pop(by, None)
        else:
            self._forbidden[by] = reason

    def _may_begin(self) -> bool:
        for reason in self._forbidden.values():
            self.failed.emit(reason)
            return False
        return not self._state.status.is_alive

    def train(self, recipe: Recipe, project: Project) -> None:
        """Start a run; nothing happens while one is alive.

        What a search of the recipe varies is not of the run.
        """
        if not self._may_begin():
            return
        recipe = msgspec.structs.replace(recipe, search=None)
        self._ask(messages.Train(recipe, str(project.folder), str(project.runs)), recipe)

    def resume(
        self,
        run: Path | str,
        *,
        more_epochs: int = 0,
        rate_factor: float = 1.0,
        batch_size: int = 0,
        discard_edits: bool = False,
    ) -> None:
        """Go on with the run in folder `run`, changed as `messages.Resume` says.

        Nothing happens while one is alive.
        """
        if self._may_begin():
            self._ask_again(
                messages.Resume(str(run), more_epochs, rate_factor, batch_size, discard_edits)
            )

    def keep(self, run: Path | str, *, discard_edits: bool = False) -> None:
        """Test the paused or interrupted run in folder `run` and keep its best epoch.

        Nothing happens while one is alive.
        """
        if self._may_begin():
            self._ask_again(messages.Keep(str(run), discard_edits))

    def _ask_again(self, command: messages.Resume | messages.Keep) -> None:
        """Ask for work on a run that there is, and show that it goes on."""
        before = self._state if self._state.run == command.run else RunState()
        self._ask(command, self._recipe if before.run else None)
        self._set_state(
            msgspec.structs.replace(
                self._state, run=command.run, saved=before.saved, is_saved=before.is_saved
            )
        )
        self._is_resumed = True
        self._shown_meanwhile.run(lambda: _read(Path(command.run)))

    def stop(self) -> None:
        """End at the next batch and keep what was learned."""
        self._end(messages.Stop())

    def pause(self) -> None:
        """End at the next batch so that it can be resumed."""
        self._end(messages.Pause())

    def load(self, run: Path | str) -> None:
        """Show an ended run from its folder, in the background; not while one is alive."""
        if not self._state.status.is_alive:
            self._reader.run(lambda: _read(Path(run)))

    def clear(self) -> None:
        """Show no run; not while one is alive."""
        if not self._state.status.is_alive:
            self._reader.forget()
            self._replace_series(MetricSeries())
            self._recipe = None
            self._set_state(RunState())

    def _end(self, command: messages.Stop | messages.Pause) -> None:
        if self._state.status in (Status.STARTING, Status.RUNNING):
            self._client.send(command)
            self._set_state(run_state.stopping(self._state))

    def _ask(self, command: messages.RunCommand, recipe: Recipe | None) -> None:
        if self._request is not None:
            self._request.forget()
        self._is_to_keep = isinstance(command, messages.Keep)
        self._request = self._client.ask(command)
        self._request.replied.connect(self._on_replied)
        self._begin(self._request.number, recipe)

    def _begin(self, request: int, recipe: Recipe | None) -> None:
        self._reader.forget()
        self._shown_meanwhile.forget()
        self._recipe = recipe
        self._is_resumed = False
        self._replace_series(MetricSeries())
        self._set_state(run_state.started(request, monotonic()))

    def _replace_series(self, series: MetricSeries) -> None:
        self._earlier.forget()
        self._held = None
        self._read_until = -math.inf
        self._changed = None
        self._series = series
        self._first_fresh = len(series.batches)
        self.series_replaced.emit()

    def _set_state(self, state: RunState) -> None:
        before, self._state = self._state, state
        if msgspec.structs.replace(state, progress=before.progress) != before:
            self.state_changed.emit(state)
        if state.progress is not before.progress:
            self.progressed.emit(state.progress)

    @Slot(object)
    def _on_replied(self, event: messages.AnyRunEvent) -> None:
        before = self._state
        self._set_state(_with_pause(run_state.apply(before, event, monotonic())))
        if not before.status.is_alive:
            return
        if isinstance(event, messages.RunStarted):
            self._on_run_started(event)
        elif isinstance(event, messages.StageStarted):
            self._series.announce(event.stage, self._state.batches)
        elif isinstance(event, messages.Metrics):
            self._add(event.rows)
        elif isinstance(event, messages.Changed):
            self._changed = event
            self.layers_changed.emit(event)
        elif isinstance(event, messages.GallerySaved):
            self.gallery_saved.emit(event.epoch)
        elif isinstance(event, messages.CancelDone) and self._state.run:
            self.load(self._state.run)  # it was to go on and is as it was

    def _on_run_started(self, event: messages.RunStarted) -> None:
        if self._is_resumed:
            self._held = []
            run = event.run
            self._earlier.run(lambda: _read(Path(run)))
        self.run_started.emit(event)

    def _add(self, rows: Iterable[MetricRow]) -> None:
        if self._held is not None:
            self._held.extend(rows)
            return
        fresh = [row for row in rows if row.seconds > self._read_until]
        self._series.extend(fresh)
        self.metrics_appended.emit(len(fresh))

    @Slot(object)
    def _on_read_meanwhile(self, earlier: _Finished) -> None:
        """Show the figures from before the pause while the run is still prepared.

        They are read again once it has started, when its files have settled.
        """
        has_begun = self._held is not None or len(self._series) > 0
        if self._state.status.is_alive and not has_begun:
            self._replace_series(earlier.series)
            self.state_changed.emit(self._state)

    @Slot(object)
    def _on_earlier_read(self, earlier: _Finished) -> None:
        """Put the figures from before the pause in front of those that came since.

        The file may already hold some of these; `MetricRow.seconds` tells them apart.
        """
        held, changed, before = self._held or [], self._changed, self._recipe
        self._recipe = earlier.recipe or before
        self._replace_series(earlier.series)
        if self._state.stage is not None:
            self._series.announce(self._state.stage.stage, self._state.batches)
        self._changed = changed or earlier.changed
        self._read_until = _last_second(earlier.series)
        self._add(held)
        if before is not None and self._recipe != before:
            self.recipe_amended.emit(before, self._recipe)
        self.state_changed.emit(self._state)

    @Slot(object)
    def _on_earlier_failed(self, sentence: Sentence) -> None:
        held, self._held = self._held or [], None
        self._add(held)
        self.failed.emit(sentence)

    @Slot(object)
    def _on_client_lost(self, reason: Sentence) -> None:
        self._set_state(_with_pause(run_state.lost(self._state, reason, monotonic())))

    @Slot(object)
    def _on_run_read(self, finished: _Finished) -> None:
        if self._state.status.is_alive:
            return
        self._recipe = finished.recipe
        self._replace_series(finished.series)
        self._changed = finished.changed
        self._set_state(finished.state)
        if finished.changed is not None:
            self.layers_changed.emit(finished.changed)


def _read(path: Path) -> _Finished:
    """Read a run's folder.

    Raises:
        InputError: it is no run, or it is damaged.
    """
    run = open_run(path)
    line = summary(run)
    if line.damage is not None:
        raise InputError(line.damage)
    series = read_metrics(run.metrics_file) if run.metrics_file.exists() else MetricSeries()
    recipe = run.recipe()
    report = run.report() if line.has_ended else None
    state, changed = _state_of(line, series, recipe, report), read_changes(run.path)
    return _Finished(str(run.path), state, recipe, series, changed)


_STATUS: dict[RunStatus, Status] = {
    RunStatus.FINISHED: Status.FINISHED,
    RunStatus.STOPPED: Status.STOPPED,
    RunStatus.PAUSED: Status.PAUSED,
    RunStatus.INTERRUPTED: Status.INTERRUPTED,
    RunStatus.RUNNING: Status.ELSEWHERE,
}


def _with_pause(state: RunState) -> RunState:
    """Note of a run that ended badly whether it is still paused: it had not gone on yet."""
    if state.status not in (Status.FAILED, Status.LOST) or not state.run:
        return state
    return msgspec.structs.replace(state, was_paused=RunFolder(Path(state.run)).was_paused)


def _last_second(series: MetricSeries) -> float:
    tracks = (series.batches, series.train_epochs, series.validation)
    return max((float(t.values("seconds")[-1]) for t in tracks if len(t)), default=-math.inf)


def _state_of(
    line: RunSummary, series: MetricSeries, recipe: Recipe, report: Report | None
) -> RunState:
    whole = line.epochs if line.can_resume else len(series.train_epochs)
    best = series.best_epoch()
    return RunState(
        status=_STATUS[line.status],
        run=line.path,
        classes=report.result.classes if report and isinstance(report.result, Classified) else (),
        epochs=recipe.epochs,
        epoch=whole,
        saved=whole,
        is_saved=line.is_saved,
        best=best.place.ordinal if best else 0,
        progress=RunProgress(
            images_per_second=report.images_per_second if report else math.nan,
            seconds_left=0.0 if report else math.nan,
        ),
        report=report,
        references=report.result.references if report else (),
    )
