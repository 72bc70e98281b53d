"""The slider of the Inspect page goes back to every epoch that a run has kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking_engine import LookingEngine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.look.filters import Filters
from studio.core.look.layers import Layers
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.time_strip import TimeStrip

KEPT = (1, 2, 4, 6)


@pytest.fixture
def engine() -> LookingEngine:
    return LookingEngine()


@pytest.fixture
def run(studio: Studio, images_folder: Path, qtbot: QtBot) -> RunFolder:
    """A finished run of six epochs, of which four are kept."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    recipe = replace(studio.project.recipe, name="tiny")
    made = RunFolder(write_run(project.runs, recipe, images_folder, epochs=6))
    for epoch in KEPT:
        epoch_file(made.checkpoints, epoch).write_bytes(b"weights")
    studio.run.load(made.path)
    qtbot.waitUntil(lambda: bool(studio.run.state.run), timeout=5000)
    return made


@pytest.fixture
def page(studio: Studio, run: RunFolder, qtbot: QtBot) -> InspectPage:
    studio.window.show_page("inspect")
    made = studio.window.pages.page("inspect")
    assert isinstance(made, InspectPage)
    qtbot.waitUntil(lambda: strip_of(made).bar.slider.maximum() == len(KEPT), timeout=5000)
    settle(made, qtbot)
    return made


def strip_of(page: InspectPage) -> TimeStrip:
    return page._network.time


def settle(page: InspectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.stage.picture.is_showing and not page._looker.is_busy)


def key(page: InspectPage, pressed: Qt.Key) -> None:
    QTest.keyClick(strip_of(page).bar.slider, pressed)


def test_arrow_keys_step_through_the_kept_epochs_and_everything_follows(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    strip = strip_of(page)
    assert strip.text() == "Epoch 6, the best Training accuracy 50.0\N{NO-BREAK SPACE}%"
    assert engine.looks()[-1].checkpoint == "best"
    engine.sent.clear()
    key(page, Qt.Key.Key_Left)
    settle(page, qtbot)
    assert strip.text().startswith("Epoch 4")
    assert {look.checkpoint for look in engine.looks()} == {4}
    kinds = [type(look.view) for look in engine.looks()]
    assert Filters in kinds
    assert Layers not in kinds  # they are the same
    assert page._network._named.choice() == ""
    assert page.facts.endswith(", epoch 4")
    key(page, Qt.Key.Key_Home)
    settle(page, qtbot)
    assert strip.text() == "Before the training"
    assert engine.looks()[-1].checkpoint == "start"
    assert page._network._named.choice() == "start"


def test_what_is_seen_stays_until_the_epoch_is_here(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    engine.answers_looks = False
    key(page, Qt.Key.Key_Left)
    assert page.stage.picture.is_showing
    key(page, Qt.Key.Key_Left)  # nobody waits for the one between
    assert page._looker.is_waiting
    assert [type(one) for one in engine.sent[-2:]] == [messages.Cancel, messages.Look]
    assert engine.looks()[-1].checkpoint == 2
    engine.answers_looks = True
    engine.answer(engine.looks()[-1])
    settle(page, qtbot)


def test_the_names_move_the_slider(page: InspectPage, engine: LookingEngine, qtbot: QtBot) -> None:
    slider = strip_of(page).bar.slider
    for name, at in (("start", 0), ("last", 4), ("best", 4)):
        QTest.mouseClick(page._network._named._buttons[name], Qt.MouseButton.LeftButton)
        settle(page, qtbot)
        assert slider.value() == at
        assert engine.looks()[-1].checkpoint == name


def test_playing_goes_on_as_fast_as_the_answers_come(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    bar = strip_of(page).bar
    bar._timer.setInterval(1)
    QTest.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert bar.play_button.accessibleName() == "Stop playing"
    qtbot.waitUntil(lambda: not bar.is_playing, timeout=10_000)
    settle(page, qtbot)
    asked = [look.checkpoint for look in engine.looks() if isinstance(look.view, Filters)]
    assert asked[-5:] == ["start", 1, 2, 4, 6]
    engine.answers_looks = False
    QTest.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    before = len(engine.looks())
    bar._on_frame_due()
    assert len(engine.looks()) == before
    studio_leaves = page.left
    studio_leaves()
    assert not bar.is_playing


def test_an_epoch_that_was_deleted_is_told_and_the_slider_goes_on(
    page: InspectPage, run: RunFolder, engine: LookingEngine, qtbot: QtBot
) -> None:
    engine.answers_looks = False
    epoch_file(run.checkpoints, 4).unlink()
    key(page, Qt.Key.Key_Left)
    sentence = say("Epoch 4 is gone.")
    engine.tell(messages.Failed(engine.looks()[-1].request, messages.FailureKind.INPUT, sentence))
    assert page.stage.picture._message._explanation.text() == "Epoch 4 is gone."
    slider = strip_of(page).bar.slider
    qtbot.waitUntil(lambda: slider.maximum() == 3, timeout=5000)
    assert strip_of(page).text() == "Epoch 4, not kept"
    assert slider.value() == 3  # what came after it
    engine.answers_looks = True
    key(page, Qt.Key.Key_Left)
    settle(page, qtbot)
    assert engine.looks()[-1].checkpoint == 2


def test_the_chosen_epoch_stays_when_the_training_ends(
    page: InspectPage, run: RunFolder, studio: Studio, engine: LookingEngine, qtbot: QtBot
) -> None:
    studio.run.resume(run.path, more_epochs=1)
    request = engine.last(messages.Resume).request
    classes = ("blue", "green", "red")
    engine.tell(messages.RunStarted(request, str(run.path), classes, (24, 6, 6), 0, 7, 5, 6))
    slider = strip_of(page).bar.slider
    qtbot.waitUntil(lambda: slider.maximum() == len(KEPT) + 1, timeout=5000)
    assert strip_of(page).text() == "Now, in epoch 7"
    key(page, Qt.Key.Key_Left)
    key(page, Qt.Key.Key_Left)
    settle(page, qtbot)
    assert engine.looks()[-1].checkpoint == 4
    engine.tell(messages.CancelDone(request))
    qtbot.waitUntil(lambda: slider.maximum() == len(KEPT), timeout=5000)
    assert page._network.checkpoint() == 4
    assert strip_of(page).text().startswith("Epoch 4")


def test_a_run_that_kept_none_has_its_best_its_last_and_its_first_weights(
    page: InspectPage, run: RunFolder, studio: Studio, qtbot: QtBot
) -> None:
    for epoch in KEPT:
        epoch_file(run.checkpoints, epoch).unlink()
    studio.window.show_page("train")
    studio.window.show_page("inspect")
    slider = strip_of(page).bar.slider
    qtbot.waitUntil(lambda: slider.maximum() == 1, timeout=5000)
    assert [stop.checkpoint for stop in page._epochs.stops] == ["start", "last"]
