import math
from typing import get_args

import msgspec
import pytest
from message_examples import EVENTS, REPORT, ROW, SENTENCE

from studio.core.metrics.run_outcome import RunOutcome
from studio.core.runs import run_state
from studio.core.runs.run_state import PhaseTime, RunState, Status, apply, lost, started, stopping
from studio.core.wire import messages
from studio.core.wire.messages import AnyRunEvent, Phase

STARTED = messages.RunStarted(5, "/runs/r", ("a", "b"), (10, 3, 2), 1, 4, 8)
ENDED = messages.RunEnded(5, "/runs/r", RunOutcome.FINISHED, REPORT)
ALIVE = (Status.STARTING, Status.RUNNING, Status.STOPPING)
RUN_EVENTS = [event for event in EVENTS if isinstance(event, get_args(AnyRunEvent))]
OVER = tuple(status for status in Status if status not in ALIVE)


def after(*events: AnyRunEvent, now: float = 1.0) -> RunState:
    state = started(5, 0.0)
    for event in events:
        state = apply(state, event, now)
    return state


def test_every_status_is_alive_or_over() -> None:
    assert [status for status in Status if status.is_alive] == list(ALIVE)


def test_idle_knows_nothing() -> None:
    state = RunState()
    assert state.status is Status.IDLE
    assert state.stage is None
    assert state.fraction == 0
    assert not state.can_resume
    assert math.isnan(state.progress.seconds_left)


def test_asking_for_a_training_starts_and_waits() -> None:
    state = started(5, 3.0)
    assert (state.request, state.status) == (5, Status.STARTING)
    assert state.phases == (PhaseTime(Phase.WAITING, 3.0),)


def test_started_run_is_running_with_its_counts() -> None:
    state = after(STARTED)
    assert state.status is Status.RUNNING
    assert (state.run, state.classes, state.images) == ("/runs/r", ("a", "b"), (10, 3, 2))
    assert (state.refused, state.epochs, state.batches, state.saved) == (1, 4, 8, 0)


def test_a_resumed_run_knows_what_was_saved() -> None:
    resumed = msgspec.structs.replace(STARTED, epochs_done=3)
    state = lost(after(resumed), SENTENCE, 2.0)
    assert state.saved == 3
    assert state.can_resume


@pytest.mark.parametrize("outcome", [RunOutcome.FINISHED, RunOutcome.STOPPED, RunOutcome.PAUSED])
def test_the_end_brings_outcome_and_report(outcome: RunOutcome) -> None:
    report = None if outcome is RunOutcome.PAUSED else REPORT
    state = after(STARTED, messages.RunEnded(5, "/runs/r", outcome, report))
    assert state.status is Status(outcome)
    assert state.report == report
    assert state.progress.seconds_left == 0
    assert not state.status.is_alive


@pytest.mark.parametrize("events", [(), (STARTED,)], ids=["starting", "running"])
def test_stopping_is_shown_until_the_engine_has_stopped(events: tuple[AnyRunEvent, ...]) -> None:
    state = stopping(after(*events))
    assert state.status is Status.STOPPING
    assert stopping(state) is state
    state = apply(state, STARTED, 2.0)  # was on its way
    assert state.status is Status.STOPPING
    state = apply(state, messages.Progress(5, Phase.SAVING, 0, 0), 3.0)
    assert state.status is Status.STOPPING
    assert apply(state, ENDED, 4.0).status is Status.FINISHED


@pytest.mark.parametrize("status", OVER)
def test_nothing_stops_that_does_not_run(status: Status) -> None:
    state = RunState(request=5, status=status)
    assert stopping(state) is state
    assert lost(state, SENTENCE, 1.0) is state


@pytest.mark.parametrize("status", ALIVE)
def test_a_gone_engine_loses_a_living_run(status: Status) -> None:
    state = msgspec.structs.replace(started(5, 0.0), status=status)
    gone = lost(state, SENTENCE, 2.5)
    assert (gone.status, gone.failure) == (Status.LOST, SENTENCE)
    assert gone.phases == (PhaseTime(Phase.WAITING, 0.0, 2.5),)


def test_failure_keeps_sentence_and_details() -> None:
    state = after(STARTED, messages.Failed(5, messages.FailureKind.WORK, SENTENCE, "Traceback"))
    assert (state.status, state.failure, state.details) == (Status.FAILED, SENTENCE, "Traceback")
    assert state.can_resume  # from its beginning, where nothing was saved
    assert not after(messages.Failed(5, messages.FailureKind.WORK, SENTENCE)).can_resume


def test_a_cancelled_start_is_stopped() -> None:
    assert after(messages.CancelDone(5)).status is Status.STOPPED


def test_checkpoints_move_saved_and_only_better_ones_move_best() -> None:
    state = after(STARTED, messages.CheckpointSaved(5, 1, True))
    assert (state.saved, state.best) == (1, 1)
    state = apply(state, messages.CheckpointSaved(5, 2, False), 1.0)
    assert (state.saved, state.best) == (2, 1)


def test_stages_follow_each_other() -> None:
    first = messages.StageStarted(5, 1, "Head", 2, 0, 10, 90)
    second = messages.StageStarted(5, 2, "Fine", 2, 2, 50, 50, "block4_pool", math.nan)
    state = after(STARTED, first, second)
    assert state.stages == (first, second)
    assert state.stage is second
    state = apply(state, messages.CutMeasured(5, 2, 12.0), 1.0)
    assert state.stage == msgspec.structs.replace(second, speedup=12.0)
    assert state.stages[0] == first


def test_metrics_move_place_speed_and_fraction() -> None:
    state = after(STARTED, messages.Metrics(5, (ROW,), 2, 4, 77.0, 9.5))
    assert (state.epoch, state.progress.batch) == (2, 4)
    assert (state.progress.images_per_second, state.progress.seconds_left) == (77.0, 9.5)
    assert state.fraction == pytest.approx((1 + 4 / 8) / 4)
    assert after(STARTED, messages.Metrics(5, (), 4, 8, 1.0, 0.0)).fraction == 1.0


def test_a_forecast_is_the_time_left_until_figures_come() -> None:
    state = after(messages.Forecast(5, (1.0,), 90.0))
    assert state.progress.seconds_left == 90.0
    assert state.status is Status.STARTING
    assert apply(state, messages.Metrics(5, (), 1, 1, 7.0, 60.0), 2.0).progress.seconds_left == 60.0


def test_a_blocked_training_says_why_until_it_goes_on() -> None:
    state = after(STARTED, messages.Blocked(5, SENTENCE))
    assert (state.status, state.blocked) == (Status.RUNNING, SENTENCE)
    assert apply(state, messages.Metrics(5, (ROW,), 1, 2, 7.0, 6.0), 2.0).blocked is None


def test_phases_are_timed_one_after_the_other() -> None:
    state = started(5, 10.0)
    for now, phase in ((11.0, Phase.SCANNING), (11.5, Phase.SCANNING), (14.0, Phase.TRAINING)):
        state = apply(state, messages.Progress(5, phase, 1, 2), now)
    state = apply(state, ENDED, 20.0)
    assert state.phases == (
        PhaseTime(Phase.WAITING, 10.0, 1.0),
        PhaseTime(Phase.SCANNING, 11.0, 3.0),
        PhaseTime(Phase.TRAINING, 14.0, 6.0),
    )


def test_progress_is_of_the_phase_at_work() -> None:
    state = after(messages.Progress(5, Phase.BUILDING, 3, 9))
    assert (state.phase, state.progress.done, state.progress.total) == (Phase.BUILDING, 3, 9)


@pytest.mark.parametrize("event", RUN_EVENTS, ids=lambda it: type(it).__name__)
def test_events_of_another_request_change_nothing(event: AnyRunEvent) -> None:
    state = after(STARTED, messages.StageStarted(5, 1, "Head", 2, 0, 10, 90))
    assert apply(state, event, 2.0) is state  # the examples are of request 1


@pytest.mark.parametrize("status", OVER)
@pytest.mark.parametrize("event", RUN_EVENTS, ids=lambda it: type(it).__name__)
def test_late_events_change_nothing(event: AnyRunEvent, status: Status) -> None:
    state = RunState(request=1, status=status)
    assert apply(state, event, 2.0) is state


@pytest.mark.parametrize("status", ALIVE)
@pytest.mark.parametrize("event", RUN_EVENTS, ids=lambda it: type(it).__name__)
def test_every_event_of_the_own_request_is_understood(event: AnyRunEvent, status: Status) -> None:
    state = msgspec.structs.replace(started(1, 0.0), status=status)
    moved = apply(state, event, 2.0)
    ends = (messages.RunEnded, messages.Failed, messages.CancelDone)
    assert moved.status.is_alive is not isinstance(event, ends)


def test_a_run_hears_what_is_about_it_and_how_it_ends_but_no_answer_to_another_question() -> None:
    heard = set(get_args(AnyRunEvent))
    assert {type(event) for event in EVENTS if isinstance(event, messages.RunEvent)} < heard
    assert {kind for kind in heard if issubclass(kind, messages.Answer)} == {messages.RunEnded}
    assert len(RUN_EVENTS) == len(heard)


def test_an_event_type_that_nobody_handles_is_a_defect() -> None:
    class Unheard(messages.RunEvent, frozen=True):
        pass

    with pytest.raises(AssertionError):
        apply(started(5, 0.0), Unheard(5), 1.0)  # type: ignore[arg-type]


def test_the_snapshot_that_events_come_from_is_never_changed() -> None:
    state = started(5, 0.0)
    apply(state, STARTED, 1.0)
    assert state == run_state.started(5, 0.0)
