"""What a run is doing, as one frozen snapshot that events move on.

    IDLE ──Train──► STARTING ──RunStarted──► RUNNING ──RunEnded──► FINISHED | STOPPED | PAUSED
                        │                      │  ▲
                        │                 Stop/Pause asked
                        ▼                      ▼
                     FAILED ◄──Failed── STOPPING          any living status ──engine gone──► LOST

PAUSED is what a person asked for. INTERRUPTED is a run found in its folder that ended unasked, in
this program or another: what FAILED and LOST are once the window has been closed. ELSEWHERE is a
run that another program trains now.

`apply` is pure: the window keeps the snapshot and shows it, nothing else keeps state of a run.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import assert_never

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.metrics.report import Report
from studio.core.tasks.reference import Reference
from studio.core.wire import messages
from studio.core.wire.messages import FailureKind, Phase


class Status(Enum):
    """Where a run is in its life."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    ELSEWHERE = "elsewhere"
    FAILED = "failed"
    LOST = "lost"

    @property
    def is_alive(self) -> bool:
        """Whether the engine is at work for the run."""
        return self in (Status.STARTING, Status.RUNNING, Status.STOPPING)


class PhaseTime(msgspec.Struct, frozen=True):
    """One named phase and how long it took so far; `seconds` is set when it ends."""

    phase: Phase
    began: float
    seconds: float | None = None


class RunProgress(msgspec.Struct, frozen=True):
    """How far a run is: what changes up to 20 times a second.

    Attributes:
        done: of `total`, in the phase at work; `total` 0 where that is unknown.
        batch: batches done in the epoch at work.
        images_per_second: NaN while unknown.
        seconds_left: until the run ends; NaN while unknown.
    """

    done: int = 0
    total: int = 0
    batch: int = 0
    images_per_second: float = math.nan
    seconds_left: float = math.nan


class RunState(msgspec.Struct, frozen=True):
    """Snapshot of one run; times are seconds of a monotonic clock.

    But for `progress`, it changes a few times a run and an epoch.

    Attributes:
        epochs_done: whole epochs of all stages.
        epoch: the one at work, of all stages, from 1; 0 before the first.
        saved: epoch of the newest checkpoint, 0 without one.
        is_saved: whether there is a checkpoint or a model.
        device: what computes it, "" where that is not known.
        was_paused: of a run that failed or was lost: whether that happened before it went on, so
            that it is still paused.
        references: what the figures are held against, as far as it is known.
        blocked: what the training waits for; None while it goes on.
        failure_kind: None unless it failed.
    """

    request: int = 0
    status: Status = Status.IDLE
    phase: Phase = Phase.WAITING
    phases: tuple[PhaseTime, ...] = ()
    progress: RunProgress = RunProgress()
    run: str = ""
    classes: tuple[str, ...] = ()
    images: tuple[int, int, int] = (0, 0, 0)
    refused: int = 0
    epochs: int = 0
    epoch: int = 0
    batches: int = 0
    stages: tuple[messages.StageStarted, ...] = ()
    saved: int = 0
    is_saved: bool = False
    was_paused: bool = False
    best: int = 0
    report: Report | None = None
    device: str = ""
    references: tuple[Reference, ...] = ()
    blocked: Sentence | None = None
    failure: Sentence | None = None
    failure_kind: FailureKind | None = None
    details: str = ""

    @property
    def stage(self) -> messages.StageStarted | None:
        """The stage at work."""
        return self.stages[-1] if self.stages else None

    @property
    def fraction(self) -> float:
        """Share of all batches of all epochs that is done, 0..1."""
        if not self.epochs or not self.batches:
            return 0.0
        whole = max(self.epoch - 1, 0) + min(self.progress.batch / self.batches, 1.0)
        return min(whole / self.epochs, 1.0)

    @property
    def can_resume(self) -> bool:
        """Whether a run that has not ended can go on: from a checkpoint, or from its beginning."""
        return self.status in _RESUMABLE and bool(self.run)

    @property
    def can_keep(self) -> bool:
        """Whether what such a run has learned can be tested, kept and exported."""
        return self.can_resume and self.is_saved


_RESUMABLE = (Status.PAUSED, Status.INTERRUPTED, Status.FAILED, Status.LOST)


def started(request: int, now: float) -> RunState:
    """Return the state right after a training was asked for."""
    return _in_phase(RunState(request=request, status=Status.STARTING), Phase.WAITING, now)


def stopping(state: RunState) -> RunState:
    """Return the state right after stop or pause was asked for."""
    if state.status in (Status.STARTING, Status.RUNNING):
        return msgspec.structs.replace(state, status=Status.STOPPING)
    return state


def lost(state: RunState, reason: Sentence, now: float) -> RunState:
    """Return the state after the engine process has gone."""
    if not state.status.is_alive:
        return state
    closed = _close_phase(state, now)
    return msgspec.structs.replace(closed, status=Status.LOST, failure=reason)


def apply(state: RunState, event: messages.AnyRunEvent, now: float) -> RunState:
    """Return the state after `event`; those of other requests and late ones change nothing."""
    if event.request != state.request or not state.status.is_alive:
        return state
    replace = msgspec.structs.replace
    match event:
        case messages.Progress():
            moved = _in_phase(state, event.phase, now)
            return _moved(moved, done=event.done, total=event.total)
        case messages.RunStarted():
            running = state.status if state.status is Status.STOPPING else Status.RUNNING
            return replace(
                state,
                status=running,
                run=event.run,
                classes=event.classes,
                images=event.images,
                refused=event.refused,
                epochs=event.epochs,
                batches=event.batches,
                epoch=event.epochs_done,
                device=event.device,
                saved=event.epochs_done,
                is_saved=state.is_saved or event.epochs_done > 0,
            )
        case messages.Forecast():
            return _moved(state, seconds_left=event.seconds)
        case messages.StageStarted():
            return replace(state, stages=(*state.stages, event))
        case messages.CutMeasured():
            stages = tuple(
                replace(stage, speedup=event.speedup) if stage.stage == event.stage else stage
                for stage in state.stages
            )
            return replace(state, stages=stages)
        case messages.Metrics():
            return _moved(
                replace(state, blocked=None, epoch=event.epoch),
                batch=event.batch,
                images_per_second=event.images_per_second,
                seconds_left=event.seconds_left,
            )
        case messages.CheckpointSaved():
            best = event.epoch if event.is_best else state.best
            return replace(state, saved=event.epoch, is_saved=True, best=best, blocked=None)
        case messages.Blocked():
            return replace(state, blocked=event.reason)
        case messages.RunEnded():
            ended = replace(
                _close_phase(state, now),
                status=Status(event.outcome),
                run=event.run,
                report=event.report,
                references=event.report.result.references if event.report else state.references,
            )
            return _moved(ended, seconds_left=0.0)
        case messages.CancelDone():
            return replace(_close_phase(state, now), status=Status.STOPPED)
        case messages.Failed():
            return replace(
                _close_phase(state, now),
                status=Status.FAILED,
                failure=event.sentence,
                failure_kind=event.kind,
                details=event.details,
            )
        case messages.ReferencesKnown():
            return replace(state, references=event.references)
        case messages.Changed() | messages.GallerySaved():
            return state
        case _:
            assert_never(event)


def _moved(state: RunState, **changes: float) -> RunState:
    return msgspec.structs.replace(
        state, progress=msgspec.structs.replace(state.progress, **changes)
    )


def _close_phase(state: RunState, now: float) -> RunState:
    if not state.phases or state.phases[-1].seconds is not None:
        return state
    last = state.phases[-1]
    ended = msgspec.structs.replace(last, seconds=now - last.began)
    return msgspec.structs.replace(state, phases=(*state.phases[:-1], ended))


def _in_phase(state: RunState, phase: Phase, now: float) -> RunState:
    if state.phases and state.phases[-1].phase is phase and state.phases[-1].seconds is None:
        return state
    closed = _close_phase(state, now)
    return msgspec.structs.replace(
        closed, phase=phase, phases=(*closed.phases, PhaseTime(phase, now))
    )
