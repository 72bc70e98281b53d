"""What a GAN invents, while it trains: sheet, wall, scores, and one sample alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from inventing import SAMPLES, keep_samples
from PIL import Image, ImageSequence
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.look.mosaic import Place
from studio.core.projects import project
from studio.core.recipes.recipe import Data, Recipe
from studio.core.wire import messages
from studio.ui.models.run_model import RunModel
from studio.ui.pages.train.samples_card import SCORES, SHEET, WALL, SamplesCard
from studio.ui.theme import Theme
from studio.ui.widgets.label import Label


@pytest.fixture
def folder(engine: FakeEngine, tmp_path: Path) -> Path:
    made = tmp_path / "run"
    made.mkdir()
    return made


@pytest.fixture
def card(
    theme: Theme, engine: FakeEngine, folder: Path, tmp_path: Path, qtbot: QtBot
) -> SamplesCard:
    run = RunModel(engine)
    recipe = Recipe(name="r", data=Data(folder="f"))
    run.train(recipe, project.create(tmp_path / "project", recipe))
    engine.begin_run(folder, 8)
    made = SamplesCard(theme, run)
    qtbot.addWidget(made)
    made.resize(720, 420)
    made.show()
    return made


def say_saved(engine: FakeEngine, folder: Path, *epochs: int) -> None:
    keep_samples(folder, *epochs)
    engine.tell(messages.GallerySaved(engine.training, str(folder), epochs[-1]))


def first_pixel(card: SamplesCard) -> int:
    """Return the brightness of the first sample on the sheet."""
    return int(card.sheet.picture()[card.sheet.grid.gap, card.sheet.grid.gap, 0])


def choose(card: SamplesCard, view: str) -> None:
    card.views.set_choice(view)
    card.views.choice_chosen.emit(view)


def test_before_the_first_epoch_it_says_when_samples_come(card: SamplesCard) -> None:
    said = [label.text() for label in card.findChildren(Label) if label.isVisible()]
    assert "The first samples appear after the first epoch." in said
    assert not card.bar.isVisible()
    assert not card.views.isVisible()


def test_it_follows_the_training_until_an_epoch_is_chosen(
    card: SamplesCard, engine: FakeEngine, folder: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2)
    qtbot.waitUntil(lambda: card.epoch == 2 and card.sheet.grid.total == SAMPLES, timeout=3000)
    assert first_pixel(card) == 20
    card.bar.slider.setValue(0)
    qtbot.waitUntil(lambda: first_pixel(card) == 10, timeout=3000)
    say_saved(engine, folder, 1, 2, 3)
    qtbot.waitUntil(lambda: "of 3" in card.bar.text(), timeout=3000)
    assert card.epoch == 1
    card.bar.slider.setValue(2)
    say_saved(engine, folder, 1, 2, 3, 4)
    qtbot.waitUntil(lambda: card.epoch == 4 and first_pixel(card) == 40, timeout=3000)


def test_the_wall_has_a_column_for_each_epoch(
    card: SamplesCard, engine: FakeEngine, folder: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2, 3)
    qtbot.waitUntil(lambda: card.epoch == 3, timeout=3000)
    choose(card, WALL)
    qtbot.waitUntil(lambda: all(card.wall.has_column(at) for at in (1, 2, 3)), timeout=3000)
    assert card.wall.keys() == (1, 2, 3)
    card.wall.column_chosen.emit(2)
    assert card.epoch == 2
    assert card.bar.step == 1


def test_a_click_shows_one_sample_through_all_epochs(
    card: SamplesCard, engine: FakeEngine, folder: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2, 3)
    qtbot.waitUntil(lambda: card.sheet.grid.total == SAMPLES, timeout=3000)
    card.sheet.place_chosen.emit(Place(4, 0, 0))
    qtbot.waitUntil(lambda: not card.large.image().isNull(), timeout=3000)
    assert card.large.isVisible()
    assert card.large.image().pixelColor(0, 0).red() == 34
    card.bar.slider.setValue(0)
    qtbot.waitUntil(lambda: card.large.image().pixelColor(0, 0).red() == 14, timeout=3000)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.sheet.isVisible()


def test_scores_are_those_of_the_epoch(
    card: SamplesCard, engine: FakeEngine, folder: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2)
    qtbot.waitUntil(lambda: card.epoch == 2, timeout=3000)
    choose(card, SCORES)
    summary = card.histogram.chart.summary
    qtbot.waitUntil(lambda: "mean 0.020" in summary(), timeout=3000)
    card.bar.slider.setValue(0)
    qtbot.waitUntil(lambda: "mean 0.010" in summary(), timeout=3000)
    assert "Real images: count 9, from 0.900" in summary()


def test_sheet_wall_and_one_sample_are_saved_as_pictures(
    card: SamplesCard, engine: FakeEngine, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2, 3)
    qtbot.waitUntil(lambda: card.sheet.grid.total == SAMPLES, timeout=3000)
    sizes = {}
    for name, view in (("sheet", SHEET), ("wall", WALL)):
        choose(card, view)
        qtbot.waitUntil(lambda: card.wall.has_column(1) or card.epoch == 3, timeout=3000)
        with qtbot.waitSignal(card.menu.saver.saved, timeout=5000):
            card.menu.save(tmp_path / f"{name}.png")
        with Image.open(tmp_path / f"{name}.png") as image:
            sizes[name] = image.size
    assert sizes["wall"][1] == SAMPLES * 66 - 2
    card.wall.row_opened.emit(2)
    qtbot.waitUntil(lambda: all(card.wall.has_column(at) for at in (1, 2, 3)), timeout=3000)
    with qtbot.waitSignal(card.menu.saver.saved, timeout=5000):
        card.menu.save(tmp_path / "strip.png")
    with Image.open(tmp_path / "strip.png") as image:
        pixels = np.array(image)
    assert pixels.shape == (64, 3 * 66 - 2, 3)
    assert [int(pixels[5, 5 + 66 * at, 0]) for at in range(3)] == [12, 22, 32]


def test_epochs_are_saved_as_a_moving_picture(
    card: SamplesCard, engine: FakeEngine, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    say_saved(engine, folder, 1, 2, 3)
    qtbot.waitUntil(lambda: card.sheet.grid.total == SAMPLES, timeout=3000)
    with qtbot.waitSignal(card.menu.saver.saved, timeout=5000):
        card.menu.save(tmp_path / "all.gif")
    card.wall.row_opened.emit(1)
    with qtbot.waitSignal(card.menu.saver.saved, timeout=5000):
        card.menu.save(tmp_path / "one.gif")
    with Image.open(tmp_path / "all.gif") as gif:
        assert len(list(ImageSequence.Iterator(gif))) == 3
    with Image.open(tmp_path / "one.gif") as gif:
        gif.seek(2)
        assert (gif.size, gif.convert("L").getpixel((9, 9))) == ((256, 256), 31)
