"""The Inspect page with an engine that a test lets answer."""

from pathlib import Path

import numpy as np
import pytest
from looking_engine import LookingEngine
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.look.activations import Activations
from studio.core.look.filters import Filters
from studio.core.look.mosaic import Place
from studio.core.wire import messages
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.mode import Message
from studio.ui.pages.inspect.modes.activations import ActivationsMode
from studio.ui.pages.inspect.modes.filters import FiltersMode
from studio.ui.pages.inspect.modes.table import MODES
from studio.ui.pages.inspect.picture_card import PictureCard
from studio.ui.pages.start import StartPage
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button


@pytest.fixture
def engine() -> LookingEngine:
    return LookingEngine()


def show(studio: Studio) -> InspectPage:
    studio.window.show_page("inspect")
    page = studio.window.pages.page("inspect")
    assert isinstance(page, InspectPage)
    return page


def settled(page: InspectPage, qtbot: QtBot) -> None:
    def is_settled() -> bool:
        return page.stage.picture.is_showing and not page._looker.is_waiting

    qtbot.waitUntil(is_settled, timeout=5000)


@pytest.fixture
def page(opened: Studio, qtbot: QtBot) -> InspectPage:
    """The page, with the pretrained network that comes with the program."""
    shown = show(opened)
    settled(shown, qtbot)
    return shown


def mode_of(page: InspectPage) -> str:
    assert page.stage.picture.mode() == page.stage.spec.key
    return page.stage.spec.key


def filters_of(page: InspectPage) -> FiltersMode:
    assert isinstance(page.stage.mode, FiltersMode)
    return page.stage.mode


def activations_of(page: InspectPage) -> ActivationsMode:
    assert isinstance(page.stage.mode, ActivationsMode)
    return page.stage.mode


def press(page: InspectPage, text: str) -> None:
    (button,) = [
        one
        for one in page.findChildren(QAbstractButton)
        if text in (one.text(), one.accessibleName()) and one.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_run_the_installed_network_shows_its_first_filters(
    opened: Studio, engine: LookingEngine, page: InspectPage
) -> None:
    assert {look.of for look in engine.looks()} == {"EfficientNetLite0"}
    assert page.facts == "EfficientNetLite0, pretrained"
    assert page._network.layer() == page.stage.picture.title() == "conv1"
    assert Filters("conv1", 0, 128) in engine.views()
    assert filters_of(page).card._chart.isVisible()
    assert page.stage.picture.tiles.grid.total == 128
    assert "300 filters of 3 × 3" in page.stage.picture.tiles.accessibleDescription()


def test_pages_single_filters_and_input_channels(
    opened: Studio, engine: LookingEngine, page: InspectPage, qtbot: QtBot
) -> None:
    assert page.stage.picture._pages.text() == "0 to 127 of 300"
    press(page, "Next page")
    settled(page, qtbot)
    press(page, "Next page")
    settled(page, qtbot)
    assert engine.views()[-1] == Filters("conv1", 256, 128)
    assert page.stage.picture._pages.text() == "256 to 299 of 300"
    assert not page.stage.picture._after.isEnabled()
    press(page, "Previous page")
    settled(page, qtbot)
    assert engine.views()[-1] == Filters("conv1", 128, 128)
    page.stage.picture.tiles.tile_activated.emit(3)
    settled(page, qtbot)
    assert engine.views()[-1] == Filters("conv1", 131, 1)
    assert page.stage.picture.tiles.grid.total == 2  # its input channels
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(page, qtbot)
    assert engine.views()[-1] == Filters("conv1", 128, 128)
    asked = len(engine.sent)
    filters_of(page).channel.set_value("1")
    page.stage._draw()
    assert len(engine.sent) == asked  # the numbers are here already


def test_what_is_under_the_pointer_is_said(page: InspectPage) -> None:
    seen = filters_of(page).seen
    assert seen is not None
    page.stage.picture.hovered.emit(Place(7, 1, 2))
    value = float(seen.arrays["filters"][1, 2, 0, 7])
    assert page.stage.picture._readout.text() == (
        f"Filter 7 · input channel 0 · row 1, column 2 · {value:.3f} · length 7.000"
        " · moved 95\N{NO-BREAK SPACE}%"
    )
    page.stage.picture.hovered.emit(None)
    assert page.stage.picture._readout.text().startswith("300 filters")


def test_dead_filters_are_named_and_bars_say_length_or_how_far_each_moved(
    page: InspectPage, qtbot: QtBot
) -> None:
    tiles, mode = page.stage.picture.tiles, filters_of(page)
    assert page.stage.picture._readout.text().endswith("dead, weights near 0: 5, 200")
    assert tiles._marked == {5, 200}  # of which the page has the first
    assert tiles._bars[0] == 0
    assert tiles._bars[-1] == 1
    press(page, "Moved")
    assert tiles._bars[0] == 1
    tiles.tile_activated.emit(5)
    settled(page, qtbot)
    assert not tiles._bars
    assert not mode.bars.isVisible()


def test_maps_of_an_image_of_the_data_set_and_of_any_file(
    opened: Studio,
    engine: LookingEngine,
    page: InspectPage,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.waitUntil(lambda: bool(page._image._project))
    press(page, "Activations")
    settled(page, qtbot)
    first = page._image.grid.pictures()[0].path
    assert engine.asked(Activations) == Activations("conv1", first, False, "index", 0, 128)
    press(page, "Before")
    settled(page, qtbot)
    press(page, "Strongest first")
    settled(page, qtbot)
    assert engine.asked(Activations) == Activations("conv1", first, True, "strength", 0, 128)
    page.stage.picture.hovered.emit(Place(0, 2, 3))
    assert page.stage.picture._readout.text().startswith("Map 5 · row 2, column 3 · 0.")
    page._image.grid.select(4)
    settled(page, qtbot)
    assert engine.asked(Activations).image == page._image.grid.pictures()[4].path
    other = tmp_path / "other.png"
    Image.new("RGB", (9, 5), "red").save(other)
    monkeypatch.setattr(
        "studio.ui.pages.inspect.image_card.QFileDialog.getOpenFileName",
        lambda *_: (str(other), ""),
    )
    press(page, "Open an image…")
    settled(page, qtbot)
    assert engine.asked(Activations).image == str(other)


def test_a_layer_without_filters_shows_its_maps(page: InspectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page._image.file()))
    page._network.choose_layer("pool1")
    page._on_layer_chosen("pool1")
    settled(page, qtbot)
    assert mode_of(page) == "activations"
    assert page._image.isVisible()
    assert not activations_of(page).position.isVisible()  # it has no activation function
    page._network.choose_layer("conv1")
    page._on_layer_chosen("conv1")
    settled(page, qtbot)
    assert mode_of(page) == "filters"


def test_a_run_that_trains_is_looked_at_again_and_again_one_question_at_a_time(
    opened: Studio, engine: LookingEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.ui.pages.inspect.looker.LIVE_MS", 20)
    opened.run.train(opened.project.recipe, opened.project.project)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: any(isinstance(one, messages.Train) for one in engine.sent))
    run = Path("/runs/today")
    engine.begin_run(run)
    page = show(opened)
    settled(page, qtbot)
    assert page._network.source().is_live  # type: ignore[union-attr]
    assert page.facts.startswith("live, epoch")
    first = engine.looks()[0]
    assert (first.of, first.checkpoint) == (str(run), "last")
    before = len(engine.looks())
    for epoch in range(1, 40):  # figures arrive more often than the page looks
        engine.train_epoch(epoch)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: len(engine.looks()) > before + 4, timeout=5000)
    now = f"live, epoch {opened.run.state.epoch}"
    qtbot.waitUntil(lambda: page.facts == now)
    engine.answers_looks = False
    qtbot.waitUntil(lambda: page._looker.is_waiting, timeout=5000)
    waiting = len(engine.looks())
    qtbot.wait(150)
    assert len(engine.looks()) == waiting  # one question, not a queue of them
    engine.answers_looks = True
    engine.answer(engine.looks()[-1])
    opened.window.show_page("train")
    qtbot.wait(60)
    quiet = len(engine.looks())
    qtbot.wait(100)
    assert len(engine.looks()) == quiet  # nobody looks


def test_a_finished_run_shows_its_best_epoch_and_the_choice_of_others(
    opened: Studio, engine: LookingEngine, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    recipe = replace(opened.project.recipe, name="tiny")
    run = write_run(project.runs, recipe, Path(recipe.data.folder), outcome="finished")
    opened.run.load(run)
    qtbot.waitUntil(lambda: bool(opened.run.state.run), timeout=5000)
    page = show(opened)
    settled(page, qtbot)
    look = engine.looks()[-1]
    assert (look.of, look.checkpoint) == (opened.run.state.run, "best")
    press(page, "Start")
    settled(page, qtbot)
    assert engine.looks()[-1].checkpoint == "start"


def test_a_wait_can_be_cancelled_and_a_failure_tried_again(
    opened: Studio, engine: LookingEngine, qtbot: QtBot
) -> None:
    engine.answers_looks = False
    page = show(opened)
    message = page.stage.picture._message
    qtbot.waitUntil(lambda: message.accessibleName() == "Opening the network…", timeout=5000)
    press(page, "Cancel")
    assert message.accessibleName() == "Cancelled"
    assert isinstance(engine.sent[-1], messages.Cancel)
    press(page, "Look again")
    qtbot.waitUntil(lambda: page._looker.is_waiting)
    engine.tell(
        messages.Failed(engine.looks()[-1].request, messages.FailureKind.INPUT, say("It is gone."))
    )
    assert message.accessibleName() == "This cannot be shown"
    assert message._explanation.text() == "It is gone."
    engine.answers_looks = True
    press(page, "Try again")
    settled(page, qtbot)


def test_tiles_are_saved_as_a_picture_and_as_numbers(
    page: InspectPage, tmp_path: Path, qtbot: QtBot
) -> None:
    picture, numbers = tmp_path / "filters.png", tmp_path / "filters.npz"
    page.stage.picture.menu.save(picture)
    page.stage.picture.menu.save(numbers)
    qtbot.waitUntil(lambda: picture.exists() and numbers.exists(), timeout=5000)
    assert max(Image.open(picture).size) >= 256
    with np.load(numbers) as found:
        assert found["filters"].shape == (3, 3, 2, 128)


def test_a_trained_network_is_looked_into_without_a_project(
    studio: Studio, engine: LookingEngine, qtbot: QtBot
) -> None:
    start = studio.window.pages.page("start")
    assert isinstance(start, StartPage)
    start.try_card.look.click()
    assert studio.window.pages.current_key == "inspect"
    page = studio.window.pages.page("inspect")
    assert isinstance(page, InspectPage)
    settled(page, qtbot)
    press(page, "Activations")
    settled(page, qtbot)
    (asked,) = [one for one in engine.views() if isinstance(one, Activations)]
    assert Path(asked.image).name == "coffee.png"
    assert not studio.window.rail.item("train").isEnabled()


def test_a_model_file_is_opened(
    page: InspectPage, opened: Studio, engine: LookingEngine, qtbot: QtBot
) -> None:
    page._network.file_chosen.emit("/models/own.keras")
    settled(page, qtbot)
    assert engine.looks()[-1].of == "/models/own.keras"
    assert page.facts == "own.keras"


def test_what_takes_time_has_one_button_that_gives_it_up(theme: Theme, qtbot: QtBot) -> None:
    card = PictureCard(theme, MODES)
    qtbot.addWidget(card)
    card.show()
    card.show_message(Message("Opening the network…", "", "Cancel", cancels=True))
    card.show_progress("Building the network", 0, 0)
    cancels = [one for one in card.findChildren(Button) if one.text() == "Cancel"]
    assert [one.isVisible() for one in cancels].count(True) == 1
    card.show_message(Message("Which image?"))
    assert card._cancel.isVisible()


def test_why_an_image_was_not_pinned_is_said_until_one_is(
    opened: Studio, page: InspectPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page._pins.set_pinned(str(tmp_path / "gone.png"), True)
    qtbot.waitUntil(page._problem.isVisible)
    image = tmp_path / "there.png"
    Image.new("RGB", (8, 8)).save(image)
    page._pins.set_pinned(str(image), True)
    qtbot.waitUntil(lambda: page._pins.is_pinned(str(image)))
    assert page._problem.isHidden()
