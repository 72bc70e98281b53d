"""Several runs on a cluster: begun together, told by place, paused, lost, and gone on with."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from fake_engine import FakeEngine
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import Sentence, say
from studio.core.comparison.comparison import comparisons_in
from studio.core.wire import messages
from studio.core.wire.messages import PlannedRun, TrainSeries
from studio.ui.dialogs.closing import ClosingDialog
from studio.ui.models.cluster_series import SERIES_RUNS
from studio.ui.models.obstacles import obstacle
from studio.ui.pages.place_choice import PlaceChoice
from studio.ui.pages.train import TrainPage
from studio.ui.pages.train.comparison_dialog import ComparisonDialog
from studio.ui.pages.train.queue_banner import QueueBanner

ADDRESS = "lab-1:6379"
UNREACHABLE = say("No cluster answers at lab-1:6379.")


@pytest.fixture
def queued(studio: Studio, images_folder: Path, qtbot: QtBot) -> list[PlannedRun]:
    """Three runs of recipes that differ in their seed, in an open project with a cluster."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers), timeout=10_000)
    studio.settings.change(cluster=ADDRESS)
    studio.window.show_page("train")
    own = studio.project.recipe
    return [
        PlannedRun(msgspec.structs.replace(own, seed=seed, name=f"S{seed}")) for seed in (1, 2, 3)
    ]


def banner(studio: Studio) -> QueueBanner:
    page = studio.window.pages.page("train")
    assert isinstance(page, TrainPage)
    return page._notes.queue


def asked(engine: FakeEngine) -> TrainSeries:
    return engine.last(TrainSeries)


def test_all_runs_are_handed_to_the_engine_and_each_is_told_by_its_place(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    told: list[tuple[PlannedRun, Sentence | None]] = []
    queue, project = studio.queue, studio.project.project
    assert project is not None
    queue.failed.connect(lambda run, reason: told.append((run, reason)))
    queue.finished.connect(lambda run: told.append((run, None)))
    queue.start(queued)
    command = asked(engine)
    assert (command.cluster, command.parallel) == (ADDRESS, 0)
    assert [one.recipe.seed for one in command.planned] == [1, 2, 3]
    assert (command.project, command.runs) == (str(project.folder), str(project.runs))
    assert Path(command.log).parent == project.runs
    number = command.request
    engine.tell(
        messages.TrialProgressed(number, 0, 0, 0, float("nan")),
        messages.SeriesRunBegan(number, 0, str(project.runs / "a")),
        messages.TrialProgressed(number, 0, 3, 5, 30.0),
        messages.TrialProgressed(number, 1, 1, 5, 50.0),
    )
    shown = banner(studio)
    assert shown.banner.isVisible()
    assert "0 of 3 runs are trained, 2 at work" in shown.banner.text()
    assert shown.banner.text().endswith(" left")
    reason = say("Out of memory.")
    engine.tell(
        messages.SeriesRunEnded(number, 1, reason), messages.SeriesRunEnded(number, 0, None)
    )
    assert told == [(queued[1], reason), (queued[0], None)]
    assert queue.place == 2
    engine.tell(
        messages.SeriesRunEnded(number, 2, None), messages.SeriesEnded(number, is_over=True)
    )
    assert not queue.is_active
    assert queue.left == ()
    assert not shown.banner.isVisible()
    assert shown.after.isVisible()
    assert shown.after.text() == "S2: Out of memory."
    shown.after._close.click()
    assert not shown.after.isVisible()
    assert queue.problems == ()


def test_meanwhile_nothing_else_trains_and_the_project_stays_open(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    assert studio.project.project is not None
    studio.queue.start(queued)
    number = asked(engine).request
    for key in ("train", "resume", "search", "close", "open", "new:classify"):
        assert obstacle(key, studio.context) == SERIES_RUNS
    studio.run.train(studio.project.recipe, studio.project.project)
    assert not studio.run.state.status.is_alive
    refused: list[Sentence] = []
    studio.search.failed.connect(refused.append)
    studio.search.begin(studio.project.recipe)
    assert refused == [SERIES_RUNS]
    studio.project.close()
    assert studio.project.project is not None
    studio.queue.start(queued)
    assert asked(engine).request == number
    engine.tell(messages.SeriesEnded(number, is_over=True))
    assert obstacle("train", studio.context) is None
    studio.project.close()
    assert studio.project.project is None


def test_what_is_paused_goes_on_from_its_folders(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    studio.queue.start(queued)
    first = asked(engine)
    engine.tell(
        messages.SeriesRunBegan(first.request, 0, "/runs/a"),
        messages.SeriesRunBegan(first.request, 1, "/runs/b"),
        messages.SeriesRunEnded(first.request, 0, None),
    )
    studio.window.menus.action("pause").trigger()
    assert engine.last(messages.Cancel).request == first.request
    assert not studio.window.menus.action("pause").isEnabled()
    assert "pausing" in banner(studio).banner.text()
    engine.tell(messages.SeriesEnded(first.request, is_over=False))
    assert [(one.recipe.seed, one.run) for one in studio.queue.left] == [
        (2, "/runs/b"),
        (3, ""),
    ]
    after = banner(studio).after
    assert after._action.text() == "Resume on the cluster"
    after._action.click()
    again = asked(engine)
    assert [(one.recipe.seed, one.run) for one in again.planned] == [(2, "/runs/b"), (3, "")]
    assert not after.isVisible()
    for place in (0, 1):
        engine.tell(messages.SeriesRunEnded(again.request, place, None))
    engine.tell(messages.SeriesEnded(again.request, is_over=True))
    assert studio.queue.left == ()
    assert not after.isVisible()


def test_an_unreachable_cluster_is_a_sentence_with_this_computer_as_the_way_on(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    studio.queue.start(queued)
    number = asked(engine).request
    engine.tell(messages.Failed(number, messages.FailureKind.WORK, UNREACHABLE))
    after = banner(studio).after
    assert after.text() == str(UNREACHABLE)
    assert after._action.text() == "Train on this computer"
    after._action.click()
    assert engine.last(messages.Train).recipe.seed == 1
    assert [one.recipe.seed for one in studio.queue.runs] == [1, 2, 3]
    assert studio.place.is_here


@pytest.mark.parametrize("is_ending", [True, False])
def test_an_engine_that_ends_with_the_cluster_leaves_what_can_go_on(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], is_ending: bool
) -> None:
    studio.queue.start(queued)
    number = asked(engine).request
    engine.tell(messages.SeriesRunBegan(number, 1, "/runs/b"))
    if is_ending:
        studio.queue.stop()
        assert isinstance(engine.sent[-1], messages.EndSearch)
        assert "no further run" in banner(studio).banner.text()
    engine.lose(say("Killed."))
    assert not studio.queue.is_active
    assert [one.run for one in studio.queue.left] == ["", "/runs/b", ""]
    assert banner(studio).after.text() == "Killed."
    assert studio.window.notices.banner("engine") is None
    assert studio.run.may_begin()


def test_another_project_is_told_nothing_of_it(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    studio.queue.start(queued)
    engine.tell(messages.SeriesEnded(asked(engine).request, is_over=False))
    assert banner(studio).after.isVisible()
    studio.project.close()
    assert studio.queue.left == ()


def test_closing_the_window_pauses_them(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    studio.queue.start(queued)
    number = asked(engine).request
    studio.window.close()
    assert studio.window.isVisible()
    dialog = studio.window.findChild(ClosingDialog)
    assert isinstance(dialog, ClosingDialog)
    assert dialog.windowTitle() == "Runs are training on the cluster"
    assert not dialog.stop.isVisible()
    dialog.pause.click()
    assert engine.last(messages.Cancel).request == number
    assert studio.window.isVisible()
    engine.tell(messages.SeriesEnded(number, is_over=False))
    assert not studio.window.isVisible()


def test_a_comparison_is_trained_there_and_its_failures_are_kept(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot
) -> None:
    studio.window.menus.action("compare").trigger()
    dialog = studio.window.findChild(ComparisonDialog)
    assert isinstance(dialog, ComparisonDialog)
    dialog.choices.choose("augmentation")
    qtbot.waitUntil(lambda: bool(dialog.state()), timeout=5000)
    assert ADDRESS in dialog.place.note()
    assert not dialog.pause.isVisible()
    dialog.start.click()
    command, project = asked(engine), studio.project.project
    assert project is not None
    assert dialog.comparison is not None
    assert len(command.planned) == len(dialog.comparison.trials)
    assert "On the cluster: 0 of" in dialog.state()
    assert dialog.pause.isVisible()
    reason = say("Out of memory.")
    engine.tell(messages.SeriesRunEnded(command.request, 1, reason))
    qtbot.waitUntil(lambda: "Out of memory." in dialog.verdict(), timeout=5000)
    dialog.pause.click()
    assert not dialog.pause.isEnabled()
    engine.tell(messages.Failed(command.request, messages.FailureKind.WORK, UNREACHABLE))
    assert dialog.state() == str(UNREACHABLE)
    studio.comparison.wait()
    (kept,) = comparisons_in(project.runs).comparisons
    assert [one.reason for one in kept.failures] == [reason]
    assert dialog.start.isVisible()
    for button in dialog.place.findChildren(QPushButton):
        if button.property("key") == "here":
            button.click()
    dialog.start.click()
    assert engine.last(messages.Train).recipe == kept.trials[0].recipe


def test_the_choice_is_shown_where_there_is_a_cluster_and_forgotten_with_its_address(
    studio: Studio, queued: list[PlannedRun], qtbot: QtBot
) -> None:
    choice = PlaceChoice(studio.theme, studio.place)
    qtbot.addWidget(choice)
    assert not choice.isHidden()
    assert choice.choice.choice() == "cluster"
    studio.place.choose(is_here=True)
    assert choice.choice.choice() == "here"
    assert (studio.place.cluster, studio.search.cluster) == ("", "")
    studio.settings.change(reduces_motion=True)
    assert studio.place.is_here
    studio.settings.change(cluster="lab-2:6379")
    assert studio.place.cluster == "lab-2:6379"
    studio.settings.change(cluster="")
    assert choice.isHidden()
    assert studio.place.is_here
