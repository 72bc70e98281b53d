"""The start page: tasks, samples, recent projects."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_engine import FakeEngine, a_report
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.metrics import report as reports
from studio.core.projects import project
from studio.core.projects.project import Project
from studio.core.projects.project_lock import ProjectLock
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Keep, Resume
from studio.ui.models.open_project import EDITING, OPENING, SAVING
from studio.ui.models.project_images import SCANNING
from studio.ui.pages.card_column import CardColumn
from studio.ui.pages.export import ExportPage
from studio.ui.pages.run_actions import RunAction
from studio.ui.pages.start import StartPage
from studio.ui.pages.start.recent_facts import network_text
from studio.ui.pages.start.recent_row import SOURCE, RecentRow
from studio.ui.texts.translation import install_language


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
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=30_000)
    assert studio.project.recipe.name == "Shapes"


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_banners_leave_no_room_for_can_be_scrolled_to(
    studio: Studio, qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    try:
        install_language(qapp, language)
        QCoreApplication.sendPostedEvents()
        studio.window.resize(1280, 720)
        shown = studio.window.pages.page("start")
        assert isinstance(shown, StartPage)
        bar = shown.findChildren(CardColumn)[0].verticalScrollBar()
        qtbot.waitUntil(lambda: not _cut(shown))
        assert bar.maximum() == 0  # all of it is seen
        for cause in (OPENING, SAVING, EDITING, SCANNING):
            studio.project.fail(cause, say("Something went wrong."))
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        assert not _cut(shown)
    finally:
        install_language(qapp, "en")
        QCoreApplication.sendPostedEvents()


def _cut(page: StartPage) -> list[str]:
    """Return the texts that lack height."""
    labels = [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
    return [one.text() for one in labels if one.heightForWidth(one.width()) > one.height() + 1]


def test_dropped_project_is_opened_and_dropped_images_become_one(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    made = make_project("Dropped")
    others = Path(shutil.copytree(images_folder, tmp_path / "others"))
    page.try_card.path_dropped.emit(made.folder)
    assert studio.project.recipe.name == "Dropped"
    studio.project.close()
    page.try_card.path_dropped.emit(others)
    qtbot.waitUntil(lambda: studio.images.dataset is not None, timeout=10_000)
    assert studio.project.recipe.data.folder == str(others)


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
    engine: FakeEngine,
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
    engine: FakeEngine,
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
    assert not any(isinstance(one, Resume) for one in engine.sent)
    assert not studio.run.state.status.is_alive
    other.release()


def row_of(page: StartPage, name: str) -> RecentRow:
    return next(row for row in page.recent.rows if row.recent.name == name)


def with_accuracy(run: Path, accuracy: float) -> None:
    report = a_report()
    figures = replace(report.classified.accuracy, test=accuracy)
    reports.write(replace(report, result=replace(report.classified, accuracy=figures)), run)


def test_a_figure_stands_beside_the_run_that_made_it(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    made = make_project("One")
    best, last = (run_on_disk(made, images_folder, 2, "finished") for _ in range(2))
    with_accuracy(best, 0.88)
    with_accuracy(last, 0.33)
    os.utime(best, (1_000_000.0, 1_000_000.0))
    run_about.write(best, About("Wide head"))
    model = Model(backbone="VGG16", weights="imagenet")
    made.save(replace(made.read(), model=model))  # chosen since, and trained by no run
    studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    first, second = row_of(page, "One").facts().splitlines()
    assert first.startswith("Last run: Test accuracy 33.0")
    assert "LeNet-5, from scratch" in first
    assert second.startswith("Best run: “Wide head” · Test accuracy 88.0")
    assert "VGG16" not in first + second


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Model(), "LeNet-5, from scratch"),
        (Model(backbone="VGG16", weights="imagenet"), "VGG16, pretrained"),
        (Model(backbone="VGG16", weights="/w/a.weights.h5"), "VGG16, weights from a file"),
        (Model(backbone="/own/birds.h5"), "birds.h5, own model"),
    ],
)
def test_a_network_says_where_its_weights_come_from(
    studio: Studio, model: Model, text: str
) -> None:
    assert network_text(Recipe(name="Birds", data=Data(folder="."), model=model)) == text


@pytest.fixture
def paused(
    studio: Studio,
    page: StartPage,
    make_project: Callable[[str], Project],
    images_folder: Path,
    qtbot: QtBot,
) -> tuple[RecentRow, Path]:
    """The row of a project whose newest run is paused, and that run."""
    made = make_project("Paused")
    run = run_on_disk(made, images_folder, 2, None)
    RunFolder(run).log("paused")
    studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: bool(page.recent.rows), timeout=5000)
    row = row_of(page, "Paused")
    assert row.badge.text().startswith("Paused after epoch 2")
    return row, run


def test_a_paused_run_is_kept_from_here(
    studio: Studio, engine: FakeEngine, paused: tuple[RecentRow, Path], qtbot: QtBot
) -> None:
    row, run = paused
    row.actions_beside[RunAction.KEEP].click()
    qtbot.waitUntil(lambda: any(isinstance(one, Keep) for one in engine.sent), timeout=5000)
    assert engine.last(Keep) == Keep(str(run), request=engine.training)
    assert studio.window.pages.current_key == "train"


def test_a_paused_run_is_exported_from_here(
    studio: Studio, paused: tuple[RecentRow, Path], qtbot: QtBot
) -> None:
    row, run = paused
    row.actions_beside[RunAction.EXPORT].click()
    qtbot.waitUntil(lambda: studio.window.pages.current_key == "export", timeout=5000)
    export = studio.window.pages.page("export")
    assert isinstance(export, ExportPage)
    qtbot.waitUntil(lambda: export._run.run() is not None, timeout=5000)
    chosen = export._run.run()
    assert chosen is not None
    assert chosen.summary.path == str(run)


def test_a_paused_run_is_deleted_from_here_and_comes_back(
    studio: Studio, paused: tuple[RecentRow, Path], qtbot: QtBot
) -> None:
    row, run = paused
    row.actions_beside[RunAction.DELETE].click()
    qtbot.waitUntil(lambda: not run.exists(), timeout=5000)
    assert studio.window.pages.current_key == "runs"
    qtbot.wait(100)  # what was being read of it raises nothing
    assert studio.window.notices.banner("run") is None
    studio.project.undo()
    assert run.is_dir()


def test_projects_are_known_by_their_own_images(
    studio: Studio, page: StartPage, make_project: Callable[[str], Project], qtbot: QtBot
) -> None:
    seen, gone = make_project("Seen"), make_project("Gone")
    recipe = gone.read()
    gone.save(replace(recipe, data=replace(recipe.data, folder="/gone/images")))
    for made in (seen, gone):
        studio.settings.add_recent(made.folder)
    qtbot.waitUntil(lambda: len(page.recent.rows) == 2, timeout=5000)
    pictures = row_of(page, "Seen").recent.pictures
    assert len(pictures) == 4
    loader = page.recent._pictures
    qtbot.waitUntil(lambda: all(loader.pixmap(one, SOURCE) for one in pictures), timeout=5000)
    assert row_of(page, "Gone").recent.pictures == ()
    for row in page.recent.rows:
        row.grab()
