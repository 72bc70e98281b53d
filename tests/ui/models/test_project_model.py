"""The open project: recipe with undo, images, layers."""

from pathlib import Path

import msgspec
import pytest
from fake_engine import LAYERS, FakeEngine
from pytestqt.qtbot import QtBot

from studio.core.base import paths
from studio.core.base.sentences import Sentence, say
from studio.core.dataset.images import Dataset
from studio.core.recipes import recipe as recipes
from studio.core.recipes.left_out import with_left_out
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages import Cancel, Describe, Described, Phase, Scan, Scanned
from studio.ui.models.project_model import ProjectModel
from studio.ui.models.settings import Settings


@pytest.fixture
def engine(qtbot: QtBot) -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def model(engine: FakeEngine, tmp_path: Path) -> ProjectModel:
    return ProjectModel(engine, Settings(tmp_path / "settings.toml"))


@pytest.fixture
def opened(model: ProjectModel, images_folder: Path, qtbot: QtBot) -> ProjectModel:
    """A model with a project of the tiny images, its layers known."""
    model.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(model.layers), timeout=10_000)
    return model


def with_data(recipe: Recipe, **fields: object) -> Recipe:
    return msgspec.structs.replace(recipe, data=msgspec.structs.replace(recipe.data, **fields))


def test_folder_becomes_a_project_with_a_recipe_that_suits_it(
    opened: ProjectModel, images_folder: Path
) -> None:
    project = opened.project
    assert project is not None
    assert project.folder.parent == paths.home()
    assert opened.recipe.data.folder == str(images_folder)
    assert opened.recipe.model.backbone == "LeNet-5"
    assert project.read() == opened.recipe
    assert opened.suggestion is not None
    assert opened.split is not None
    counts = [len(part) for part in (opened.split.train, opened.split.validation)]
    assert sum(counts) + len(opened.split.test) == 36
    assert opened.problem is None


def test_sample_becomes_a_project(model: ProjectModel, qtbot: QtBot) -> None:
    model.create_from_sample("shapes")
    assert model.busy is Phase.SAVING
    qtbot.waitUntil(lambda: model.dataset is not None, timeout=30_000)
    assert model.dataset is not None
    assert model.dataset.classes == ("circle", "square", "triangle")


def test_folder_without_images_makes_no_project(
    model: ProjectModel, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(model.failed, timeout=5000) as caught:
        model.create_from_folder(tmp_path / "empty")
    assert "holds no images" in str(caught.args[0])
    assert model.project is None
    assert model.busy is None
    assert not paths.home().exists()


def test_folder_that_is_not_there(model: ProjectModel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.failed, timeout=5000):
        model.create_from_folder(tmp_path / "nowhere")
    assert model.project is None
    assert model.folder is None


def test_edit_is_saved_undone_and_redone(opened: ProjectModel, qtbot: QtBot) -> None:
    before = opened.recipe
    edited = with_data(before, batch_size=16)
    opened.set_recipe(edited, "images a batch")
    assert opened.recipe == edited
    project = opened.project
    assert project is not None
    qtbot.waitUntil(lambda: project.read() == edited, timeout=5000)
    assert opened.undo_stack.undoText() == "images a batch"
    opened.undo()
    assert opened.recipe == before
    opened.redo()
    assert opened.recipe == edited


def test_edits_of_one_setting_in_a_row_are_one_step(opened: ProjectModel) -> None:
    before = opened.recipe
    for size, words in ((16, "batch size"), (24, "tamaño del lote"), (48, "batch size")):
        # Words of two languages: it is the field that says what belongs together.
        changed = with_data(opened.recipe, batch_size=size)
        opened.set_recipe(changed, words, field="data.batch_size")
    opened.set_recipe(with_data(opened.recipe, test=0.2), "batch size", field="data.test")
    assert opened.undo_stack.count() == 2
    opened.undo()
    opened.undo()
    assert opened.recipe == before


def test_what_follows_from_an_edit_is_undone_with_it_however_late(
    opened: ProjectModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = opened.recipe, 0.0
    monkeypatch.setattr("studio.ui.models.recipe_edit.monotonic", lambda: now)
    changed = with_data(before, batch_size=16)
    opened.set_recipe(changed, "backbone", field="model.backbone")
    now = 60.0
    changed = with_data(opened.recipe, test=0.2)
    opened.set_recipe(changed, "backbone", field="model.backbone", is_consequence=True)
    opened.undo()
    assert opened.recipe == before


def test_wrong_recipe_is_refused_and_the_right_one_announced(
    opened: ProjectModel, qtbot: QtBot
) -> None:
    before = opened.recipe
    announced: list[Recipe] = []
    opened.recipe_changed.connect(announced.append)
    with qtbot.waitSignal(opened.failed):
        opened.set_recipe(with_data(before, validation=0.6, test=0.6), "test share")
    assert announced == [before]
    assert opened.recipe == before
    assert opened.undo_stack.count() == 0


def test_folder_that_cannot_be_written_is_said(
    opened: ProjectModel, qtbot: QtBot, tmp_path: Path
) -> None:
    project = opened.project
    assert project is not None
    project.folder = tmp_path / "settings.toml" / "inside a file"
    with qtbot.waitSignal(opened.failed, timeout=5000):
        opened.set_recipe(with_data(opened.recipe, batch_size=8), "images a batch")


def test_unsaved_edit_is_written_when_the_window_closes(opened: ProjectModel) -> None:
    opened.set_recipe(with_data(opened.recipe, batch_size=8), "images a batch")
    opened.wait_until_saved()
    project = opened.project
    assert project is not None
    assert project.read().data.batch_size == 8


def test_split_follows_the_recipe(opened: ProjectModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.split_changed, timeout=5000):
        opened.set_recipe(with_data(opened.recipe, limit_per_class=4), "images a class")
    assert opened.split is not None
    total = sum(len(opened.split.part(part)) for part in ("train", "validation", "test"))
    assert total == 12


def test_layers_are_asked_for_once_and_late_answers_are_dropped(
    opened: ProjectModel, engine: FakeEngine, qtbot: QtBot
) -> None:
    asked = sum(isinstance(command, Describe) for command in engine.sent)
    for side in (40, 48, 56):
        opened.set_recipe(with_data(opened.recipe, image_size=(side, side)), "size")
    late = Described(9999, LAYERS[:1])
    engine.tell(late)
    qtbot.waitUntil(
        lambda: sum(isinstance(command, Describe) for command in engine.sent) > asked,
        timeout=5000,
    )
    qtbot.wait(50)
    assert sum(isinstance(command, Describe) for command in engine.sent) == asked + 1
    assert opened.layers == LAYERS


def test_scan_can_be_cancelled(
    model: ProjectModel, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    engine.answers_scans = False
    model.create_from_folder(images_folder)
    assert model.busy is Phase.SCANNING
    scan = engine.last(Scan)
    model.cancel()
    cancel = engine.last(Cancel)
    assert isinstance(cancel, Cancel)
    assert isinstance(scan, Scan)
    assert cancel.request == scan.request
    assert model.busy is None  # an engine that is busy may take its time to answer
    assert model.project is None
    engine.tell(Scanned(scan.request, Dataset(str(images_folder), (), (), ()), 0.1))
    qtbot.wait(50)
    assert model.busy is None
    assert model.project is None


def test_project_opens_again(
    opened: ProjectModel, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    project = opened.project
    assert project is not None
    again = ProjectModel(engine, Settings(tmp_path / "settings.toml"))
    again.open(project.folder)
    qtbot.waitUntil(lambda: again.split is not None, timeout=10_000)
    assert again.recipe == opened.recipe
    assert again.suggestion is None


def test_damaged_recipe_is_said(model: ProjectModel, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / recipes.FILE_NAME).write_text("name = 3\n")
    with qtbot.waitSignal(model.failed) as caught:
        model.open(tmp_path / "p")
    assert "name" in str(caught.args[0])
    assert model.project is None


def test_held_project_stays_open(opened: ProjectModel, images_folder: Path, qtbot: QtBot) -> None:
    before = opened.project
    opened.hold(say("Busy."))
    said: list[Sentence] = []
    opened.failed.connect(said.append)
    opened.create_from_folder(images_folder)
    opened.create_from_sample("digits")
    opened.close()
    assert opened.project is before
    assert [str(sentence) for sentence in said] == ["Busy."] * 3
    opened.hold(None)
    opened.close()
    assert opened.project is None


def test_wrong_folder_leaves_the_open_project_open(
    opened: ProjectModel, tmp_path: Path, qtbot: QtBot
) -> None:
    project, dataset = opened.project, opened.dataset
    empty = tmp_path / "empty"
    empty.mkdir()
    for wrong in (tmp_path / "nowhere", empty):
        with qtbot.waitSignal(opened.failed, timeout=10_000):
            opened.create_from_folder(wrong)
        assert opened.project is project
        assert opened.dataset is dataset
        assert opened.busy is None
        assert not opened.is_creating


def test_folder_that_has_a_project_is_said_before_another_is_made(
    opened: ProjectModel, images_folder: Path, qtbot: QtBot
) -> None:
    first = opened.project
    assert first is not None
    folder = opened.folder
    assert folder is not None
    with qtbot.waitSignal(opened.twin_found, timeout=3000) as found:
        opened.create_from_folder(folder)
    twin = found.args[0]
    assert (twin.project, twin.name) == (str(first.folder), opened.recipe.name)
    assert opened.project is first
    assert opened.busy is None
    opened.create_from_folder(folder, twin.free_name(), knows_twin=True)
    qtbot.waitUntil(
        lambda: opened.project is not first and opened.split is not None, timeout=10_000
    )
    assert opened.recipe.name == twin.free_name() != twin.name


def test_what_is_left_out_comes_into_no_part_and_can_be_undone(
    opened: ProjectModel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: opened.split is not None, timeout=5000)
    everything, classes = sum(opened.class_counts), len(opened.class_counts)
    opened.set_recipe(with_left_out(opened.recipe, ["red/00.png"]), "left out")
    qtbot.waitUntil(lambda: sum(opened.class_counts) == everything - 1, timeout=5000)
    opened.set_recipe(with_left_out(opened.recipe, ["blue"]), "class left out")
    qtbot.waitUntil(lambda: len(opened.class_counts) == classes - 1, timeout=5000)
    assert opened.dataset is not None
    assert opened.dataset.classes == ("green", "red")
    assert opened.scanned is not None
    assert opened.scanned.classes == ("blue", "green", "red")
    opened.undo()
    opened.undo()
    qtbot.waitUntil(lambda: sum(opened.class_counts) == everything, timeout=5000)
    assert opened.recipe.data.exclude == ()
