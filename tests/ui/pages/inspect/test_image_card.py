"""The image of the Inspect page: of the project, a photograph, a file, a drawing."""

from pathlib import Path

import pytest
from fake_camera import FakeCamera
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.dataset.decode import load_pixels
from studio.core.look.layers import LayersFacts
from studio.core.projects.pinned_images import path_of, pinned_images
from studio.ui.models.project_pins import ProjectPins
from studio.ui.pages.inspect.image_card import CAMERA, DRAWING, PHOTOGRAPHS, PROJECT, ImageCard
from studio.ui.theme import Theme
from studio.ui.widgets.camera import frame_source, is_available
from studio.ui.widgets.thumbnails import Picture

SMALL = LayersFacts((), (), (32, 32), "gray")
LARGE = LayersFacts((), (), (224, 224), "rgb")


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> ImageCard:
    made = ImageCard(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def source(card: ImageCard) -> str:
    return card._sources.choice()


def test_without_a_project_photographs_are_at_hand(card: ImageCard) -> None:
    assert Path(card.file()).name == "coffee.png"
    assert len(card.grid.pictures()) >= 8
    assert all(Path(picture.path).is_file() for picture in card.grid.pictures())


def test_images_of_a_project_come_first_unless_somebody_chose(
    card: ImageCard, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (9, 5), "red").save(file)
    card.set_pictures([Picture(str(file))])
    assert (source(card), card.file()) == (PROJECT, str(file))
    card.set_pictures(())  # the project was closed
    assert source(card) == PHOTOGRAPHS
    with qtbot.waitSignal(card.image_chosen):
        card.grid.select(2)
    chosen = card.file()
    card.set_pictures([Picture(str(file))])
    assert (source(card), card.file()) == (PHOTOGRAPHS, chosen)


def test_a_file_that_is_dropped_is_shown(card: ImageCard, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "own.png"
    Image.new("RGB", (9, 5), "red").save(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(card.image_chosen) as told:
        card.dropEvent(drop)
    assert told.args == [str(file)]
    qtbot.waitUntil(lambda: not card.preview.image().isNull())
    assert card.preview.image().width() == 9


def test_a_small_network_is_drawn_for_and_each_stroke_is_a_new_file(
    card: ImageCard, qtbot: QtBot
) -> None:
    card.set_network(LARGE)
    assert not card._sources.is_shown(DRAWING)
    card.set_network(SMALL)
    card._sources.set_choice(DRAWING)
    card._on_source_chosen(DRAWING)
    first = card.file()
    assert Image.open(first).getextrema() == (0, 0)
    with qtbot.waitSignal(card.image_chosen):
        card.pad.stroke(QPointF(50, 50), QPointF(150, 150))
    assert card.file() != first
    assert Image.open(card.file()).getextrema() == (0, 255)
    card.set_network(LARGE)  # a photograph takes the place of the drawing
    assert Path(card.file()).name == "coffee.png"


def test_the_camera_is_offered_where_qt_multimedia_is_installed(card: ImageCard) -> None:
    assert card._sources.is_shown(CAMERA) is is_available()


def test_what_the_camera_sees_is_an_image_of_its_own(
    card: ImageCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_source, "open_source", FakeCamera)
    chosen: list[str] = []
    card.image_chosen.connect(chosen.append)
    card._sources.set_choice(CAMERA)
    card._on_source_chosen(CAMERA)
    camera = card.camera._source
    assert isinstance(camera, FakeCamera)
    camera.see("#ff0000")
    assert load_pixels(Path(chosen[-1]), (4, 8), "rgb")[0, 0].tolist() == [255, 0, 0]
    camera.see("#00ff00")
    assert len(chosen) == 1  # the answers about the first are still to come
    card.ready()
    assert len(chosen) == 2
    assert load_pixels(Path(card.file()), (4, 8), "rgb")[0, 0].tolist() == [0, 255, 0]
    card._sources.set_choice(PHOTOGRAPHS)
    card._on_source_chosen(PHOTOGRAPHS)
    assert not camera.is_on
    assert Path(card.file()).name == "coffee.png"


def test_an_image_is_pinned_into_the_project_and_unpinned(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    pins = ProjectPins(studio.project)
    card = ImageCard(studio.theme, pins)
    qtbot.addWidget(card)
    card.show()
    file = str(images_folder / "red" / "00.png")
    card.set_pictures([Picture(file)])
    assert card.pin_button.isVisible()
    assert not card.pin_button.isChecked()
    QTest.mouseClick(card.pin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pins.is_pinned(file), timeout=5000)
    assert card.pin_button.isChecked()
    (pinned,) = pinned_images(project.folder)
    copy = path_of(project.folder, pinned)
    assert [picture.path for picture in card.grid.pictures()] == [str(copy), file]
    card.take(str(copy))
    assert card._name.text() == "00.png"
    chosen: list[str] = []
    card.image_chosen.connect(chosen.append)
    QTest.mouseClick(card.pin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not pins.files, timeout=5000)
    assert chosen == [file] == [card.file()]  # the copy has gone


def test_a_card_that_asks_first_is_told_of_no_image_of_a_project_that_was_left(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    pins = ProjectPins(studio.project)
    file = str(images_folder / "red" / "00.png")
    pins.set_pinned(file, True)
    qtbot.waitUntil(lambda: pins.is_pinned(file), timeout=5000)
    (copy,) = pins.files
    studio.project.project_changed.disconnect(pins.refresh)  # as if it came after the card
    studio.project.close()
    assert pins.files == ()
    assert pins.name_of(str(copy)) == ""
    assert not pins.is_pinned(file)


def test_without_a_project_nothing_can_be_pinned(studio: Studio, qtbot: QtBot) -> None:
    card = ImageCard(studio.theme, ProjectPins(studio.project))
    qtbot.addWidget(card)
    card.show()
    assert not card.pin_button.isVisible()
