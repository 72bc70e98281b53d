"""The gallery of a run: follows the training, stays where a person looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from autoencoding import begin_run, folder_without_classes, keep_gallery, open_autoencoder
from fake_engine import FakeEngine
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.tasks import gallery
from studio.core.wire import messages
from studio.ui.dialogs.compare_dialog import CompareDialog
from studio.ui.pages.train import TrainPage
from studio.ui.pages.train.gallery_card import GalleryCard
from studio.ui.texts.format import short_text
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_rows import GAP


@pytest.fixture
def run(studio: Studio, tmp_path: Path, engine: FakeEngine, qtbot: QtBot) -> Path:
    """A run that has begun and has no pictures yet."""
    open_autoencoder(studio, folder_without_classes(tmp_path / "photos"), qtbot)
    studio.window.show_page("train")
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    folder = tmp_path / "run"
    begin_run(engine, folder)
    return folder


def card_of(studio: Studio) -> GalleryCard:
    page = studio.window.pages.page("train")
    assert isinstance(page, TrainPage)
    found = page.findChild(GalleryCard)
    assert isinstance(found, GalleryCard)
    return found


def say_saved(engine: FakeEngine, run: Path, epoch: int) -> None:
    keep_gallery(run, epoch)
    engine.tell(messages.GallerySaved(engine.training, str(run), epoch))


def texts(card: GalleryCard) -> list[str]:
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]


def test_before_the_first_epoch_it_says_when_pictures_come(studio: Studio, run: Path) -> None:
    card = card_of(studio)
    assert card.isVisible()
    assert not card.pictures.isVisible()
    assert "The first pictures appear after the first epoch." in texts(card)


def test_each_epoch_is_shown_as_it_comes(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    card = card_of(studio)
    for epoch in (1, 2):
        say_saved(engine, run, epoch)
        qtbot.waitUntil(lambda: card.epoch == epoch, timeout=3000)  # noqa: B023
    restored = card.pictures.rows()[1]
    assert (restored.name, int(restored.pictures[0, 0, 0, 0])) == ("Restored", 20)
    assert "epoch 2 of 2" in texts(card)


def test_a_chosen_epoch_stays_while_others_come(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    card = card_of(studio)
    say_saved(engine, run, 3)
    qtbot.waitUntil(lambda: card.epoch == 3, timeout=3000)
    card.bar.slider.setValue(0)
    qtbot.waitUntil(lambda: card.epoch == 1, timeout=3000)
    say_saved(engine, run, 4)
    qtbot.waitUntil(lambda: card.bar.slider.maximum() == 3, timeout=3000)
    assert card.epoch == 1
    card.bar.slider.setValue(3)  # the newest is followed again
    qtbot.waitUntil(lambda: card.epoch == 4, timeout=3000)
    say_saved(engine, run, 5)
    qtbot.waitUntil(lambda: card.epoch == 5, timeout=3000)


def test_epochs_are_played_to_the_end(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    card = card_of(studio)
    card.bar.set_frame_ms(1)
    say_saved(engine, run, 4)
    qtbot.waitUntil(lambda: card.epoch == 4, timeout=3000)
    seen: list[int] = []
    card._gallery.page_changed.connect(lambda: seen.append(card.epoch))
    QTest.mouseClick(card.bar.play_button, Qt.MouseButton.LeftButton)
    assert card.bar.play_button.accessibleName() == "Stop playing"
    qtbot.waitUntil(
        lambda: card.bar.play_button.accessibleName() == "Play all epochs", timeout=10_000
    )
    assert seen == [1, 2, 3, 4]


def test_damaged_pictures_are_said_and_another_run_has_its_own(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    card = card_of(studio)
    say_saved(engine, run, 1)
    qtbot.waitUntil(lambda: card.epoch == 1, timeout=3000)
    (run / gallery.FOLDER / "originals.png").write_bytes(b"no picture")
    engine.tell(messages.GallerySaved(engine.training, str(run), 1))
    qtbot.waitUntil(lambda: card.epoch == 0, timeout=3000)
    assert any("originals.png" in text for text in texts(card))
    engine.end_run(run, "paused")
    studio.run.clear()
    assert not any("originals.png" in text for text in texts(card))
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    begin_run(engine, tmp_path / "another")
    assert "The first pictures appear after the first epoch." in texts(card)


def test_pictures_are_saved_where_asked(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    card = card_of(studio)
    say_saved(engine, run, 1)
    qtbot.waitUntil(lambda: card.epoch == 1, timeout=3000)
    with qtbot.waitSignal(card.menu.saver.saved):
        card.menu.save(tmp_path / "strip.png")
    assert (tmp_path / "strip.png").read_bytes().startswith(b"\x89PNG")
    (tmp_path / "file").write_text("in the way")
    with qtbot.waitSignal(card.menu.saver.failed):  # said in a toast, and nothing is raised
        card.menu.save(tmp_path / "file" / "strip.png")
    assert (tmp_path / "file").read_text() == "in the way"


def keep_unequal(run: Path) -> None:
    """Write a gallery of one epoch in which the second image is restored worst."""
    originals = np.full((3, 8, 8, 1), 100, np.uint8)
    restored = originals + np.array([10, 40, 20], np.uint8).reshape(-1, 1, 1, 1)
    gallery.begin_gallery(run, "validation", ("a", "b", "c"), originals)
    gallery.keep_pictures(run, 1, restored)


def test_each_image_says_its_error_and_the_worst_come_first_on_request(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    card = card_of(studio)
    keep_unequal(run)
    engine.tell(messages.GallerySaved(engine.training, str(run), 1))
    qtbot.waitUntil(lambda: card.epoch == 1, timeout=3000)
    errors = [(apart / 255) ** 2 for apart in (10, 40, 20)]
    assert card.pictures._captions == tuple(short_text(error) for error in errors)
    card.sorting.set_choice("worst")
    card.sorting.choice_chosen.emit("worst")
    restored = card.pictures.rows()[-1].pictures
    assert restored[:, 0, 0, 0].tolist() == [140, 120, 110]
    assert card.pictures._captions[0] == short_text(errors[1])


def test_an_image_is_wiped_large_from_before_to_after(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    card = card_of(studio)
    keep_unequal(run)
    engine.tell(messages.GallerySaved(engine.training, str(run), 1))
    qtbot.waitUntil(lambda: card.epoch == 1, timeout=3000)
    card.pictures.picked.emit(1)
    dialog = studio.window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    shades = {dialog.wipe.picture().pixelColor(x, 4).red() for x in (1, 250)}
    assert shades == {100, 140}
    QTest.keyClick(dialog.wipe, Qt.Key.Key_End)  # only what was before
    assert dialog.wipe.picture().pixelColor(250, 4).red() == 100
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.at == 2
    dialog.close()


def test_all_epochs_are_saved_as_a_sheet_and_as_a_moving_picture(
    studio: Studio, run: Path, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    card = card_of(studio)
    say_saved(engine, run, 4)
    qtbot.waitUntil(lambda: card.epoch == 4, timeout=3000)
    with qtbot.waitSignal(card.menu.saver.saved):
        card.menu.save(tmp_path / "epochs.gif")
    with Image.open(tmp_path / "epochs.gif") as moving:
        assert moving.n_frames == 4  # type: ignore[attr-defined]  # of a GIF
    with qtbot.waitSignal(card.menu.saver.saved):
        card.menu.saver.save(tmp_path / "epochs.png", card._epochs_writer())
    with Image.open(tmp_path / "epochs.png") as sheet:
        across, down = (96 + GAP) * 5 + GAP, (96 + GAP) * 4 + GAP  # original and epochs, images
        assert sheet.size == (across, down)
        first = [sheet.convert("L").getpixel((GAP + 48 + at * (96 + GAP), 50)) for at in range(5)]
    assert first == [200, 10, 20, 30, 40]
