"""The latent space on the Inspect page, of a run that an engine answers for by simple rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from autoencoding import folder_without_classes, open_autoencoder, restored_report
from coding_engine import CodingEngine, decoded
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.look.codes import Codes
from studio.core.look.generated import Generated
from studio.core.look.restored import Restored
from studio.core.runs.run_folder import RunFolder
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.mode import Group
from studio.ui.pages.inspect.modes.latent.arithmetic import ArithmeticMode
from studio.ui.pages.inspect.modes.latent.codes import CodesMode
from studio.ui.pages.inspect.modes.latent.samples import SamplesMode
from studio.ui.pages.inspect.modes.latent.sliders import SlidersMode
from studio.ui.pages.inspect.modes.latent.walk import WalkMode
from studio.ui.widgets.label import Label

KL = (1.5, 0.001)


@pytest.fixture
def engine() -> CodingEngine:
    return CodingEngine()


@pytest.fixture
def page(studio: Studio, qtbot: QtBot, tmp_path: Path) -> InspectPage:
    """The page with a variational autoencoder of 24 images, whose second number is idle."""
    photos = folder_without_classes(tmp_path / "photos")
    open_autoencoder(studio, photos, qtbot)
    assert studio.project.project is not None
    own = studio.project.recipe
    table = replace(own.autoencoder, kind="variational", code=2)
    run = RunFolder(write_run(studio.project.project.runs, replace(own, autoencoder=table), photos))
    run.write_report(restored_report(kl_dimensions=KL))
    studio.run.load(run.path)
    qtbot.waitUntil(lambda: studio.run.state.report is not None, timeout=5000)
    studio.window.show_page("inspect")
    made = studio.window.pages.page("inspect")
    assert isinstance(made, InspectPage)
    settle(made, qtbot)
    return made


def settle(page: InspectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: bool(page._network.layer()) and bool(page._image.file()) and is_at_rest(page),
        timeout=5000,
    )


def is_at_rest(page: InspectPage) -> bool:
    return not page._looker.is_waiting and not page._looker._missing


def choose(page: InspectPage, mode: str, qtbot: QtBot) -> None:
    page.stage.picture.mode_chosen.emit(mode)
    settle(page, qtbot)


def texts(page: InspectPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def test_modes_of_the_latent_space_are_a_group_of_their_own(
    page: InspectPage, qtbot: QtBot
) -> None:
    picture = page.stage.picture
    assert picture._groups.isVisible()
    picture.group_chosen.emit(Group.LATENT)
    settle(page, qtbot)
    assert page.stage.spec.group is Group.LATENT
    shown = [key for key in picture._specs if picture._modes.is_shown(key)]
    assert shown == ["codes", "sliders", "walk", "arithmetic", "samples"]
    choose(page, "walk", qtbot)
    picture.group_chosen.emit(Group.LAYERS)
    settle(page, qtbot)
    picture.group_chosen.emit(Group.LATENT)  # where it was left
    settle(page, qtbot)
    assert picture.mode() == "walk"


def test_a_network_without_a_latent_space_has_no_such_group(
    page: InspectPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.ui.pages.inspect.latent_facts.latent_space", lambda _recipe: None)
    choose(page, "walk", qtbot)
    page._show_subject()
    settle(page, qtbot)
    assert page.stage.spec.group is Group.LAYERS
    assert not page.stage.picture._groups.isVisible()


def test_a_group_that_fits_no_more_leaves_what_is_shown(
    page: InspectPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its button can still be pressed while another network is opened."""
    monkeypatch.setattr("studio.ui.pages.inspect.latent_facts.latent_space", lambda _recipe: None)
    page._show_subject()
    settle(page, qtbot)
    before = page.stage.spec
    page.stage.picture.group_chosen.emit(Group.LATENT)
    settle(page, qtbot)
    assert page.stage.spec is before
    assert not page.stage.picture._groups.isVisible()


def test_any_place_of_a_plane_of_codes_is_decoded_under_the_pointer(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "codes", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, CodesMode)
    assert len(mode.map.view.points) == 10
    mode.map.view.place_pointed.emit((3.0, 1.0))
    settle(page, qtbot)
    assert mode.card.pointed.image().pixelColor(0, 0).red() == 130
    mode.map.opened.emit(4)
    settle(page, qtbot)
    assert engine.asked(Restored).images == (4,)
    assert mode.card.restored.image().pixelColor(0, 0).red() == 140
    assert "error 0.0400" in texts(page)


def test_projected_codes_cannot_be_decoded_by_place_but_are_projected_in_two_ways(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    engine.method = "pca"
    choose(page, "codes", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, CodesMode)
    before = len(engine.looks())
    mode.map.view.place_pointed.emit((3.0, 1.0))
    settle(page, qtbot)
    assert len(engine.looks()) == before
    assert not mode.card.pointed.isVisible()
    mode.method.set_choice("tsne")
    mode.method.choice_chosen.emit("tsne")
    settle(page, qtbot)
    assert engine.asked(Codes).method == "tsne"


def test_sliders_span_the_codes_and_show_their_image_at_once(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "sliders", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, SlidersMode)
    assert [row.number for row in mode.sliders._rows] == [0, 1]
    assert "2, idle" in texts(page)
    # The chosen image is the first of the files asked: its code is (0, 0).
    assert mode.sliders.values().tolist() == [0, 0]
    assert mode.view.image().pixelColor(0, 0).red() == 100
    mode.sliders.slider(0).setValue(mode.sliders.slider(0).maximum())
    highest = float(np.quantile(np.arange(10), 0.995))
    assert mode.sliders.values()[0] == pytest.approx(highest, abs=1e-4)
    settle(page, qtbot)
    shade = int(decoded(mode.sliders.values()[None])[0, 0, 0, 0])
    assert mode.view.image().pixelColor(0, 0).red() == shade


def test_while_a_slider_is_dragged_only_the_newest_code_waits(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "sliders", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, SlidersMode)
    engine.answers_looks = False
    before = len(engine.looks())
    for step in (20, 40, 60, 80):
        mode.sliders.slider(0).setValue(step)
    qtbot.wait(20)
    (first,) = engine.looks()[before:]
    engine.answers_looks = True
    engine.answer(first)
    settle(page, qtbot)
    first_again, last = engine.looks()[before:]
    assert first_again is first
    assert isinstance(last.view, Generated)
    assert last.view.latents == (tuple(mode.sliders.values().tolist()),)


def test_a_walk_goes_from_one_chosen_image_to_the_other(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "walk", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, WalkMode)
    assert all(mode.chosen.files())  # something is there to be seen at once
    mode.steps.setText("5")
    mode.steps.editingFinished.emit()
    settle(page, qtbot)
    shades = mode.film.frames()[:, 0, 0, 0].tolist()
    assert shades == decoded(np.linspace([0, 0], [1, -1], 5))[:, 0, 0, 0].tolist()
    other = page._image.at_hand()[-1]
    page._image.take(other)
    settle(page, qtbot)
    assert mode.chosen.files()[1] == other
    mode.chosen.set_active(0)
    page._image.take(page._image.at_hand()[2])
    settle(page, qtbot)
    assert mode.chosen.files() == (page._image.at_hand()[2], other)


def test_codes_are_added_and_subtracted(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "arithmetic", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, ArithmeticMode)
    assert engine.asked(Generated).latents == ((1.0, -1.0),)  # 0 - 1 + 2
    shades = page.stage.picture.tiles._tiles[:, 0, 0, 0].tolist()
    assert shades == [100, 110, 120, 110]


def test_samples_are_drawn_again_and_laid_out_over_two_numbers(
    page: InspectPage, engine: CodingEngine, qtbot: QtBot
) -> None:
    choose(page, "samples", qtbot)
    mode = page.stage.mode
    assert isinstance(mode, SamplesMode)
    assert (engine.asked(Generated).count, engine.asked(Generated).seed) == (64, 0)
    mode.again.click()
    settle(page, qtbot)
    assert engine.asked(Generated).seed == 1
    mode.kind.set_choice("grid")
    mode.kind.choice_chosen.emit("grid")
    settle(page, qtbot)
    asked = engine.asked(Generated)
    assert (asked.count, asked.across, asked.down) == (8, 0, 1)
    shown = texts(page)
    assert "1 of 2 numbers are idle" in shown
    assert "1.500 nats" in shown
