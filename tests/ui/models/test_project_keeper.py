"""One window at a time may change a project."""

import threading
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import Sentence
from studio.core.projects import project
from studio.core.projects.project import Project
from studio.core.projects.project_lock import ProjectLock
from studio.core.recipes.recipe import Data, Recipe
from studio.ui.models import project_keeper
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_keeper import ProjectKeeper
from studio.ui.models.settings import Settings


def a_project(home: Path, images: Path) -> Project:
    data = Data(folder=str(images), image_size=(32, 32))
    return project.create(home, Recipe(name="One", data=data))


def a_model(tmp_path: Path) -> OpenProject:
    return OpenProject(Settings(tmp_path / "settings.toml"))


def with_seed(recipe: Recipe, seed: int) -> Recipe:
    return msgspec.structs.replace(recipe, seed=seed)


def test_second_window_is_told_and_saves_nothing(
    tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    made = a_project(tmp_path, images_folder)
    first, second = a_model(tmp_path), a_model(tmp_path)
    first.open(made.folder)
    first.keeper.wait()
    second.open(made.folder)
    qtbot.waitUntil(lambda: second.read_only is not None, timeout=5000)
    assert "open in another window" in str(second.read_only)
    announced: list[Recipe] = []
    second.recipe_changed.connect(announced.append)
    second.set_recipe(with_seed(second.recipe, 99), "seed")
    assert announced == [made.read()]
    assert second.recipe == made.read()
    second.wait_until_saved()
    assert made.read().seed != 99
    first.set_recipe(with_seed(first.recipe, 11), "seed")
    first.wait_until_saved()
    assert made.read().seed == 11


def test_project_is_free_again_when_it_is_closed(tmp_path: Path, images_folder: Path) -> None:
    made = a_project(tmp_path, images_folder)
    model = a_model(tmp_path)
    model.open(made.folder)
    model.open(made.folder)  # the same window may open it again
    model.close()
    model.keeper.wait()
    other = ProjectLock(made.folder)
    assert other.take() is None
    other.release()


def test_waiting_window_takes_over_when_the_other_is_closed(
    tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    made = a_project(tmp_path, images_folder)
    other = ProjectLock(made.folder)
    assert other.take() is None
    keeper = ProjectKeeper()
    with qtbot.waitSignal(keeper.problem_changed, timeout=5000):
        keeper.hold(made.folder)
    assert keeper.problem is not None
    other.release()
    with qtbot.waitSignal(keeper.problem_changed, timeout=5000):
        keeper.beat()
    assert keeper.problem is None
    keeper.release()
    keeper.wait()


def test_edit_made_before_the_answer_came_is_taken_back(
    tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    made = a_project(tmp_path, images_folder)
    other = ProjectLock(made.folder)
    assert other.take() is None
    model = a_model(tmp_path)
    model.open(made.folder)
    model.set_recipe(with_seed(model.recipe, 99), "seed")
    qtbot.waitUntil(lambda: model.read_only is not None, timeout=5000)
    assert model.recipe.seed != 99
    assert not model.undo_stack.canUndo()
    model.wait_until_saved()
    assert made.read().seed != 99
    other.release()


def test_an_edit_is_not_saved_before_the_lock_has_answered(
    tmp_path: Path, images_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network disk that takes longer than the pause before an edit is saved."""
    made = a_project(tmp_path, images_folder)
    other = ProjectLock(made.folder)
    assert other.take() is None
    may_answer = threading.Event()
    beat = project_keeper._beat

    def late(lock: ProjectLock) -> tuple[ProjectLock | None, Sentence | None]:
        assert may_answer.wait(60)
        return beat(lock)

    monkeypatch.setattr(project_keeper, "_beat", late)
    model = a_model(tmp_path)
    model.open(made.folder)
    model.set_recipe(with_seed(model.recipe, 99), "seed")
    model.save()
    model._autosave.wait()
    assert made.read().seed != 99
    may_answer.set()
    qtbot.waitUntil(lambda: model.read_only is not None)
    assert model.recipe.seed != 99
    other.release()
    model.wait_until_saved()


def test_free_again_what_the_other_window_saved_is_shown(
    tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    made = a_project(tmp_path, images_folder)
    other = ProjectLock(made.folder)
    assert other.take() is None
    model = a_model(tmp_path)
    model.open(made.folder)
    qtbot.waitUntil(lambda: model.read_only is not None, timeout=5000)
    made.save(with_seed(made.read(), 42))
    other.release()
    model.keeper.beat()
    qtbot.waitUntil(lambda: model.read_only is None, timeout=5000)
    assert model.recipe.seed == 42
    model.set_recipe(with_seed(model.recipe, 43), "seed")
    model.wait_until_saved()
    assert made.read().seed == 43


def test_who_tries_again_is_answered(studio: Studio, images_folder: Path, qtbot: QtBot) -> None:
    made = a_project(studio.settings.projects, images_folder)
    other = ProjectLock(made.folder)
    other.take()
    studio.project.open(made.folder)
    qtbot.waitUntil(lambda: studio.project.read_only is not None, timeout=10_000)
    banner = studio.window.notices.banner("read_only")
    assert banner is not None
    banner.action_chosen.emit()
    qtbot.waitUntil(studio.window.toast.isVisible, timeout=10_000)
    assert studio.window.toast.text() == "Still read-only"
    other.release()
    banner.action_chosen.emit()
    qtbot.waitUntil(lambda: studio.project.read_only is None, timeout=10_000)


def test_a_project_that_is_renamed_meanwhile_stays_one(
    tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    """What is edited then is said not to be saved; nothing is made where it was."""
    made = a_project(tmp_path / "home", images_folder)
    model = a_model(tmp_path)
    model.open(made.folder)
    model.keeper.wait()
    elsewhere = made.folder.rename(made.folder.with_name("elsewhere"))
    with qtbot.waitSignal(model.failed, timeout=5000) as caught:
        model.set_recipe(with_seed(model.recipe, 99), "seed")
    assert "was renamed, moved or deleted" in str(caught.args[0])
    failures: list[object] = []
    model.failed.connect(failures.append)
    with qtbot.waitSignal(model.read_only_changed, timeout=5000):
        model.keeper.beat()
    assert "was renamed, moved or deleted" in str(model.read_only)
    assert not failures
    assert not made.folder.exists()
    elsewhere.rename(made.folder)
    with qtbot.waitSignal(model.read_only_changed, timeout=5000):
        model.keeper.beat()
    assert model.read_only is None
    assert model.recipe == made.read()
