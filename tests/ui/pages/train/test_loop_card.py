"""The loop of a GAN follows the training, stands still otherwise, and explains each step."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from inventing import SAMPLES, keep_samples
from pytestqt.qtbot import QtBot

from studio.core.projects import project
from studio.core.recipes.recipe import Data, Recipe
from studio.core.wire import messages
from studio.ui.models.run_model import RunModel
from studio.ui.pages.train import loop_card
from studio.ui.pages.train.loop_card import LoopCard
from studio.ui.theme import Theme
from studio.ui.widgets.adversarial_loop import LoopStep
from studio.ui.widgets.label import Label


@pytest.fixture(autouse=True)
def any_time_for_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy computer may take long between two lines of a test."""
    monkeypatch.setattr(loop_card, "LIVELY_SECONDS", 3600.0)


@pytest.fixture
def run(engine: FakeEngine, tmp_path: Path) -> RunModel:
    model = RunModel(engine)
    recipe = Recipe(name="r", data=Data(folder="f", batch_size=20))
    model.train(recipe, project.create(tmp_path / "project", recipe))
    return model


@pytest.fixture
def card(theme: Theme, run: RunModel, qtbot: QtBot) -> LoopCard:
    made = LoopCard(theme, run)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(card: LoopCard) -> str:
    return " ".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def train(engine: FakeEngine, folder: Path) -> None:
    folder.mkdir()
    engine.begin_run(folder)
    engine.train_epoch(1)


def test_it_moves_while_batches_are_told_and_stops_with_the_training(
    card: LoopCard, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not card.is_moving
    train(engine, tmp_path / "run")
    assert card.is_moving
    engine.tell(messages.Progress(engine.training, messages.Phase.SAVING, 0, 0))
    qtbot.waitUntil(lambda: not card.is_moving, timeout=3000)
    engine.train_epoch(2)
    engine.tell(messages.Progress(engine.training, messages.Phase.TRAINING, 0, 0))
    assert card.is_moving
    engine.end_run(tmp_path / "run", "paused")
    assert not card.is_moving
    assert not card.play.isVisible()


def test_a_step_that_is_chosen_stays_and_is_explained(
    card: LoopCard, engine: FakeEngine, tmp_path: Path
) -> None:
    train(engine, tmp_path / "run")
    assert "turns 20 random vectors into 20 images" in texts(card)
    card.steps.choice_chosen.emit(str(int(LoopStep.FREEZE)))
    assert not card.is_moving
    assert card.drawing.step() is LoopStep.FREEZE
    assert "the discriminator's weights stay as they are" in texts(card)
    engine.train_epoch(2)
    assert not card.is_moving
    card.play.click()
    assert card.is_moving


def test_it_shows_an_invented_and_a_real_image_of_few(
    card: LoopCard, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    train(engine, tmp_path / "run")
    keep_samples(tmp_path / "run", 1, real=2)
    engine.tell(messages.GallerySaved(engine.training, str(tmp_path / "run"), 1))
    qtbot.waitUntil(lambda: card._gallery.page is not None, timeout=3000)
    page = card._gallery.page
    assert page is not None
    assert (len(page.originals), len(page.pictures)) == (2, SAMPLES)
    assert not card.drawing._invented.isNull()
    assert not card.drawing._real.isNull()


def test_it_says_how_fast_the_real_loop_is(
    card: LoopCard, engine: FakeEngine, tmp_path: Path
) -> None:
    train(engine, tmp_path / "run")
    assert "the real loop runs 62 times per second" in texts(card)  # 1240 images a second
    engine.end_run(tmp_path / "run", "paused")
    assert "once per batch: 4 times per epoch" in texts(card)


def test_with_reduced_motion_it_stands_still_until_it_is_asked(
    card: LoopCard, theme: Theme, engine: FakeEngine, tmp_path: Path
) -> None:
    theme.set_reduces_motion(True)
    train(engine, tmp_path / "run")
    assert not card.is_moving
    card.play.click()
    assert card.is_moving


def test_nothing_moves_while_nobody_sees_it(
    card: LoopCard, engine: FakeEngine, tmp_path: Path
) -> None:
    card.hide()
    train(engine, tmp_path / "run")
    assert not card.is_moving
    card.show()
    assert card.is_moving
