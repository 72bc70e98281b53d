"""Each task shows its own cards, on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from autoencoding import (
    begin_run,
    end_run,
    folder_without_classes,
    open_autoencoder,
    restored_report,
)
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.metrics import MetricRow
from studio.core.tasks.autoencode import linear_reference
from studio.core.tasks.table import TASKS
from studio.core.wire import messages
from studio.core.wire.messages import Scan
from studio.ui.pages.model.autoencoder_card import AutoencoderCard
from studio.ui.pages.model.model_page import ModelPage
from studio.ui.pages.named_class import named_class
from studio.ui.pages.start import StartPage
from studio.ui.pages.task_views import TASK_VIEWS, task_view
from studio.ui.pages.train import TrainPage
from studio.ui.pages.train.gallery_card import GalleryCard
from studio.ui.pages.train.restored_card import RestoredCard
from studio.ui.pages.train.result_card import ResultCard
from studio.ui.shell.actions import ACTIONS
from studio.ui.texts.network_text import network_name, network_summary
from studio.ui.widgets.label import Label


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return folder_without_classes(tmp_path / "photos")


def texts(widget: object) -> str:
    return "\n".join(
        label.text()
        for label in widget.findChildren(Label)  # type: ignore[attr-defined]
        if label.isVisible()
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_every_task_of_core_has_a_row_and_an_action() -> None:
    assert [view.key for view in TASK_VIEWS] == [task.key for task in TASKS]
    assert {view.action for view in TASK_VIEWS} <= {action.key for action in ACTIONS}
    with pytest.raises(KeyError):
        task_view("compose")


def test_every_card_of_a_row_can_be_made(studio: Studio) -> None:
    for view in TASK_VIEWS:
        for name in view.model_cards:
            named_class(name)(studio.context).deleteLater()
        named_class(view.result_card)(studio.theme).deleteLater()


def test_a_folder_without_classes_becomes_a_project(
    studio: Studio, engine: FakeEngine, photos: Path, qtbot: QtBot
) -> None:
    open_autoencoder(studio, photos, qtbot)
    recipe = studio.project.recipe
    assert (recipe.task, recipe.autoencoder.kind) == ("autoencode", "dense")
    assert studio.images.problem is None
    assert studio.images.split is not None
    assert not engine.last(Scan).needs_classes
    studio.images.rescan()
    assert not engine.last(Scan).needs_classes


def test_pages_show_the_cards_of_the_task_and_no_others(
    studio: Studio, photos: Path, images_folder: Path, qtbot: QtBot
) -> None:
    open_autoencoder(studio, photos, qtbot)
    studio.window.show_page("model")
    model = studio.window.pages.page("model")
    assert isinstance(model, ModelPage)
    card = model.findChild(AutoencoderCard)
    assert isinstance(card, AutoencoderCard)
    assert card.isVisible()
    assert not model.backbone.isVisible()
    assert not model.head.isVisible()
    assert "1,024 values per image" in texts(card)
    assert "64 times smaller" in texts(card)
    assert "Dense autoencoder" in model.facts
    assert "class" not in model.facts
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.project.recipe.task == "classify", timeout=10_000)
    assert not card.isVisibleTo(model)
    assert model.backbone.isVisibleTo(model)


def test_settings_of_the_autoencoder_are_edited_and_undone(
    studio: Studio, photos: Path, qtbot: QtBot
) -> None:
    open_autoencoder(studio, photos, qtbot)
    studio.window.show_page("model")
    model = studio.window.pages.page("model")
    assert isinstance(model, ModelPage)
    card = model.findChild(AutoencoderCard)
    assert isinstance(card, AutoencoderCard)
    editor = card.editor("autoencoder.code")
    editor.setText("2048")
    editor.editingFinished.emit()
    assert studio.project.recipe.autoencoder.code == 2048
    assert "no smaller than the image" in texts(card)
    studio.project.undo()
    assert studio.project.recipe.autoencoder.code == 16
    assert "64 times smaller" in texts(card)
    kind = card.editor("autoencoder.kind")
    kind.value_changed.emit("convolutional")
    assert studio.project.recipe.autoencoder.kind == "convolutional"
    assert not card.editor("autoencoder.dense").isVisible()


def test_data_page_counts_images_and_lists_no_classes(
    studio: Studio, photos: Path, qtbot: QtBot
) -> None:
    open_autoencoder(studio, photos, qtbot)
    studio.window.show_page("data")
    data = studio.window.pages.page("data")
    assert data is not None
    qtbot.waitUntil(lambda: data.facts == "24 images", timeout=3000)
    assert not data._classes_card.isVisible()  # type: ignore[attr-defined]


def test_result_is_held_against_principal_components(
    studio: Studio, engine: FakeEngine, photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_autoencoder(studio, photos, qtbot)
    studio.window.show_page("train")
    page = studio.window.pages.page("train")
    assert isinstance(page, TrainPage)
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    run = tmp_path / "run"
    begin_run(engine, run)
    gallery, restored = page.findChild(GalleryCard), page.findChild(RestoredCard)
    assert isinstance(gallery, GalleryCard)
    assert isinstance(restored, RestoredCard)
    assert gallery.isVisible()
    assert not restored.isVisible()
    error, loss = page._curves.panel("error").plot, page._curves.panel("loss").plot
    live = linear_reference(0.5, 16, is_loss=False)
    training = engine.training
    engine.tell(messages.ReferencesKnown(training, (live,)))
    row = MetricRow(1, 1, 0, "validation", {"loss": 0.7, "error": 0.6}, 1e-3, 1.0)
    engine.tell(messages.Metrics(training, (row,), 1, 1, 9.0, 9.0))
    error.flush()
    assert error.values == {"validation": "0.600", "reference 0": "0.500"}
    assert "reference 0" not in loss.values  # a cross-entropy is in another unit
    end_run(engine, run, restored_report())
    error.flush()
    assert error.values["reference 0"] == "0.0200"
    assert restored.isVisible()
    other = page.findChild(ResultCard)
    assert isinstance(other, ResultCard)
    assert not other.isVisible()
    shown = texts(restored)
    assert "0.012" in shown
    assert "mean squared error per value on 4 test images not used in training" in shown
    assert "40 % less than principal components (PCA)" in shown
    assert "PCA with 32 components" in shown


def test_start_page_offers_every_task_for_samples_too(studio: Studio, qtbot: QtBot) -> None:
    start = studio.window.pages.page("start")
    assert isinstance(start, StartPage)
    assert [card.text() for card in start.cards] == [view.label()[0] for view in TASK_VIEWS]
    start.try_card.task.set_choice("autoencode")
    start.try_card.sample_chosen.disconnect(studio.new_project.create_from_sample)
    with qtbot.waitSignal(start.try_card.sample_chosen, timeout=3000) as chosen:
        start.try_card.tiles["shapes"].click()
    assert chosen.args == ["shapes", "autoencode"]


def test_a_folder_may_have_a_project_of_each_task(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.project.project is not None, timeout=10_000)
    open_autoencoder(studio, images_folder, qtbot)
    assert studio.project.recipe.task == "autoencode"
    with qtbot.waitSignal(studio.new_project.twin_found, timeout=3000) as found:
        studio.new_project.create_from_folder(images_folder, task="autoencode")
    assert found.args[0].task == "autoencode"


def test_networks_are_named_by_task(studio: Studio, photos: Path, qtbot: QtBot) -> None:
    open_autoencoder(studio, photos, qtbot)
    assert network_name(studio.project.recipe) == "Dense autoencoder"
    assert "code of 16 numbers" in network_summary(studio.project.recipe)
