import pytest
from small_report import small_report

from studio.core.runs.run_state import RunState, Status
from studio.ui.pages.train.train_header import TrainAction, offers

REPORT = small_report()


def _offered(state: RunState) -> tuple[TrainAction | None, list[TrainAction]]:
    found = offers(state)
    primary = found.primary.action if found.primary else None
    return primary, [offer.action for offer in found.others]


@pytest.mark.parametrize("status", [Status.STARTING, Status.RUNNING])
def test_a_living_run_can_be_paused_and_stopped(status: Status) -> None:
    assert _offered(RunState(status=status)) == (None, [TrainAction.STOP, TrainAction.PAUSE])


@pytest.mark.parametrize("status", [Status.FINISHED, Status.STOPPED])
def test_an_ended_run_can_be_taken_away_or_trained_again(status: Status) -> None:
    state = RunState(status=status, report=REPORT)
    assert _offered(state) == (TrainAction.EXPORT, [TrainAction.START, TrainAction.EXTEND])


def test_a_changed_recipe_is_trained_first() -> None:
    found = offers(RunState(status=Status.FINISHED, report=REPORT), is_recipe_new=True)
    assert found.primary is not None
    assert found.primary.action is TrainAction.START
    assert [offer.action for offer in found.others] == [TrainAction.EXTEND, TrainAction.EXPORT]


def test_a_run_that_was_stopped_before_it_learned_has_nothing_to_take() -> None:
    assert _offered(RunState(status=Status.STOPPED)) == (TrainAction.START, [])


@pytest.mark.parametrize("status", [Status.PAUSED, Status.INTERRUPTED, Status.FAILED, Status.LOST])
def test_a_cut_off_run_resumes_behind_its_checkpoint(status: Status) -> None:
    state = RunState(status=status, saved=4, run="/runs/r")
    assert _offered(state) == (TrainAction.RESUME, [TrainAction.START])
    saved = RunState(status=status, saved=4, is_saved=True, run="/runs/r")
    assert _offered(saved) == (TrainAction.RESUME, [TrainAction.KEEP, TrainAction.START])
    primary = offers(state).primary
    assert primary is not None
    assert "5" in primary.label


def test_what_cannot_be_pressed_does_not_come_first() -> None:
    state = RunState(status=Status.FINISHED, report=REPORT)
    found = offers(state, is_recipe_new=True, can_start=False)
    assert found.primary is not None
    assert found.primary.action is TrainAction.EXPORT


@pytest.mark.parametrize("status", [Status.FAILED, Status.LOST, Status.PAUSED])
def test_training_something_else_is_not_called_training_again(status: Status) -> None:
    state = RunState(status=status, saved=4, run="/runs/r")
    text = {is_new: offers(state, is_recipe_new=is_new).others[0].label for is_new in (False, True)}
    assert text == {False: "Train again", True: "Train with new settings"}


@pytest.mark.parametrize("status", [Status.FAILED, Status.LOST])
def test_without_a_run_it_begins_anew(status: Status) -> None:
    assert _offered(RunState(status=status)) == (TrainAction.START, [])


def test_before_the_first_run_the_panel_has_the_button() -> None:
    assert _offered(RunState()) == (None, [])


def test_what_may_help_comes_before_going_on_as_before() -> None:
    state = RunState(status=Status.FAILED, saved=4, run="/runs/r")
    found = offers(state, remedy="Continue at a tenth of the rate")
    assert found.primary is not None
    assert (found.primary.action, found.primary.label) == (
        TrainAction.FIX,
        "Continue at a tenth of the rate",
    )
    assert [offer.action for offer in found.others] == [TrainAction.START, TrainAction.RESUME]
