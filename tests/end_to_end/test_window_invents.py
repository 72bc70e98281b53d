"""The third task in the real program: from a sample to invented images, a game, a generator."""

from __future__ import annotations

import json
import os
from pathlib import Path

import h5py
import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from press import Story, look, open_sample, press, press_words, tell, window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.core.look.mosaic import Place
from studio.core.recipes.recipe import Recipe
from studio.core.runs import guesses
from studio.core.runs.run_state import Status
from studio.core.tasks.gan import Invented
from studio.ui.editors import ChoiceEditor
from studio.ui.pages.evaluate.evaluate_page import EvaluatePage
from studio.ui.pages.evaluate.gan.gan_evaluation import GanEvaluation
from studio.ui.pages.export.export_page import ExportPage
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.mode import Group
from studio.ui.pages.inspect.modes.latent.invented import InventedMode
from studio.ui.pages.model.gan_card import GanCard
from studio.ui.pages.train.loop_card import LoopCard
from studio.ui.pages.train.samples_card import WALL, SamplesCard

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]

EPOCHS = int(os.environ.get("STUDIO_EPOCHS", "3"))
IMAGES = int(os.environ.get("STUDIO_IMAGES", "12"))
"""Of each class; 0 for all."""

FILTERS = int(os.environ.get("STUDIO_FILTERS", "8"))
LIMIT = float(os.environ.get("STUDIO_LIMIT", "300"))
"""Seconds that one thing may take."""


def small(recipe: Recipe) -> Recipe:
    """Return a recipe that trains within seconds."""
    return replace(
        recipe,
        data=replace(recipe.data, image_size=(28, 28), limit_per_class=IMAGES),
        gan=replace(recipe.gan, filters=FILTERS, latent=32, gallery=16 if IMAGES else 64),
        stage=(replace(recipe.stage[0], epochs=EPOCHS),),
    )


def test_sample_is_learned_and_its_inventions_played_with(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    runs: list[Path] = []

    def story() -> Story:
        shown = window()
        context = shown._context
        yield from open_sample("Invent")
        assert context.project.recipe.task == "gan"
        context.project.set_recipe(small(context.project.recipe), "small")
        yield lambda: context.images.split is not None
        yield from look("data")
        shown.show_page("model")
        yield lambda: bool(context.network.layers) and not context.network.is_describing
        yield from look("model")
        shown.show_page("train")
        train = shown.pages.page("train")
        assert train is not None
        yield from look("ready")
        yield from press_words(train, "Start training")
        samples, loop = train.findChild(SamplesCard), train.findChild(LoopCard)
        assert isinstance(samples, SamplesCard)
        assert isinstance(loop, LoopCard)
        yield lambda: samples.epoch >= 1
        assert loop.isVisible()
        yield from look("training")
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        assert state.status is Status.FINISHED, f"{state.failure} {state.details}"
        assert state.report is not None
        assert isinstance(state.report.result, Invented)
        yield lambda: samples.epoch == EPOCHS and samples.sheet.grid.total > 0
        yield from look("finished")
        yield from _look_at_the_wall(samples)
        yield from _play(context.run.state.run)
        yield from _save_more(tmp_path / "more")
        yield from _inspect()
        yield from _export(train)
        shown.show_page("runs")
        yield from look("runs")
        runs.append(Path(context.run.state.run))

    tell(story, limit=LIMIT)
    assert len(guesses.read(runs[0])) == 2
    with Image.open(sorted((tmp_path / "more").iterdir())[0]) as image:
        assert (image.size, image.mode) == ((28, 28), "L")
    assert len(list((tmp_path / "more").iterdir())) == 5
    assert "Traceback" not in capfd.readouterr().err


def test_a_conditional_one_is_asked_for_a_class(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    exported: list[Path] = []

    def story() -> Story:
        shown = window()
        context = shown._context
        yield from open_sample("Invent")
        context.project.set_recipe(small(context.project.recipe), "small")
        shown.show_page("model")
        card = shown.findChild(GanCard)
        assert isinstance(card, GanCard)
        kind = card.editor("gan.kind")
        assert isinstance(kind, ChoiceEditor)
        QTest.keyClick(kind, Qt.Key.Key_Down)
        assert context.project.recipe.gan.kind == "conditional"
        yield lambda: bool(context.network.layers) and not context.network.is_describing
        yield lambda: context.images.split is not None and context.images.problem is None
        yield from look("conditional-model")
        shown.show_page("train")
        train = shown.pages.page("train")
        assert train is not None
        yield from press_words(train, "Start training")
        yield lambda: context.run.state.status.is_alive
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        assert state.status is Status.FINISHED, f"{state.failure} {state.details}"
        yield from look("conditional-finished")
        yield from _save_sevens(tmp_path / "sevens")
        yield from _ask_for_a_seven()
        yield from _export(train)
        export = shown.pages.page("export")
        assert isinstance(export, ExportPage)
        assert export.certificate is not None
        exported.append(Path(export.certificate.file))

    tell(story, limit=LIMIT)
    assert len(list((tmp_path / "sevens").iterdir())) == 3
    with h5py.File(exported[0]) as file:
        config = json.loads(file.attrs["model_config"])
    (first, *_) = config["config"]["layers"]
    assert first["config"]["batch_shape"] == [None, 32 + 10]
    assert "Traceback" not in capfd.readouterr().err


def _save_sevens(folder: Path) -> Story:
    shown = window()
    shown.show_page("evaluate")
    page = shown.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("gan")
    assert isinstance(view, GanEvaluation)
    card = view.more_card
    yield lambda: card.label.isVisible() and card.label.count() == 11
    card.count.set_value(3)
    card.label.set_value("7")
    assert card.label.currentText() == "7"
    card.write_into(str(folder))
    yield lambda: not card.slot.is_active
    assert "3 images saved" in card.text()
    yield from look("conditional-evaluate")


def _ask_for_a_seven() -> Story:
    """Look at samples of all classes in turn, then of one alone."""
    shown = window()
    shown.show_page("inspect")
    page = shown.pages.page("inspect")
    assert isinstance(page, InspectPage)
    yield lambda: bool(page._network.layer()) and not page._looker.is_waiting
    page.stage.picture.group_chosen.emit(Group.LATENT)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    yield lambda: mode.picture() is not None and mode.wish.isVisible()
    every = mode.picture()
    assert every is not None
    assert every.captions[:3] == ("0", "1", "2")
    at = mode.wish.findData("7")
    for _ in range(at):
        QTest.keyClick(mode.wish, Qt.Key.Key_Down)
    assert mode.wish.label() == 7
    yield lambda: mode.picture() is not None and not page._looker.is_waiting
    sevens = mode.picture()
    assert sevens is not None
    assert not sevens.captions
    assert (np.asarray(sevens.tiles[0]) != np.asarray(every.tiles[0])).any()
    yield from look("conditional-samples")


def _look_at_the_wall(samples: SamplesCard) -> Story:
    samples.views.set_choice(WALL)
    samples.views.choice_chosen.emit(WALL)
    yield lambda: all(samples.wall.has_column(epoch) for epoch in samples.wall.keys()[-3:])
    yield from look("wall")
    samples.views.set_choice("scores")
    samples.views.choice_chosen.emit("scores")
    yield lambda: bool(samples.histogram.chart.entries)
    yield from look("scores")
    samples.wall.row_opened.emit(1)
    yield lambda: not samples.large.image().isNull()
    yield from look("alone")


def _play(run: str) -> Story:
    shown = window()
    shown.show_page("evaluate")
    page = shown.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("gan")
    assert isinstance(view, GanEvaluation)
    yield lambda: view.game.run == run and bool(view.game.epochs)
    yield from look("game-before")
    press(view.game_card.start)
    yield lambda: view.game.is_playing
    yield from look("game")
    press(view.game_card.left)
    assert view.game.verdict is not None
    yield from look("game-answer")
    press(view.game_card.next)
    press(view.game_card.right)
    press(view.game_card.leave)
    assert sum(score.rounds for score in view.game.scores) == 2
    yield from look("score")


def _save_more(folder: Path) -> Story:
    page = window().pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("gan")
    assert isinstance(view, GanEvaluation)
    view.more_card.count.set_value(5)
    yield lambda: view.more_card.weights.findData("1") >= 0
    view.more_card.weights.set_value("1")
    view.more_card.write_into(str(folder))
    yield lambda: not view.more_card.slot.is_active
    assert "5 images saved" in view.more_card.text()


def _inspect() -> Story:
    """Look at samples of the generator, and compare one with the training images."""
    shown = window()
    shown.show_page("inspect")
    page = shown.pages.page("inspect")
    assert isinstance(page, InspectPage)
    yield lambda: bool(page._network.layer()) and not page._looker.is_waiting
    yield from look("inspect")
    page.stage.picture.group_chosen.emit(Group.LATENT)
    mode = page.stage.mode
    assert isinstance(mode, InventedMode)
    yield lambda: mode.picture() is not None
    page.stage.picture.place_chosen.emit(Place(2, 0, 0))
    yield lambda: "training images" in mode.nearest.text() and not page._looker.is_waiting
    assert mode.nearest.neighbors.rows()[0].pictures.shape[1:] == (28, 28, 1)
    yield from look("samples")
    for key in ("seed-sliders", "seed-walk"):
        page.stage.picture.mode_chosen.emit(key)
        yield lambda: page.stage.mode.picture() is not None and not page._looker.is_waiting
        yield from look(key)


def _export(train: object) -> Story:
    shown = window()
    shown.show_page("train")
    yield from press_words(train, "Export model")  # type: ignore[arg-type]
    export = shown.pages.page("export")
    assert isinstance(export, ExportPage)
    yield lambda: export.export_button.isVisible()
    export.choose_part("generator")
    yield from look("export")
    press(export.export_button)
    yield lambda: export.certificate is not None or bool(export.failure)
    assert not export.failure
    proof = export.certificate
    assert proof is not None
    assert proof.agrees
    assert "generator" in Path(proof.file).name
