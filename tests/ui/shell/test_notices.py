"""Each message belongs to a cause and goes with it."""

from pathlib import Path

import pytest
import tiny_images
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.core.runs.run_summary import RunSummary
from studio.core.wire.messages import Failed, FailureKind
from studio.ui.models.open_project import EDITING, SAVING
from studio.ui.models.project_comparison import LISTING as COMPARISONS
from studio.ui.models.project_images import SCANNING
from studio.ui.models.project_runs import CHANGING, LISTING
from studio.ui.shell.notices import Notice, Scope
from studio.ui.texts.translation import install_language
from studio.ui.widgets.clipboard import copy_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_images.make_images(tmp_path / "shapes")


@pytest.fixture
def opened(studio: Studio, folder: Path, qtbot: QtBot) -> Studio:
    open_folder(studio, folder, qtbot)
    return studio


def open_folder(studio: Studio, folder: Path, qtbot: QtBot) -> None:
    before = studio.project.project
    studio.new_project.create_from_folder(folder)
    qtbot.waitUntil(lambda: studio.project.project not in (None, before), timeout=20_000)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=20_000)


def said(studio: Studio, cause: str) -> str:
    banner = studio.window.notices.banner(cause)
    return banner.text() if banner is not None else ""


def test_a_missing_folder_is_said_until_it_is_back(
    opened: Studio, folder: Path, qtbot: QtBot
) -> None:
    away = folder.with_name("away")
    folder.rename(away)
    opened.images.rescan()
    qtbot.waitUntil(lambda: "shapes" in said(opened, SCANNING))
    away.rename(folder)
    opened.images.rescan()
    assert said(opened, SCANNING) == ""
    qtbot.waitUntil(lambda: opened.images.split is not None)
    assert opened.window.notices.height() == 0


def rescan(studio: Studio) -> str:
    """Press it in the menu; return what the toast answers."""
    studio.window.toast.hide()
    studio.window.menus.action("rescan").trigger()
    return studio.window.toast.text() if studio.window.toast.isVisible() else ""


def test_a_folder_that_is_still_missing_answers_each_press(
    opened: Studio, folder: Path, qtbot: QtBot
) -> None:
    toast = opened.window.toast
    folder.rename(folder.with_name("away"))
    rescan(opened)
    qtbot.waitUntil(lambda: "shapes" in said(opened, SCANNING))
    first = said(opened, SCANNING)
    assert toast.isHidden()  # the sentence itself is new
    for _ in range(2):
        rescan(opened)
        qtbot.waitUntil(toast.isVisible)
        assert toast.text() == "The same problem again"
        assert said(opened, SCANNING) == first
    folder.with_name("away").rename(folder)
    rescan(opened)
    qtbot.waitUntil(lambda: toast.isVisible() and "Folder scanned: 36" in toast.text())


def test_a_sentence_that_was_closed_or_left_is_no_repetition(
    opened: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    toast, project = opened.window.toast, opened.project
    project.fail(EDITING, say("Nonsense."))
    banner = opened.window.notices.banner(EDITING)
    assert banner is not None
    QTest.mouseClick(labelled(banner, "Close"), Qt.MouseButton.LeftButton)
    project.fail(EDITING, say("Nonsense."))
    open_folder(opened, tiny_images.make_images(tmp_path / "others"), qtbot)
    project.fail(EDITING, say("Nonsense."))
    assert toast.isHidden()
    project.recovered.emit(EDITING)
    project.fail(EDITING, say("Nonsense."))
    assert toast.isVisible()


def labelled(within: QWidget, name: str) -> QAbstractButton:
    return next(one for one in within.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_an_exception_does_not_follow_to_another_project(
    opened: Studio, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    opened.window.failure_notices.on_defect(ValueError, ValueError("x"), None)
    assert said(opened, "defect")
    opened.images.rescan()
    assert said(opened, "defect")  # still the project that it is about
    open_folder(opened, tiny_images.make_images(tmp_path / "others"), qtbot)
    assert said(opened, "defect") == ""


def test_a_refused_setting_is_said_until_the_next_that_is_taken(opened: Studio) -> None:
    project = opened.project
    project.fail(EDITING, say("Nonsense."))
    project.fail(SAVING, say("The disk is full."))
    assert said(opened, EDITING) == "Nonsense."
    assert said(opened, SAVING) == "The disk is full."

    project.set_recipe(replace(project.recipe, name="Another"), "name")
    assert said(opened, EDITING) == ""


def test_a_failed_save_is_said_until_one_succeeds(opened: Studio, qtbot: QtBot) -> None:

    project = opened.project
    assert project.project is not None
    place = project.project.folder
    hidden = place.with_name("hidden")
    place.rename(hidden)
    place.write_text("no folder")
    project.set_recipe(replace(project.recipe, name="Another"), "name")
    qtbot.waitUntil(lambda: said(opened, SAVING) != "", timeout=5000)
    place.unlink()
    hidden.rename(place)
    project.set_recipe(replace(project.recipe, name="A third"), "name")
    qtbot.waitUntil(lambda: said(opened, SAVING) == "", timeout=5000)


def test_what_failed_about_one_run_leaves_with_it(opened: Studio, engine: FakeEngine) -> None:
    project = opened.project.project
    assert project is not None
    opened.run.failed.emit(say("The run cannot be read."))
    assert said(opened, "run.failed")
    opened.run.train(opened.project.recipe, project)
    assert said(opened, "run.failed") == ""
    engine.begin_run(project.runs / "one")
    opened.run.failed.emit(say("Its earlier figures cannot be read."))
    engine.train_epoch(1)
    assert said(opened, "run.failed")  # the same run, which only goes on
    engine.tell(Failed(engine.training, FailureKind.WORK, say("No.")))
    opened.run.clear()
    assert said(opened, "run.failed") == ""


def test_why_a_run_was_not_renamed_is_said_until_it_is_tried_again(
    opened: Studio, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    run = project.runs / "one"
    in_the_way = run / run_about.FILE_NAME
    in_the_way.mkdir(parents=True)
    opened.runs.describe(str(run), About(name="Another"))
    qtbot.waitUntil(lambda: said(opened, CHANGING) != "")
    in_the_way.rmdir()
    opened.runs.describe(str(run), About(name="Another"))
    assert said(opened, CHANGING) == ""
    qtbot.waitUntil(lambda: run_about.read(run).name == "Another")


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("runs", "studio.ui.pages.runs.runs_page.list_runs"),
        ("export", "studio.ui.pages.export.exportable.list_runs"),
    ],
)
def test_that_runs_cannot_be_listed_is_said_until_they_can(
    opened: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: str, where: str
) -> None:
    def refuse(runs: Path) -> tuple[RunSummary, ...]:
        raise InputError("{folder} may not be read.", folder=str(runs))

    opened.window.show_page("data")
    with monkeypatch.context() as patch:
        patch.setattr(where, refuse)
        opened.window.show_page(page)
        qtbot.waitUntil(lambda: "may not be read" in said(opened, LISTING))
    opened.window.show_page("data")
    opened.window.show_page(page)
    qtbot.waitUntil(lambda: said(opened, LISTING) == "")


def test_that_a_comparison_is_damaged_is_said_until_it_is_no_longer_there(
    opened: Studio, qtbot: QtBot
) -> None:
    assert opened.project.project is not None
    runs = opened.project.project.runs
    runs.mkdir(exist_ok=True)
    file = runs / "torn.comparison.json"
    file.write_text("{")
    opened.comparison.refresh()
    qtbot.waitUntil(lambda: "torn.comparison.json is damaged" in said(opened, COMPARISONS))
    file.unlink()
    opened.comparison.refresh()
    qtbot.waitUntil(lambda: said(opened, COMPARISONS) == "")


def test_a_notice_follows_the_language(opened: Studio, qapp: QApplication) -> None:
    opened.window.failure_notices.on_defect(ValueError, ValueError("x"), None)
    english = said(opened, "defect")
    try:
        install_language(qapp, "es")
        QCoreApplication.sendPostedEvents()
        assert said(opened, "defect") not in ("", english)
    finally:
        install_language(qapp, "en")
        QCoreApplication.sendPostedEvents()


def test_what_is_undone_is_said_on_whatever_page(opened: Studio) -> None:
    project, toast = opened.project, opened.window.toast
    project.set_recipe(replace(project.recipe, seed=99), "seed")
    opened.window.show_page("export")
    opened.window.menus.action("undo").trigger()
    assert project.recipe.seed != 99
    assert (toast.isVisible(), toast.text()) == (True, "Undone: seed")
    opened.window.menus.action("redo").trigger()
    assert project.recipe.seed == 99
    assert toast.text() == "Redone: seed"


def test_a_copy_says_so(opened: Studio) -> None:
    label = opened.window.rail.findChild(QLabel)
    assert isinstance(label, QLabel)
    copy_text(label, "words")
    assert QGuiApplication.clipboard().text() == "words"
    assert opened.window.toast.isVisible()
    assert opened.window.toast.text() == "Copied"


def test_only_one_module_reaches_the_clipboard() -> None:
    sources = Path(__file__).parents[3].glob("studio/**/*.py")
    found = [one.name for one in sources if "clipboard()" in one.read_text(encoding="utf-8")]
    assert found == ["clipboard.py"]


def test_a_broken_settings_file_is_said_until_it_is_whole_again(
    opened: Studio, qtbot: QtBot
) -> None:
    opened.settings.failed.emit(say("settings.toml could not be read."))
    assert said(opened, "settings")
    opened.settings.change(theme="dark")
    qtbot.waitUntil(lambda: said(opened, "settings") == "")


def test_one_sentence_of_two_causes_is_seen_once_with_its_way_on(
    studio: Studio, qtbot: QtBot
) -> None:
    studio.window.show()
    bar = studio.window.notices

    def said() -> str:
        return "The engine did not respond within 20 seconds."

    bar.notify(Notice("scan", Scope.PROJECT, "error", said))
    again = studio.client.start
    bar.notify(Notice("engine", Scope.WINDOW, "error", said, lambda: "Try again", again))
    scan, engine = bar.banner("scan"), bar.banner("engine")
    assert scan is not None
    assert engine is not None
    assert not scan.isVisible()
    assert engine.isVisible()
    bar.dismiss("engine")
    assert scan.isVisible()
    bar.dismiss("scan")
