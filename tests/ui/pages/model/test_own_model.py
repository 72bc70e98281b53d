"""A model of one's own on the Model page: where it comes from, and how much of it is used."""

import threading
from pathlib import Path

import pytest
from fake_engine import LAYERS, FakeEngine
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.networks.layers import PROGRAM_KIND, Layer
from studio.core.networks.model_input import ModelInput
from studio.core.wire import messages
from studio.ui.pages.model import ModelPage, own_model_menu
from studio.ui.pages.model.backbone_gallery import BackboneGallery
from studio.ui.pages.model.own_model_menu import OwnModelMenu

BODY = (
    Layer("conv", "Conv2D", "conv", (28, 28, 6), 456, 456, 5),
    Layer("flat", "Flatten", "body", (4704,), 0, 0, None, ("conv",)),
    Layer("dense", "Dense", "body", (84,), 9, 9, None, ("flat",)),
    Layer("answers", "Dense", "body", (10,), 9, 9, None, ("dense",)),
)
HEAD = LAYERS[-1]
LARGE = ModelInput(96, 80, 1, "-1..1")


@pytest.fixture
def page(
    studio: Studio,
    engine: FakeEngine,
    images_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> ModelPage:
    """The page with a project whose backbone is a file of four layers."""
    usual = engine._answer

    def answer(command: messages.AnyCommand) -> None:
        if isinstance(command, messages.Describe) and "large" in command.recipe.model.backbone:
            if command.recipe.data.image_size == (96, 80):
                engine.tell(messages.Described(command.request, (*BODY, HEAD), reads=LARGE))
            else:
                told = messages.Described(command.request, (), reads=LARGE, refusal=say("Made for"))
                engine.tell(told)
        elif isinstance(command, messages.Describe) and "own" in command.recipe.model.backbone:
            features = command.recipe.model.features or "conv"
            at = [row.name for row in BODY].index(features) + 1
            engine.tell(
                messages.Described(
                    command.request, (*BODY[:at], HEAD), BODY[at:], tuple("abcdefghij")
                )
            )
        else:
            usual(command)

    monkeypatch.setattr(engine, "_answer", answer)
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("model")
    shown = studio.window.pages.page("model")
    assert isinstance(shown, ModelPage)
    shown.backbone.choose_model_file("/models/own.h5")
    qtbot.waitUntil(lambda: studio.network.layers[0].name == "conv", timeout=5000)
    return shown


def test_its_classifier_is_named_and_left_out(page: ModelPage) -> None:
    text = page.backbone.own._text.text()
    assert "Left out: flat, dense, answers." in text
    assert "It told 10 classes apart: a, b, c, d (+6)." in text
    assert page.backbone.own.drop.value() == 3


def test_layers_are_dropped_or_taken_back(page: ModelPage, studio: Studio, qtbot: QtBot) -> None:
    drop = page.backbone.own.drop
    drop.setText("1")
    drop.editingFinished.emit()
    assert studio.project.recipe.model.features == "dense"
    qtbot.waitUntil(lambda: len(studio.network.left_out) == 1, timeout=5000)
    assert "Left out: answers." in page.backbone.own._text.text()
    assert page.head.editor("model.features").value() == "dense"
    offered = page.head.editor("model.features")
    names = {offered.itemText(at) for at in range(offered.count())}
    assert {"conv", "flat", "dense", "answers"} <= names
    studio.project.undo()
    qtbot.waitUntil(lambda: drop.value() == 3, timeout=5000)


def test_no_more_layers_are_dropped_than_there_are(page: ModelPage, studio: Studio) -> None:
    before = studio.project.recipe
    drop = page.backbone.own.drop
    drop.setText("500")
    drop.editingFinished.emit()
    assert drop.text() == "500"
    assert drop.problem().startswith("Enter a whole number from 0 to 3.")
    last = page.layers._last
    last.setText("9999")
    last.editingFinished.emit()
    assert last.text() == "9999"
    assert "from 0 to" in last.problem()
    assert studio.project.recipe == before


def pixels_of(studio: Studio) -> str:
    return studio.project.recipe.model.pixels


def test_a_saved_model_of_others_reads_pixels_of_0_to_1(
    page: ModelPage, studio: Studio, tmp_path: Path
) -> None:
    folder = tmp_path / "own-hub"
    folder.mkdir()
    (folder / "saved_model.pb").write_bytes(b"")
    page.backbone.choose_model_file(str(folder))
    assert pixels_of(studio) == "0..1"
    assert page.backbone._rows.row("model.pixels").isVisibleTo(page)
    (folder / "assets.extra").mkdir()
    (folder / "assets.extra" / "recipe.toml").write_text("")
    page.backbone.choose_model_file(str(folder))
    assert pixels_of(studio) == "0..255"


def test_a_backbone_of_the_list_has_none_of_this(page: ModelPage, studio: Studio) -> None:
    studio.project.undo()
    assert not page.backbone.own.isVisibleTo(page)
    assert not page.backbone._rows.row("model.pixels").isVisibleTo(page)


def test_a_saved_model_says_that_it_never_trains(
    page: ModelPage, studio: Studio, qtbot: QtBot
) -> None:
    network = studio.network
    network._set_layers((replace(BODY[0], kind=PROGRAM_KIND, output_shape=(6,)), HEAD))
    assert page.backbone.own._text.text() == (
        "A SavedModel: one block that computes and never trains. All of its layers are used."
    )
    assert not page.backbone.own._row.isVisibleTo(page.backbone.own)


def test_runs_of_the_project_are_offered(
    page: ModelPage, studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    project = studio.project.project
    assert project is not None
    recipe = replace(project.read(), name="Birds")
    run = write_run(project.runs, recipe, images_folder, batches=2)
    menu = OwnModelMenu(project.runs)
    qtbot.addWidget(menu)
    assert not menu.runs.isEnabled()
    qtbot.waitUntil(menu.runs.isEnabled, timeout=5000)
    (action,) = menu.runs.actions()
    assert action.text().startswith("Birds · ")
    with qtbot.waitSignal(menu.path_chosen) as caught:
        action.trigger()
    assert caught.args == [str(run)]
    empty = OwnModelMenu(None)
    qtbot.addWidget(empty)
    assert not empty.runs.isEnabled()


def test_the_gallery_opens_while_the_runs_are_still_listed(
    page: ModelPage, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand runs take a while to be looked through, on a slow disk seconds."""
    threads: list[threading.Thread] = []

    def listed(_runs: Path) -> tuple[()]:
        threads.append(threading.current_thread())
        return ()

    monkeypatch.setattr(own_model_menu, "list_runs", listed)
    page.backbone._on_change_clicked()
    qtbot.waitUntil(lambda: bool(threads), timeout=5000)
    assert threading.main_thread() not in threads
    gallery = page.backbone.findChild(BackboneGallery)
    assert isinstance(gallery, BackboneGallery)
    gallery.close()


def test_a_model_of_the_same_layers_with_other_classes_is_shown(
    page: ModelPage, studio: Studio, qtbot: QtBot
) -> None:
    network = studio.network
    network._set_layers(network.layers, network.left_out, ("cat", "dog"))
    assert "It told 2 classes apart: cat, dog." in page.backbone.own._text.text()


def test_the_images_that_a_model_reads_are_taken_over_in_the_same_step(
    page: ModelPage, studio: Studio, qtbot: QtBot
) -> None:
    before, steps = studio.project.recipe, studio.project.undo_stack.count()
    page.backbone.choose_model_file("/models/large.h5")
    qtbot.waitUntil(lambda: len(studio.network.layers) == 5, timeout=5000)
    recipe = studio.project.recipe
    assert (recipe.data.image_size, recipe.data.color) == ((96, 80), "gray")
    assert recipe.model.pixels == "-1..1"
    assert studio.project.undo_stack.count() <= steps + 1
    said = [label.text() for label in studio.window.findChildren(QLabel) if "96" in label.text()]
    assert any(text.startswith("As the model reads images: ") for text in said), said
    studio.project.undo()
    assert studio.project.recipe.data == before.data


def test_images_that_it_cannot_read_are_said_with_a_way_back(
    page: ModelPage, studio: Studio, qtbot: QtBot
) -> None:
    page.backbone.choose_model_file("/models/large.h5")
    qtbot.waitUntil(lambda: len(studio.network.layers) == 5, timeout=5000)
    data = replace(studio.project.recipe.data, image_size=(50, 50))
    studio.project.set_recipe(replace(studio.project.recipe, data=data), "image size")
    qtbot.waitUntil(lambda: studio.network.problem is not None, timeout=5000)
    assert not studio.network.layers
    assert studio.project.recipe.data.image_size == (50, 50)  # the person's own choice stays
    (found,) = [one for one in page.advice.advice() if one.key == "reads_other_images"]
    assert "large.h5 was made for grey images of 96 × 80 pixels" in str(found.sentence)
    page.advice.fix_chosen.emit(found)
    qtbot.waitUntil(lambda: len(studio.network.layers) == 5, timeout=5000)
    assert studio.project.recipe.data.image_size == (96, 80)
