"""The start page: tasks, samples, recent projects."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core import project
from studio.core.messages import Resume
from studio.core.project import Project
from studio.core.project_lock import ProjectLock
from studio.core.recipe import Data, Recipe
from studio.ui.pages.start import StartPage


@pytest.fixture
def page(studio: Studio) -> StartPage:
    shown = studio.window.pages.page("start")
    assert isinstance(shown, StartPage)
    return shown


@pytest.fixture
def make_project(tmp_path: Path, images_folder: Path) -> Callable[[str], Project]:
    def make(name: str) -> Project:
        recipe = Recipe(name=name, data=Data(folder=str(images_folder), image_size=(32, 32)))
        return project.create(tmp_path / "projects", recipe)

    return make


def test_sample_is_one_click_away_from_its_data(
    studio: Studio, page: StartPage, qtbot: QtBot
) -> None:
    page.try_card.tiles["shapes"].click()
    assert studio.window.pages.current_key == "data"
    qtbot.waitUntil(lambda: studio.project.split is not None, timeout=30_000)
    assert studio.project.recipe.name == "Shapes"


def test_dropped_project_is_opened_and_dropped_images_become_one(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    made = make_project("Dropped")
    page.try_card.path_dropped.emit(made.folder)
    assert studio.project.recipe.name == "Dropped"
    studio.project.close()
    page.try_card.path_dropped.emit(images_folder)
    qtbot.waitUntil(lambda: studio.project.dataset is not None, timeout=10_000)
    assert studio.project.recipe.data.folder == str(images_folder)


def test_recent_projects_say_what_became_of_them(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    done, cut, gone = make_project("Done"), make_project("Cut"), make_project("Gone")
    run_on_disk(done, images_folder, 2, "finished")
    run_on_disk(cut, images_folder, 2, None)
    gone.recipe_file.unlink()
    gone.folder.rmdir()
    for made in (done, cut, gone):
        studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: len(page.recent.rows) == 2, timeout=5000)
    rows = {row.recent.name: row for row in page.recent.rows}
    assert "94.0" in rows["Done"].facts()
    assert rows["Done"].badge.isHidden()
    assert "after epoch 2" in rows["Cut"].badge.text()


def test_badge_goes_on_with_the_run(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    cut = make_project("Cut")
    run = run_on_disk(cut, images_folder, 2, None)
    studio.settings.add_recent(cut.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    page.recent.rows[0].badge.click()
    engine = studio.client
    assert isinstance(engine, FakeEngine)
    qtbot.waitUntil(lambda: any(isinstance(one, Resume) for one in engine.sent), timeout=5000)
    resume = engine.last(Resume)
    assert isinstance(resume, Resume)
    assert resume.run == str(run)
    assert studio.window.pages.current_key == "train"


def test_recent_project_is_opened_and_taken_out_of_the_list(
    studio: Studio, page: StartPage, make_project: Callable[[str], Project], qtbot: QtBot
) -> None:
    made = make_project("One")
    studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    page.recent.rows[0].click()
    assert studio.project.recipe.name == "One"
    assert studio.window.pages.current_key == "data"
    page.recent.rows[0].remove.click()
    qtbot.waitUntil(lambda: not page.recent.rows, timeout=5000)
    assert made.recipe_file.exists()


def test_project_with_a_damaged_recipe_is_listed_and_says_why(
    studio: Studio, page: StartPage, make_project: Callable[[str], Project], qtbot: QtBot
) -> None:
    made = make_project("One")
    made.recipe_file.write_text("name = 3")
    studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    page.recent.rows[0].click()
    assert studio.window.notices.banner("project") is not None
    assert studio.window.pages.current_key == "start"


def test_badge_of_a_project_that_another_window_has_resumes_nothing(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    cut = make_project("Cut")
    run_on_disk(cut, images_folder, 2, None)
    other = ProjectLock(cut.folder)
    assert other.take() is None
    studio.settings.add_recent(cut.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    page.recent.rows[0].badge.click()
    qtbot.waitUntil(lambda: studio.project.read_only is not None, timeout=5000)
    assert isinstance(studio.client, FakeEngine)
    assert not any(isinstance(one, Resume) for one in studio.client.sent)
    assert not studio.run.state.status.is_alive
    other.release()
