"""Examples of augmentation on the Data page."""

from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Augment
from studio.core.wire import messages
from studio.core.wire.messages import Failed, FailureKind, Vary
from studio.ui.pages.data import DataPage
from studio.ui.pages.data.variation_strip import VariationStrip


@pytest.fixture
def strip(studio: Studio, images_folder: Path, qtbot: QtBot) -> VariationStrip:
    """The examples of a project without random changes."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    page = studio.window.pages.page("data")
    assert isinstance(page, DataPage)
    assert page.augment.examples.isHidden()
    return page.augment.examples


def asked(engine: FakeEngine) -> list[Vary]:
    return [command for command in engine.sent if isinstance(command, Vary)]


def choose(studio: Studio, augment: Augment | None) -> None:
    studio.project.set_recipe(replace(studio.project.recipe, augment=augment), "changes")


def test_a_change_is_asked_for_and_shown(
    studio: Studio, engine: FakeEngine, strip: VariationStrip, qtbot: QtBot
) -> None:
    choose(studio, Augment(rotation=0.1))
    assert not strip.isHidden()
    qtbot.waitUntil(lambda: len(asked(engine)) == 1, timeout=5000)
    (wish,) = asked(engine)
    assert wish.recipe.augment == Augment(rotation=0.1)
    assert sorted({Path(file).parent.name for file in wish.files}) == ["blue", "green", "red"]
    pictures = np.arange(4 * 3 * 8 * 8 * 3, dtype=np.uint32).astype(np.uint8).reshape(4, 3, 8, 8, 3)
    engine.tell(messages.Varied(wish.request, pictures))
    shown = strip.pictures.images()
    assert (len(shown), len(shown[0])) == (3, 4)
    color = shown[2][1].pixelColor(3, 5)
    assert (color.red(), color.green(), color.blue()) == tuple(pictures[1, 2, 5, 3])


def test_the_newest_changes_are_shown_in_the_end(
    studio: Studio, engine: FakeEngine, strip: VariationStrip, qtbot: QtBot
) -> None:
    choose(studio, Augment(rotation=0.1))
    qtbot.waitUntil(lambda: len(asked(engine)) == 1, timeout=5000)
    choose(studio, Augment(rotation=0.3))
    qtbot.wait(400)
    assert len(asked(engine)) == 1  # one question at a time
    engine.tell(messages.Varied(asked(engine)[0].request, np.zeros((4, 3, 8, 8, 3), np.uint8)))
    qtbot.waitUntil(lambda: len(asked(engine)) == 2, timeout=5000)
    assert asked(engine)[1].recipe.augment == Augment(rotation=0.3)


def test_other_changes_by_the_button(
    studio: Studio, engine: FakeEngine, strip: VariationStrip, qtbot: QtBot
) -> None:
    choose(studio, Augment(rotation=0.1))
    qtbot.waitUntil(lambda: len(asked(engine)) == 1, timeout=5000)
    engine.tell(messages.Varied(asked(engine)[0].request, np.zeros((4, 3, 8, 8, 1), np.uint8)))
    strip.again.click()
    assert [wish.draw for wish in asked(engine)] == [0, 1]


def test_an_engine_that_dies_is_said_and_the_button_asks_the_next_one(
    studio: Studio, engine: FakeEngine, strip: VariationStrip, qtbot: QtBot
) -> None:
    choose(studio, Augment(rotation=0.1))
    qtbot.waitUntil(lambda: len(asked(engine)) == 1, timeout=5000)
    pictures = np.zeros((4, 3, 8, 8, 3), np.uint8)
    engine.tell(messages.Varied(asked(engine)[0].request, pictures))
    title = strip.text()
    choose(studio, Augment(rotation=0.3))
    qtbot.waitUntil(lambda: len(asked(engine)) == 2, timeout=5000)
    reason = say("The engine stopped unexpectedly.")
    engine.tell(Failed(asked(engine)[1].request, FailureKind.WORK, reason))
    assert strip.text() == str(reason)
    assert strip.pictures.images() == []  # they were of the settings before
    strip.again.click()
    engine.tell(messages.Varied(asked(engine)[2].request, pictures))
    assert strip.text() == title
    assert len(strip.pictures.images()) == 3


def test_the_engine_is_left_alone_in_a_training_and_without_changes(
    studio: Studio, engine: FakeEngine, strip: VariationStrip, qtbot: QtBot
) -> None:
    project = studio.project.project
    assert project is not None
    studio.run.train(studio.project.recipe, project)
    engine.begin_run(project.runs / "one")
    choose(studio, Augment(rotation=0.1))
    assert not strip.again.isEnabled()
    qtbot.wait(400)
    assert asked(engine) == []
    engine.end_run(project.runs / "one")
    qtbot.waitUntil(lambda: len(asked(engine)) == 1, timeout=5000)
    choose(studio, None)
    assert strip.isHidden()
