"""The run that is shown, moved on by events."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.core.base.sentences import say
from studio.core.metrics import MetricRow
from studio.core.projects import project
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Data, Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import RunProgress, RunState, Status
from studio.core.wire.messages import (
    CancelDone,
    Changed,
    Failed,
    FailureKind,
    Keep,
    Metrics,
    Pause,
    Resume,
    RunStarted,
    Stop,
    Train,
)
from studio.ui.models.run_model import RunModel
from studio.ui.texts.run_text import standing_text

RECIPE = Recipe(name="r", data=Data(folder="f"))


@pytest.fixture
def model(engine: FakeEngine) -> RunModel:
    return RunModel(engine)


@pytest.fixture
def opened(tmp_path: Path) -> Project:
    return project.create(tmp_path, RECIPE)


def test_training_goes_through_its_life(
    model: RunModel, engine: FakeEngine, opened: Project
) -> None:
    seen: list[Status] = []
    appended: list[int] = []
    model.state_changed.connect(lambda state: seen.append(state.status))
    model.metrics_appended.connect(appended.append)
    model.train(RECIPE, opened)
    train = engine.last(Train)
    assert isinstance(train, Train)
    assert (train.project, train.runs) == (str(opened.folder), str(opened.runs))
    engine.begin_run(opened.runs / "one")
    for epoch in (1, 2, 3):
        engine.train_epoch(epoch)
    engine.tell(Changed(engine.training, ("conv1",), (0.1,)))
    engine.end_run(opened.runs / "one")
    assert list(dict.fromkeys(seen)) == [Status.STARTING, Status.RUNNING, Status.FINISHED]
    assert appended == [6, 6, 6]
    assert len(model.series) == 18
    assert model.changed is not None
    assert model.state.report is not None


def test_progress_is_no_change_of_the_state(
    model: RunModel, engine: FakeEngine, opened: Project
) -> None:
    model.train(RECIPE, opened)
    engine.begin_run(opened.runs / "one")
    engine.train_epoch(1)
    states: list[object] = []
    moved: list[RunProgress] = []
    model.state_changed.connect(states.append)
    model.progressed.connect(moved.append)
    for batch in range(1, 6):
        engine.tell(Metrics(engine.training, (), 1, batch, 10.0, 5.0 - batch))
    assert states == []
    assert [progress.batch for progress in moved] == [1, 2, 3, 4, 5]
    assert model.state.progress == moved[-1]
    engine.tell(Metrics(engine.training, (), 2, 1, 10.0, 0.0))
    assert [state.epoch for state in states if isinstance(state, RunState)] == [2]


def test_second_training_is_not_begun_while_one_is_alive(
    model: RunModel, engine: FakeEngine, opened: Project
) -> None:
    model.train(RECIPE, opened)
    model.train(RECIPE, opened)
    model.resume(opened.runs / "one")
    assert len(engine.sent) == 1


@pytest.mark.parametrize(("action", "command"), [("stop", Stop), ("pause", Pause)])
def test_stop_and_pause_are_asked_for_once(
    model: RunModel, engine: FakeEngine, opened: Project, action: str, command: type
) -> None:
    model.train(RECIPE, opened)
    engine.begin_run(opened.runs / "one")
    getattr(model, action)()
    getattr(model, action)()
    assert sum(isinstance(sent, command) for sent in engine.sent) == 1
    assert model.state.status is Status.STOPPING


def test_lost_engine_leaves_a_run_that_can_go_on(
    model: RunModel, engine: FakeEngine, opened: Project
) -> None:
    model.train(RECIPE, opened)
    engine.begin_run(opened.runs / "one")
    engine.train_epoch(1)
    engine.lose()
    assert model.state.status is Status.LOST
    assert model.state.can_resume
    assert len(model.series) == 6


def test_a_run_that_is_being_resumed_shows_what_it_has(
    model: RunModel, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 2, None, 2)
    model.load(run)
    qtbot.waitUntil(lambda: len(model.series) > 0)
    count = len(model.series)
    model.resume(run)
    assert model.state.status is Status.STARTING
    qtbot.waitUntil(lambda: len(model.series) == count)
    assert isinstance(engine.last(Resume), Resume)


def test_resumed_run_has_its_earlier_figures_once(
    model: RunModel, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 2, None, 2)
    model.resume(run)
    assert isinstance(engine.last(Resume), Resume)
    request = engine.training
    engine.tell(
        RunStarted(request, str(run), ("a",), (4, 2, 1), 0, 4, 2, epochs_done=2),
        # the file may hold this row already when it is read; its time says so
        Metrics(
            request,
            (
                MetricRow(1, 2, 0, "train", {"loss": 1.0, "accuracy": 0.5}, 1e-3, 2.9),
                MetricRow(1, 3, 1, "train", {"loss": 0.5, "accuracy": 0.6}, 1e-3, 3.1),
            ),
            3,
            1,
            10.0,
            1.0,
        ),
    )
    qtbot.waitUntil(lambda: len(model.series) == 7, timeout=5000)
    engine.train_epoch(4)
    assert len(model.series) == 13


def test_finished_run_is_loaded_from_its_folder(
    model: RunModel, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 3, "finished", 2)
    with qtbot.waitSignal(model.series_replaced, timeout=5000):
        model.load(run)
    assert model.state.status is Status.FINISHED
    assert model.state.run == str(run)
    assert len(model.series) == 9
    assert model.recipe == RECIPE


def test_cut_off_run_is_loaded_as_one_that_can_go_on(
    model: RunModel, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 2, None)
    with qtbot.waitSignal(model.state_changed, timeout=5000):
        model.load(run)
    assert model.state.can_resume
    assert model.state.saved == 2


def test_damaged_run_is_said(
    model: RunModel, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, None)
    (run / "metrics.csv").write_text("something else\n")
    with qtbot.waitSignal(model.failed, timeout=5000):
        model.load(run)
    assert model.state.status is Status.IDLE


@pytest.fixture
def paused(opened: Project, images_folder: Path) -> Path:
    run = run_on_disk(opened, images_folder, 2, None)
    RunFolder(run).log("paused")
    return run


def test_a_paused_run_that_is_given_up_before_it_goes_on_is_paused_as_before(
    model: RunModel, engine: FakeEngine, paused: Path, qtbot: QtBot
) -> None:
    model.resume(paused)
    model.stop()
    engine.tell(CancelDone(engine.training))
    qtbot.waitUntil(lambda: model.state.status is Status.PAUSED, timeout=5000)
    assert (model.state.run, model.state.saved, model.state.can_keep) == (str(paused), 2, True)


def test_a_paused_run_that_fails_before_it_goes_on_is_still_called_paused(
    model: RunModel, engine: FakeEngine, paused: Path
) -> None:
    model.keep(paused)
    assert isinstance(engine.last(Keep), Keep)
    engine.tell(Failed(engine.training, FailureKind.INPUT, say("The images are gone.")))
    assert model.state.status is Status.FAILED
    assert standing_text(model.state) == "Paused"
    RunFolder(paused).log("resumed")
    model.resume(paused)
    engine.lose()
    assert model.state.can_resume
    assert standing_text(model.state) == "Interrupted"


def test_a_run_that_another_program_trains_is_not_called_paused(
    model: RunModel, paused: Path, qtbot: QtBot
) -> None:
    with RunFolder(paused).held():
        model.load(paused)
        qtbot.waitUntil(lambda: model.state.status is Status.ELSEWHERE, timeout=5000)
    assert standing_text(model.state) == "Running in another program"
    assert not model.state.can_resume
