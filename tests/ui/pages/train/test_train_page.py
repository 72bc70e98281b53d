from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core import messages
from studio.core import recipe as recipes
from studio.core.metrics import MetricRow, MetricsWriter
from studio.core.sentences import say
from studio.ui.pages.train import TrainPage
from studio.ui.widgets.button import Button


@pytest.fixture
def page(studio: Studio, images_folder: Path, qtbot: QtBot) -> TrainPage:
    """The page with a project of the tiny images, before its first run."""
    studio.project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.project.layers), timeout=10_000)
    studio.window.show_page("train")
    shown = studio.window.pages.page("train")
    assert isinstance(shown, TrainPage)
    return shown


@pytest.fixture
def engine(studio: Studio) -> FakeEngine:
    assert isinstance(studio.client, FakeEngine)
    return studio.client


def _press(page: TrainPage, words: str) -> None:
    QCoreApplication.processEvents()  # a new button comes into view with the next event
    button = next(
        button
        for button in page.findChildren(Button)
        if button.text() == words and button.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _words(page: TrainPage) -> set[str]:
    QCoreApplication.processEvents()
    return {button.text() for button in page.findChildren(Button) if button.isVisible()}


def _start(page: TrainPage, engine: FakeEngine, run: Path, epochs: int = 0) -> None:
    _press(page, "Start training")
    engine.begin_run(run)
    for epoch in range(1, epochs + 1):
        engine.train_epoch(epoch)


def test_start_sends_the_recipe_as_it_is(
    studio: Studio, page: TrainPage, engine: FakeEngine
) -> None:
    _press(page, "Start training")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe == studio.project.recipe
    assert {"Stop and keep", "Pause"} <= _words(page)


def test_what_cannot_be_trained_cannot_be_started(studio: Studio, page: TrainPage) -> None:
    recipe = studio.project.recipe
    data = replace(recipe.data, image_size=(16, 16))
    studio.project.set_recipe(replace(recipe, data=data), "image size")
    assert not page.start_button.isEnabled()
    page._ready._advice.choose_fix("image_size_below_minimum")
    assert page.start_button.isEnabled()
    assert studio.project.recipe.data.image_size == (32, 32)


def test_a_running_training_is_shown(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _start(page, engine, tmp_path / "run", epochs=2)
    names = ("conv1", "head_dense", "head_predictions")
    engine.tell(messages.Changed(engine.training, names, (0.0, 0.5, 0.3)))
    assert page.facts == "LeNet-5 · stage 1 of 1, Training · epoch 2 of 3"
    assert page._now._speed.value() == "1,240 images/s"
    assert page._now._left.value() == "12 s"
    assert page._now._saved.value() == "epoch 2, can be resumed"
    assert [row.value() for row in page._data._parts] == ["20", "6", "4"]
    assert [row.value() for row in page._changes._rows] == ["frozen", "40.0\N{NO-BREAK SPACE}%"]
    page._loss.plot.flush()
    assert page._loss.plot.values
    assert not page._result.isVisible()


def test_a_recipe_edited_meanwhile_is_told_apart(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    assert not page._edited.isVisible()
    studio.project.set_recipe(replace(studio.project.recipe, seed=99), "seed")
    assert page._edited.isVisible()
    studio.project.undo()
    assert not page._edited.isVisible()


def test_pause_and_resume(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=1)
    _press(page, "Pause")
    assert isinstance(engine.sent[-1], messages.Pause)
    assert "Pause" not in _words(page)
    engine.end_run(run, "paused")
    _press(page, "Resume from epoch 2")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert command.run == str(run)


def test_a_finished_run_shows_its_result_and_the_way_on(
    page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    assert page._result.isVisible()
    assert page._result._figure.text() == "94.0\N{NO-BREAK SPACE}%"
    assert not page._now.isVisible()
    with qtbot.waitSignal(page.page_wanted) as caught:
        _press(page, "Take it with you")
    assert caught.args == ["export"]


def test_after_a_change_the_new_recipe_comes_first(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    assert "Train again" in _words(page)
    studio.project.set_recipe(replace(studio.project.recipe, seed=99), "seed")
    _press(page, "Train the new recipe")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe.seed == 99


def test_a_failure_is_a_sentence_with_its_details_folded(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    reason = say("The disk is full.")
    engine.tell(messages.Failed(engine.training, "work", reason, "Traceback"))
    assert page._failure.isVisible()
    assert page._failure.text() == "The disk is full."
    assert {"Resume from epoch 2", "Train again", "Details"} <= _words(page)
    _press(page, "Train again")
    assert not page._failure.isVisible()


def test_a_lost_engine_offers_to_go_on(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _start(page, engine, tmp_path / "run", epochs=2)
    engine.lose()
    assert "Resume from epoch 3" in _words(page)


def test_the_log_keeps_the_last_lines(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _press(page, "Start training")
    for number in range(600):
        engine.log_line.emit(f"line {number}\n")
    engine.tell(messages.Log(say("{count} images are cached.", count=7)))
    lines = page._log.lines()
    assert len(lines) == 500
    assert lines[-1] == "7 images are cached."
    assert page._log._newest.text() == lines[-1]
    QCoreApplication.processEvents()
    page._log._unfold.click()
    assert page._log._text.isVisible()


def test_an_earlier_run_is_laid_over_and_taken_away(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    assert studio.project.project is not None
    earlier = studio.project.project.runs / "2026-01-01-earlier"
    earlier.mkdir(parents=True)
    recipes.write(studio.project.recipe, earlier / "recipe.toml")
    writer = MetricsWriter(earlier / "metrics.csv")
    writer.extend([MetricRow(1, 1, 0, "validation", 0.5, 0.8, 1e-3, 1.0)])
    writer.close()
    _start(page, engine, tmp_path / "run", epochs=1)
    page.entered()
    qtbot.waitUntil(lambda: bool(page._runs._actions), timeout=5000)
    (action,) = page._runs._actions.values()
    action.trigger()
    qtbot.waitUntil(lambda: page._loss.plot.overlay_names == (earlier.name,), timeout=5000)
    assert page._accuracy.plot.overlay_names == (earlier.name,)
    action.trigger()
    assert page._loss.plot.overlay_names == ()
