"""The third task in the window, without an engine: its cards on each page, in each state."""

from __future__ import annotations

from pathlib import Path

import fake_engine
import pytest
from autoencoding import end_run, folder_without_classes
from fake_engine import FakeEngine
from inventing import SAMPLES, invented_report, keep_samples
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.metrics import MetricRow
from studio.core.metrics.series import MetricSeries
from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import recorded_figures
from studio.core.wire import messages
from studio.ui.pages.evaluate.evaluate_page import EvaluatePage
from studio.ui.pages.evaluate.gan.gan_evaluation import GanEvaluation
from studio.ui.pages.model.gan_card import GanCard
from studio.ui.pages.model.stage_form import StageForm
from studio.ui.pages.train import TrainPage
from studio.ui.pages.train.gallery_card import GalleryCard
from studio.ui.pages.train.invented_card import InventedCard
from studio.ui.pages.train.loop_card import LoopCard
from studio.ui.pages.train.samples_card import SamplesCard
from studio.ui.widgets.chart.legend import Legend
from studio.ui.widgets.label import Label

LAYERS = (
    Layer("discriminator_conv_1", "Conv2D", "body", (14, 14, 8), 10, 10, 4),
    Layer("discriminator_logits", "Dense", "body", (1,), 10, 10, None),
    Layer("generator_dense", "Dense", "body", (1568,), 10, 10, None),
    Layer("generator_norm_1", "BatchNormalization", "body", (14, 14, 8), 10, 10, None),
    Layer("generator_tanh", "Activation", "body", (28, 28, 1), 0, 0, None),
)


@pytest.fixture
def gan_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine says of the networks."""
    monkeypatch.setattr(fake_engine, "LAYERS", LAYERS)


@pytest.fixture
def opened(studio: Studio, tmp_path: Path, qtbot: QtBot) -> Studio:
    """A project that invents images like those of a folder without class folders."""
    images = folder_without_classes(tmp_path / "photos")
    studio.new_project.create_from_folder(images, task="gan")
    qtbot.waitUntil(
        lambda: studio.project.recipe.task == "gan" and studio.images.split is not None,
        timeout=10_000,
    )
    return studio


@pytest.fixture
def run(opened: Studio, engine: FakeEngine, tmp_path: Path) -> Path:
    """A run that has begun."""
    opened.window.show_page("train")
    assert opened.project.project is not None
    opened.run.train(opened.project.recipe, opened.project.project)
    folder = tmp_path / "run"
    folder.mkdir()
    engine.begin_run(folder, 4)
    return folder


def shown(studio: Studio, kind: type[QWidget]) -> QWidget:
    found = studio.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def texts(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def test_a_folder_without_class_folders_is_enough(opened: Studio) -> None:
    assert opened.images.problem is None
    assert opened.images.dataset is not None
    assert not opened.images.dataset.classes


def test_to_ask_for_a_class_needs_class_folders_and_the_way_back_is_open(
    opened: Studio, qtbot: QtBot
) -> None:
    opened.window.show_page("model")
    card = shown(opened, GanCard)
    assert isinstance(card, GanCard)
    card.editor("gan.kind").value_changed.emit("conditional")
    qtbot.waitUntil(lambda: opened.images.problem is not None, timeout=5000)
    assert opened.images.dataset is not None, "the images are still shown"
    assert card.isVisible()
    card.editor("gan.kind").value_changed.emit("plain")
    qtbot.waitUntil(lambda: opened.images.problem is None, timeout=5000)


def test_what_a_gan_refuses_is_not_offered(opened: Studio) -> None:
    opened.window.show_page("model")
    form = shown(opened, StageForm)
    assert isinstance(form, StageForm)
    assert form.editor("stage.epochs").isVisible()
    assert not form.editor("stage.early_stopping").isVisible()
    schedules, optimizers = (form.editor(f"stage.{name}") for name in ("schedule", "optimizer"))
    offered = {box.itemData(at) for box in (schedules, optimizers) for at in range(box.count())}
    assert {"cosine", "adam"} <= offered
    assert not offered & {"plateau", "logistic", "svm"}


def test_the_model_card_draws_both_networks(gan_layers: None, opened: Studio, qtbot: QtBot) -> None:
    opened.window.show_page("model")
    recipe = opened.project.recipe
    opened.project.set_recipe(replace(recipe, gan=replace(recipe.gan, latent=32)), "latent")
    qtbot.waitUntil(lambda: bool(opened.network.layers and opened.images.split), timeout=5000)
    card = shown(opened, GanCard)
    assert isinstance(card, GanCard)
    assert card.shapes.isVisible()
    generator, discriminator = card.shapes.rows()
    assert generator.shapes == ((32,), (14, 14, 8), (28, 28, 1))
    assert discriminator.shapes == ((28, 28, 1), (14, 14, 8), (1,))


def test_a_training_shows_samples_and_the_loop(
    opened: Studio, engine: FakeEngine, run: Path, qtbot: QtBot
) -> None:
    samples, loop = shown(opened, SamplesCard), shown(opened, LoopCard)
    assert isinstance(samples, SamplesCard)
    assert samples.isVisible()
    assert loop.isVisible()
    assert not shown(opened, GalleryCard).isVisible()
    keep_samples(run, 1)
    engine.tell(messages.GallerySaved(engine.training, str(run), 1))
    qtbot.waitUntil(lambda: samples.sheet.grid.total == SAMPLES, timeout=3000)
    engine.tell(messages.RunEnded(engine.training, str(run), invented_report().outcome, None))
    assert samples.isVisible()
    assert loop.isVisible()


def test_the_result_says_what_each_figure_means(
    opened: Studio, engine: FakeEngine, run: Path
) -> None:
    end_run(engine, run, invented_report())
    card = shown(opened, InventedCard)
    assert card.isVisible()
    said = texts(card)
    assert "0.0210" in said
    assert "About as close as other real images (0.0200)." in said
    assert "nothing suggests that training images were memorised" in said
    assert not opened.window.grab().isNull()


def test_samples_much_nearer_than_other_images_are_called_memorised(
    opened: Studio, engine: FakeEngine, run: Path
) -> None:
    end_run(engine, run, invented_report(nearest=0.02, real_distance=0.002))
    said = texts(shown(opened, InventedCard))
    assert "some of them may be memorised" in said
    assert "10.5 times as far as other real images (0.0020)." in said


def test_the_evaluate_page_plays_with_the_samples(
    opened: Studio, engine: FakeEngine, run: Path, qtbot: QtBot
) -> None:
    keep_samples(run, 1, 2)
    end_run(engine, run, invented_report())
    opened.window.show_page("evaluate")
    page = opened.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("gan")
    assert isinstance(view, GanEvaluation)
    qtbot.waitUntil(lambda: view.game.epochs == (1, 2), timeout=3000)
    assert view.game_card.isVisible()
    view.game_card.start.click()
    qtbot.waitUntil(lambda: view.game.is_playing, timeout=3000)
    view.game.guess(is_left=True)
    view.game.go_on()
    view.game.end()
    assert sum(score.rounds for score in view.game.scores) == 1


def test_without_a_run_the_evaluate_page_leads_to_the_training(opened: Studio) -> None:
    opened.window.show_page("evaluate")
    page = opened.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("gan")
    assert isinstance(view, GanEvaluation)
    assert not view.game_card.isVisible()
    assert "Nothing to evaluate yet" in texts(view)
    wanted: list[str] = []
    view.page_wanted.connect(wanted.append)
    view._standing.training_wanted.emit()
    assert wanted == ["train"]


def test_the_legend_has_room_for_another_run(
    opened: Studio, run: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    figures = dict.fromkeys(recorded_keys(opened), 0.5)
    rows = (
        MetricRow(1, 1, 0, "train", figures, 1e-3, 1.0),
        MetricRow(1, 1, 0, "validation", figures, 1e-3, 1.1),
    )
    engine.tell(messages.Metrics(engine.training, rows, 1, 4, 1240.0, 12.0))
    opened.window.resize(1280, 720)
    page = opened.window.pages.page("train")
    assert isinstance(page, TrainPage)
    series = MetricSeries()
    series.extend(rows)
    page._curves.add_overlay("another run", series)

    def is_whole() -> bool:
        legends = [one for one in page.findChildren(Legend) if one.isVisible() and one._rows]
        lowest = [max(row.geometry().bottom() for row in one._rows.values()) for one in legends]
        return len(legends) == 2 and all(
            low < one.height() for low, one in zip(lowest, legends, strict=True)
        )

    qtbot.waitUntil(is_whole)


def recorded_keys(studio: Studio) -> list[str]:
    return [one.key for one in recorded_figures(studio.project.recipe)]
