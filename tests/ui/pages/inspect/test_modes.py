"""The modes of the Inspect page that explain: units, predictions, maps of a class, patches."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from fake_camera import FakeCamera
from looking_engine import LookingEngine
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.look.activations import Activations
from studio.core.look.deconvnet import Deconvnet
from studio.core.look.embedding import Embedding
from studio.core.look.grad_cam import GradCam
from studio.core.look.layers import Layers
from studio.core.look.mosaic import Place
from studio.core.look.occlusion import Occlusion
from studio.core.look.patches import Patches
from studio.core.look.prediction import Prediction
from studio.core.look.representative import Representative
from studio.core.look.unit import Unit
from studio.core.wire import messages
from studio.core.wire.messages import Look, Phase, Progress
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.image_card import CAMERA
from studio.ui.pages.inspect.modes.activations import ActivationsMode
from studio.ui.pages.inspect.modes.class_wall import PAGE, ClassWall
from studio.ui.pages.inspect.modes.excites import ExcitesMode
from studio.ui.pages.inspect.modes.image_map import ImageMapMode
from studio.ui.pages.inspect.modes.represents import RepresentsMode
from studio.ui.pages.inspect.modes.why import WhyMode
from studio.ui.pages.inspect.sources import Source
from studio.ui.widgets.camera import frame_source
from studio.ui.widgets.image_view import Box


@pytest.fixture
def engine() -> LookingEngine:
    return LookingEngine()


@pytest.fixture
def page(studio: Studio, qtbot: QtBot) -> InspectPage:
    """The page without a project, showing photographs to the network that is always there."""
    studio.window.show_page("inspect")
    made = studio.window.pages.page("inspect")
    assert isinstance(made, InspectPage)
    settle(made, qtbot)
    return made


@pytest.fixture
def page_of_a_run(page: InspectPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> InspectPage:
    """The page with a network that has learned from images."""
    run = Source("/runs/a", is_run=True)
    monkeypatch.setattr("studio.ui.pages.inspect.inspect_page.sources", lambda *_: (run,))
    page._refresh()
    settle(page, qtbot)
    return page


def settle(page: InspectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page._network.layer()) and not page._looker.is_waiting)


def choose(page: InspectPage, mode: str, qtbot: QtBot) -> None:
    page.stage.picture.mode_chosen.emit(mode)
    settle(page, qtbot)


def captions(page: InspectPage) -> tuple[str, ...]:
    return page.stage.picture.tiles._captions


def test_the_pointer_marks_what_a_unit_sees_of_the_image(page: InspectPage, qtbot: QtBot) -> None:
    choose(page, "activations", qtbot)
    page.stage.picture.hovered.emit(Place(0, 1, 2))
    assert page._image.preview.box() == Box(6 / 32, 10 / 32, 14 / 32, 15 / 32)
    page.stage.picture.hovered.emit(None)
    assert page._image.preview.box() is None


def test_a_pressed_unit_shows_how_its_value_comes_about(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "activations", qtbot)
    assert page.stage.prediction.isVisible()
    page.stage.picture.place_chosen.emit(Place(1, 2, 3))
    settle(page, qtbot)
    assert engine.asked(Unit) == Unit("conv1", page._image.file(), 4, 2, 3)
    mode = page.stage.mode
    assert isinstance(mode, ActivationsMode)
    card = mode.unit_card
    assert card.isVisible()
    assert not page.stage.prediction.isVisible()  # there is room for one of them
    product = card._product.factors()[2].values
    assert product.sum() == pytest.approx(-4.5)  # the channel that counts most
    assert card._channel.currentText().startswith("Input channel 7")
    assert card._value.value() == "-3.100"
    assert card._activation.value() == "0.000"
    page._image.take(page._image.grid.pictures()[3].path)  # the same unit of another image
    settle(page, qtbot)
    assert engine.asked(Unit).image == page._image.file()
    card.closed.emit()
    settle(page, qtbot)
    assert page.stage.prediction.isVisible()
    assert page._image.preview.box() is None


def test_a_single_map_is_projected_back_to_the_image(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "activations", qtbot)
    page.stage.picture.tile_opened.emit(2)
    settle(page, qtbot)
    assert engine.asked(Deconvnet) == Deconvnet("conv1", page._image.file(), 5)
    mode = page.stage.mode
    assert isinstance(mode, ActivationsMode)
    assert mode.projection_card.isVisible()
    assert mode.projection_card._note.text().startswith("Map 5, strongest value 2.000.")
    page.stage.picture.all_wanted.emit()
    settle(page, qtbot)
    assert not mode.projection_card.isVisible()
    assert page.stage.prediction.isVisible()


def test_the_strongest_classes_are_shown_beside_the_image(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "activations", qtbot)
    assert engine.asked(Prediction).image == page._image.file()
    assert [row.text() for row in page.stage.prediction.rows()] == ["dog", "cat", "wren"]


def test_methods_explain_the_predicted_class_or_another_one_side_by_side(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "why", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, WhyMode)
    assert captions(page) == ("Grad-CAM · dog", "Gradients · dog", "Guided · dog")
    assert engine.asked(GradCam) == GradCam("", page._image.file(), -1)
    tiles = page.stage.picture.tiles._tiles
    corner, rest = tiles[0][0, 0].astype(int), tiles[0][7, 7].astype(int)
    assert corner[0] - corner[2] > 50  # warm where the map is 1
    assert np.abs(rest - 100).max() == 0  # the image alone
    page.stage.picture.hovered.emit(Place(0, 0, 0))
    assert page.stage.picture._readout.text() == "Grad-CAM · dog · row 0, column 0 · 1.000"
    page.stage.prediction.rows()[1].click()
    settle(page, qtbot)
    assert captions(page)[0] == "Grad-CAM · cat"
    mode._rival.set_value("2")
    mode._random.click()
    settle(page, qtbot)
    assert captions(page)[0] == "Grad-CAM · cat"
    assert captions(page)[3] == "Grad-CAM · cat · random weights · no evidence"
    assert captions(page)[6] == "Grad-CAM · wren"
    assert page.stage.picture.tiles.grid.columns == 3


def test_opacity_fades_the_map_without_asking_again(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "why", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, WhyMode)
    asked = len(engine.sent)
    mode._opacity.set_value(0.0)
    mode._opacity.value_changed.emit(0.0)
    assert (page.stage.picture.tiles._tiles == 100).all()
    assert len(engine.sent) == asked


def test_occlusion_develops_and_its_cancel_leaves_the_other_maps(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "why", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, WhyMode)
    engine.answers_looks = False
    mode._chips["occlusion"].click()
    qtbot.waitUntil(lambda: isinstance(engine.views()[-1], Occlusion))
    number = engine.looks()[-1].request
    engine.tell(Progress(number, Phase.EXPLAINING, 30, 120))
    picture = page.stage.picture
    assert picture._progress.value() == "25\N{NO-BREAK SPACE}%"
    assert captions(page)[3] == "Occlusion, in progress…"
    engine.develop(engine.looks()[-1])
    assert captions(page)[3] == "Occlusion · dog"
    engine.answers_looks = True
    picture._cancel.click()
    settle(page, qtbot)
    assert isinstance(engine.sent[-1], messages.Cancel)
    assert len(captions(page)) == 3
    assert not mode._chips["occlusion"].isChecked()
    assert not picture._work.isVisible()


def test_occlusion_shows_what_was_measured_one_map_at_a_time(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "why", qtbot)
    mode, picture = page.stage.mode, page.stage.picture
    assert isinstance(mode, WhyMode)
    assert mode._measure.isHidden()
    mode._chips["occlusion"].click()
    settle(page, qtbot)
    assert mode._measure.isVisible()
    asked = len(engine.sent)
    for measure, caption, readout in (
        ("map", "Occlusion · dog", "1.000"),
        ("probability", "Occlusion · dog · probability", "0.000"),
        ("feature", "Occlusion · dog · strongest map", "6.000"),
    ):
        mode._measure.set_choice(measure)
        mode._measure.choice_chosen.emit(measure)
        assert captions(page)[3] == caption
        corner, rest = picture.tiles._tiles[3][0, 0].astype(int), picture.tiles._tiles[3][7, 7]
        assert corner[0] - corner[2] > 50  # warm where covering does harm
        assert np.abs(rest.astype(int) - 100).max() <= 1
        picture.hovered.emit(Place(3, 0, 0))
        assert picture._readout.text() == f"{caption} · row 0, column 0 · {readout}"
    mode._measure.set_choice("predicted")
    mode._measure.choice_chosen.emit("predicted")
    share = "\N{NO-BREAK SPACE}%"
    assert captions(page)[3] == f"Occlusion · dog 75{share} · wren 25{share}"
    picture.hovered.emit(Place(3, 0, 0))
    assert picture._readout.text().endswith("row 0, column 0 · wren")
    assert len(engine.sent) == asked
    assert {"occlusion-1-map", "occlusion-1-predicted"} <= set(picture._output.arrays())
    mode._chips["integrated"].click()
    settle(page, qtbot)
    assert captions(page)[3] == f"Integrated · dog · sum 99.5{share}, 72 steps"


def test_while_one_draws_an_answer_is_shown_and_the_newest_drawing_asked_next(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "why", qtbot)
    page._image._sources.set_choice("drawing")
    page._image._on_source_chosen("drawing")
    settle(page, qtbot)
    engine.answers_looks = False
    page._image._on_drawn()
    first, sent = engine.looks()[-1], len(engine.sent)
    kinds = [type(first.view)]
    for _ in range(3):
        for _ in range(5):
            page._image._on_drawn()
        assert len(engine.sent) == sent  # nothing queues, nothing is given up
        engine.answer(engine.looks()[-1])
        newest = engine.looks()[-1].view
        assert not isinstance(newest, Layers)
        assert newest.image == page._image.file()  # type: ignore[union-attr]
        kinds.append(type(newest))
        sent = len(engine.sent)
    assert len(set(kinds)) == 4  # every kind has its turn: three maps and the prediction
    assert all(text.endswith("dog") for text in captions(page))


def test_what_the_cards_show_is_saved_with_a_line_that_says_what_it_is(
    page: InspectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "activations", qtbot)
    page.stage.picture.place_chosen.emit(Place(1, 2, 3))
    settle(page, qtbot)
    mode = page.stage.mode
    assert isinstance(mode, ActivationsMode)
    image = Path(page._image.file()).name
    for menu, about, names in (
        (mode.unit_card.menu, "Map 4, row 2, column 3", {"kernel", "patch", "product", "value"}),
        (page.stage.picture.menu, "values 0.000 to 1.000", {"activations", "channels"}),
        (page._image.menu, image, {"image"}),
    ):
        assert menu.caption().startswith("EfficientNetLite0, pretrained · ")
        assert about in menu.caption()
        with qtbot.waitSignal(menu.saver.saved):
            menu.save(tmp_path / "shown.png")
        with qtbot.waitSignal(menu.saver.saved):
            menu.save(tmp_path / "shown.npz")
        assert QImage(str(tmp_path / "shown.png")).height() > menu._image().height()
        with np.load(tmp_path / "shown.npz") as arrays:
            assert names | {"caption"} <= set(arrays)
            assert str(arrays["caption"]) == menu.caption()
    assert "conv1 · Activations" in page.stage.picture.menu.caption()
    assert image in mode.unit_card.menu.caption()


def test_a_network_without_classes_has_no_why_and_its_maps_are_seen(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    engine.tells_classes = False
    choose(page, "activations", qtbot)
    assert engine.asked(Activations)
    assert page.stage.picture.is_showing
    assert not page.stage.prediction.isVisible()
    assert not page.stage.picture._modes.is_shown("why")


def test_patches_are_searched_when_told_and_opened_with_their_projections(
    page_of_a_run: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    page = page_of_a_run
    choose(page, "excites", qtbot)
    assert not any(isinstance(view, Patches) for view in engine.views())
    page.stage.picture.way_on_chosen.emit()
    settle(page, qtbot)
    mode = page.stage.mode
    assert isinstance(mode, ExcitesMode)
    assert engine.asked(Patches) == Patches("conv1", 0, 48)
    tiles = page.stage.picture.tiles
    assert tiles.grid.total == 20
    assert tiles._tiles[3, 5, 5, 0] == 34  # filter 3, the patch in the middle of its nine
    assert "never active: 3" in page.stage.picture._readout.text()
    page.stage.picture.hovered.emit(Place(3, 5, 5))
    assert page.stage.picture._readout.text() == "Filter 3 · a/4.png · 5.000"
    page.stage.picture.tile_opened.emit(3)
    settle(page, qtbot)
    assert engine.asked(Patches) == Patches("conv1", 3, 1, projections=True)
    assert captions(page)[:3] == ("9.000", "projection", "8.000")
    page.stage.picture.place_chosen.emit(Place(3, 0, 0))  # the projection of the second patch
    assert mode.card.view.box() == Box(0, 8 / 32, 16 / 32, 24 / 32)
    assert mode.card._name.text() == "1.png"


def test_a_search_that_is_cancelled_asks_again_whether_to_search(
    page_of_a_run: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    page = page_of_a_run
    choose(page, "excites", qtbot)
    engine.answers_looks = False
    page.stage.picture.way_on_chosen.emit()
    qtbot.waitUntil(lambda: isinstance(engine.sent[-1], Look))
    engine.tell(Progress(engine.looks()[-1].request, Phase.EXPLAINING, 1, 40))
    page.stage.picture._cancel.click()
    qtbot.waitUntil(lambda: not page.stage.picture.is_showing)
    message = page.stage.picture._message
    assert message.accessibleName() == "What excites each filter most?"


def test_an_image_of_a_class_develops_when_told_and_stays(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "represents", qtbot)
    mode, picture = page.stage.mode, page.stage.picture
    assert isinstance(mode, RepresentsMode)
    assert picture._message.accessibleName() == "What would \u201cdog\u201d like best?"
    engine.answers_looks = False
    picture.way_on_chosen.emit()
    qtbot.waitUntil(lambda: isinstance(engine.views()[-1], Representative))
    assert engine.asked(Representative) == Representative(class_=1)
    engine.develop(engine.looks()[-1])
    assert picture.is_showing
    engine.answer(engine.looks()[-1])
    settle(page, qtbot)
    assert (picture.tiles._tiles == 61).all()
    assert mode.card._probability.value() == "90.0\N{NO-BREAK SPACE}%"
    asked = len(engine.looks())
    engine.answers_looks = True
    choose(page, "filters", qtbot)
    choose(page, "represents", qtbot)  # it is here already
    assert picture.is_showing
    assert not any(isinstance(view, Representative) for view in engine.views()[asked:])


def test_an_image_of_a_filter_marks_what_its_unit_sees(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "represents", qtbot)
    mode, picture = page.stage.mode, page.stage.picture
    assert isinstance(mode, RepresentsMode)
    mode._kind.set_choice("filter")
    mode._filter.set_value("2")
    mode._on_target_chosen()
    assert picture._message.accessibleName() == "What would filter 2 like best?"
    picture.way_on_chosen.emit()
    settle(page, qtbot)
    assert engine.asked(Representative) == Representative("conv1", 2)
    assert mode.card.view.box() == Box(0.25, 0, 0.5, 1)


def wall(page: InspectPage) -> RepresentsMode:
    mode = page.stage.mode
    assert isinstance(mode, RepresentsMode)
    mode._kind.set_choice("all")
    mode._on_kind_chosen("all")
    return mode


def is_asked(engine: LookingEngine, number: int) -> bool:
    return engine.views()[-1] == Representative(class_=number)


def test_images_of_all_classes_develop_one_after_another(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "represents", qtbot)
    mode, picture = wall(page), page.stage.picture
    assert picture._message.accessibleName() == "What would each class like best?"
    engine.answers_looks = False
    picture.way_on_chosen.emit()
    for number in range(2):
        qtbot.waitUntil(partial(is_asked, engine, number))
        engine.develop(engine.looks()[-1])
        engine.answer(engine.looks()[-1])
    qtbot.waitUntil(partial(is_asked, engine, 2))
    tiles = picture.tiles._tiles
    assert [int(tile.max()) for tile in tiles] == [60, 61, 128]  # the third is still to come
    assert captions(page) == ("cat", "dog", "wren")
    assert not mode.card.isVisible()
    engine.tell(Progress(engine.looks()[-1].request, Phase.EXPLAINING, 1, 40))
    picture._cancel.click()
    assert [int(tile.max()) for tile in picture.tiles._tiles] == [60, 61, 128]
    assert mode._go.isVisible()  # the way on
    engine.answers_looks = True
    mode._go.click()
    settle(page, qtbot)
    assert [int(tile.max()) for tile in picture.tiles._tiles] == [60, 61, 62]
    assert not mode._go.isVisible()
    assert "dog" in mode.readout(Place(1, 0, 0))


def test_an_image_of_the_wall_opens_and_leads_back(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    choose(page, "represents", qtbot)
    mode, picture = wall(page), page.stage.picture
    picture.way_on_chosen.emit()
    qtbot.waitUntil(lambda: len(mode._finished) == 3)
    settle(page, qtbot)
    asked = len(engine.looks())
    picture.tile_opened.emit(2)
    settle(page, qtbot)
    assert len(picture.tiles._tiles) == 1
    assert (picture.tiles._tiles == 62).all()
    assert mode.card.isVisible()
    assert picture._back.isVisible()
    picture._back.click()
    settle(page, qtbot)
    assert len(picture.tiles._tiles) == 3
    assert len(engine.looks()) == asked  # nothing is made twice


def test_of_a_thousand_classes_one_page_develops() -> None:
    found = ClassWall()
    found.set_names([f"class {number}" for number in range(1000)])
    assert len(found.missing({}, 0)) == PAGE
    found.first = 984
    assert [view.class_ for view in found.missing({}, 0)] == list(range(984, 1000))
    assert found.picture({}, 0, (8, 8)) is None
    found.is_begun = True
    blank = found.picture({}, 0, (8, 8))
    assert blank is not None
    assert blank.tiles.shape == (16, 8, 8, 3)
    assert (blank.first, blank.total, blank.page) == (984, 1000, PAGE)


def test_the_images_of_a_run_are_a_map_of_each_layer(
    page_of_a_run: InspectPage, engine: LookingEngine, qtbot: QtBot
) -> None:
    page = page_of_a_run
    choose(page, "map", qtbot)
    mode, picture = page.stage.mode, page.stage.picture
    assert isinstance(mode, ImageMapMode)
    assert engine.asked(Embedding) == Embedding("conv1", "tsne")
    assert picture.is_showing
    assert mode.map.isVisible()
    assert "drawn evenly from 900" in mode.map.map.readout()
    mode.map.more.click()
    settle(page, qtbot)
    assert engine.asked(Embedding) == Embedding("conv1", "tsne", count=10_000)
    assert mode.card.isVisible()
    mode.map.map.view.choose([2, 4])
    assert [one.path for one in mode.card.grid.pictures()] == ["/data/cat/2.png", "/data/dog/4.png"]
    mode._parts.set_value("validation")
    mode._on_part_chosen("validation")
    settle(page, qtbot)
    assert engine.asked(Embedding) == Embedding("conv1", "tsne", "validation", count=10_000)
    mode.map.method.set_choice("pca")
    mode.map.view_chosen.emit()
    settle(page, qtbot)
    assert "PCA of conv1: 75\N{NO-BREAK SPACE}% of the variance" in mode.map.map.readout()
    mode.map.map.view.choose([5])  # a single one becomes the image of the other modes
    assert page._image.file() == "/data/dog/5.png"


def test_prediction_and_maps_follow_the_camera_one_frame_at_a_time(
    page: InspectPage, engine: LookingEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_source, "open_source", FakeCamera)
    choose(page, "activations", qtbot)
    image = page._image
    image._sources.set_shown(CAMERA, True)
    image._sources.set_choice(CAMERA)
    image._on_source_chosen(CAMERA)
    camera = image.camera._source
    assert isinstance(camera, FakeCamera)
    engine.answers_looks = False
    camera.see("#ff0000")
    first = image.file()
    qtbot.waitUntil(lambda: engine.asked(Activations).image == first)
    for shade in ("#00ff00", "#0000ff"):
        camera.see(shade)
    assert image.file() == first  # the network is still at work
    engine.answers_looks = True
    engine.answer(engine.looks()[-1])
    qtbot.waitUntil(lambda: image.file() != first)
    settle(page, qtbot)
    assert {view.image for view in engine.views()[-2:] if hasattr(view, "image")} == {image.file()}
    page.stage.picture.mode_chosen.emit("filters")
    assert not camera.is_on  # out of sight
