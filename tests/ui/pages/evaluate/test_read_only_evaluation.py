"""The Evaluate page of a project that another window has open."""

from pathlib import Path

from evaluated_run import evaluated_run
from fake_engine import FakeEngine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_window import shown_window

from studio.core.projects.project_lock import ProjectLock
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation


def test_what_cannot_be_excluded_says_why(
    qapp: QApplication, images_folder: Path, qtbot: QtBot
) -> None:
    with shown_window(qapp, FakeEngine()) as studio:
        studio.new_project.create_from_folder(images_folder)
        qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
        project = studio.project.project
        assert project is not None
        run = evaluated_run(project, images_folder)
        studio.project.close()
        studio.project.keeper.wait()
        other = ProjectLock(project.folder)
        assert other.take() is None
        studio.project.open(project.folder)
        qtbot.waitUntil(lambda: studio.project.read_only is not None, timeout=10_000)
        qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
        studio.run.load(run.path)
        studio.window.show_page("evaluate")
        shown = studio.window.pages.page("evaluate")
        assert isinstance(shown, EvaluatePage)
        page = shown.view("classify")
        assert isinstance(page, ClassifyEvaluation)
        page.choice.set_choice("mistakes")
        page._show_section("mistakes")
        qtbot.waitUntil(lambda: len(page.images.grid.pictures()) > 0, timeout=10_000)
        page.images.grid.select(0)
        button = page.images.leave_out
        assert button.isVisible()
        assert not button.isEnabled()
        assert "another window" in page.images.why_not()
        assert button.toolTip() == page.images.why_not()
        other.release()
        studio.project.keeper.beat()
        qtbot.waitUntil(lambda: studio.project.read_only is None, timeout=10_000)
        assert button.isEnabled()
        assert not page.images.why_not()
