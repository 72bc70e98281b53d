"""A generator on the Inspect page: samples, sliders, a walk, and the nearest training images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from autoencoding import folder_without_classes
from coding_engine import SIZE, CodingEngine, decoded
from inventing import invented_report
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.mosaic import Place
from studio.core.look.nearest import Nearest, NearestFacts
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.latent import prior
from studio.core.wire.messages import Look
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.mode import Group
from studio.ui.pages.inspect.modes.latent.invented import RAW, InventedMode
from studio.ui.pages.inspect.modes.latent.seed_sliders import SeedSlidersMode
from studio.ui.pages.inspect.modes.latent.seed_walk import SeedWalkMode

CLASSES = ("six", "seven")


class InventingEngine(CodingEngine):
    """A generator that can be asked for a class: a random vector is (draw, draw) of its seed."""

    is_averaged = True

    def answer(self, look: Look) -> None:
        match look.view:
            case Generated() as view:
                vectors = np.array(view.latents, np.float32).reshape(-1, SIZE)
                if not len(vectors):
                    vectors = prior(view.count, SIZE, view.seed)
                images = decoded(vectors)
                arrays = {"images": 255 - images if view.raw else images, "latents": vectors}
                facts = GeneratedFacts(
                    SIZE, has_prior=True, columns=4, classes=CLASSES, is_averaged=self.is_averaged
                )
                self._say(look, arrays, facts)
            case Nearest():
                arrays = {
                    "images": np.zeros((1, 8, 8, 1), np.uint8),
                    "nearest": np.full((1, 3, 8, 8, 1), 77, np.uint8),
                    "distances": np.array([[0.1, 0.2, 0.3]], np.float32),
                    "files": np.array([["a/near.png", "b.png", "c.png"]]),
                    "latents": np.zeros((1, SIZE), np.float32),
                }
                self._say(look, arrays, NearestFacts(24, "/data"))
            case _:
                super().answer(look)


@pytest.fixture
def engine() -> InventingEngine:
    return InventingEngine()


@pytest.fixture
def page(studio: Studio, qtbot: QtBot, tmp_path: Path) -> InspectPage:
    """The page with a GAN that has been trained."""
    photos = folder_without_classes(tmp_path / "photos")
    studio.new_project.create_from_folder(photos, task="gan")
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.project is not None
    run = RunFolder(write_run(studio.project.project.runs, studio.project.recipe, photos))
    run.write_report(invented_report())
    studio.run.load(run.path)
    qtbot.waitUntil(lambda: studio.run.state.report is not None, timeout=5000)
    studio.window.show_page("inspect")
    made = studio.window.pages.page("inspect")
    assert isinstance(made, InspectPage)
    settle(made, qtbot)
    made.stage.picture.group_chosen.emit(Group.LATENT)
    settle(made, qtbot)
    return made


def settle(page: InspectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            bool(page._network.layer())
            and not page._looker.is_waiting
            and not page._looker._missing
        ),
        timeout=5000,
    )


def choose(page: InspectPage, mode: str, qtbot: QtBot) -> None:
    page.stage.picture.mode_chosen.emit(mode)
    settle(page, qtbot)


def test_a_generator_has_samples_sliders_and_a_walk(page: InspectPage) -> None:
    picture = page.stage.picture
    shown = [key for key in picture._specs if picture._modes.is_shown(key)]
    assert shown == ["invented", "seed-sliders", "seed-walk"]


def test_samples_follow_seed_size_and_class(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    choose(page, "invented", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    asked = engine.asked(Generated)
    assert (asked.count, asked.seed, asked.label) == (64, 0, -1)
    picture = mode.picture()
    assert picture is not None
    assert picture.captions[:3] == ("six", "seven", "six")
    mode.wish.set_value("1")
    mode.wish.value_changed.emit("1")
    settle(page, qtbot)
    assert engine.asked(Generated).label == 1
    mode.seed.set_value(12)
    mode.seed.value_changed.emit(12)
    settle(page, qtbot)
    assert engine.asked(Generated).seed == 12
    mode.again.click()
    settle(page, qtbot)
    assert engine.asked(Generated).seed == mode.seed.value() == 13


def test_the_generator_that_trained_draws_beside_the_averaged_one(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    choose(page, "invented", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    assert mode.weights.isVisible()
    before = mode.picture()
    assert before is not None
    mode.weights.set_choice(RAW)
    mode.weights.choice_chosen.emit(RAW)
    settle(page, qtbot)
    assert engine.asked(Generated).raw
    after = mode.picture()
    assert after is not None
    assert (after.tiles == 255 - before.tiles).all(), "of the same random vectors"
    page.stage.picture.place_chosen.emit(Place(3, 0, 0))
    settle(page, qtbot)
    assert engine.asked(Nearest).raw


def test_a_run_without_an_average_offers_no_choice(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    engine.is_averaged = False
    choose(page, "invented", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    mode.again.click()
    settle(page, qtbot)
    assert not mode.weights.isVisible()
    assert not engine.asked(Generated).raw


def test_a_sample_is_compared_with_the_training_images(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    choose(page, "invented", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    assert not mode.nearest.isVisible()
    page.stage.picture.place_chosen.emit(Place(3, 0, 0))
    settle(page, qtbot)
    asked = engine.asked(Nearest)
    assert asked.latents[0] == pytest.approx(tuple(prior(64, SIZE, 0)[3].tolist()))
    assert asked.label == 1, "the fourth of all classes in turn is a seven"
    assert mode.nearest.isVisible()
    assert int(mode.nearest.neighbors.rows()[0].pictures[0, 0, 0, 0]) == 77
    assert "of 24 training images" in mode.nearest.text()
    mode.nearest.closed.emit()
    settle(page, qtbot)
    assert not mode.nearest.isVisible()


def test_sliders_begin_with_a_random_vector_and_follow_the_hand(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    choose(page, "seed-sliders", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, SeedSlidersMode)
    assert mode.sliders.dimensions() == SIZE
    assert mode.sliders.values() == pytest.approx(prior(1, SIZE, 0)[0])
    mode.sliders.slider(0).setValue(mode.sliders.slider(0).maximum())
    settle(page, qtbot)
    assert engine.asked(Generated).latents[0][0] == pytest.approx(3.0)
    assert mode.view.image().pixelColor(0, 0).red() == 130
    mode.wish.set_value("0")
    mode.wish.value_changed.emit("0")
    settle(page, qtbot)
    assert engine.asked(Generated).label == 0


def test_a_walk_goes_from_one_seed_to_the_other(
    page: InspectPage, engine: InventingEngine, qtbot: QtBot
) -> None:
    choose(page, "seed-walk", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, SeedWalkMode)
    asked = engine.asked(Generated)
    assert len(asked.latents) == mode.steps.value() == len(mode.film.frames())
    assert asked.latents[0] == pytest.approx(tuple(prior(1, SIZE, 1)[0].tolist()), abs=1e-5)
    assert asked.latents[-1] == pytest.approx(tuple(prior(1, SIZE, 2)[0].tolist()), abs=1e-5)
    mode.other.click()
    settle(page, qtbot)
    assert engine.asked(Generated).latents[0] == pytest.approx(
        tuple(prior(1, SIZE, mode.start.value())[0].tolist()), abs=1e-5
    )
