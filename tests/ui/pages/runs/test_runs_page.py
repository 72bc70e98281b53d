"""The page Runs: every run with what came of it."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core.messages import Resume
from studio.core.project import Project
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.pages.export import ExportPage
from studio.ui.pages.run_actions import RunAction
from studio.ui.pages.runs import RunsPage
from studio.ui.pages.runs.run_table_model import Column


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Project:
    studio.project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.project.split is not None, timeout=10_000)
    assert studio.project.project is not None
    return studio.project.project


def shown(studio: Studio, qtbot: QtBot, count: int) -> RunsPage:
    studio.window.show_page("runs")
    page = studio.window.pages.page("runs")
    assert isinstance(page, RunsPage)
    qtbot.waitUntil(lambda: len(page.rows.runs) == count, timeout=5000)
    return page


def choose(page: RunsPage, run: Path) -> None:
    page.table.selectRow(page.rows.row_of(str(run)))


def words(page: RunsPage, run: Path, column: Column) -> str:
    return str(page.rows.index(page.rows.row_of(str(run)), column).data())


def test_without_runs_the_page_says_what_to_do(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    page = shown(studio, qtbot, 0)
    assert page.empty.isVisible()
    page.empty.action_chosen.emit()
    assert studio.window.pages.current_key == "train"


def test_runs_are_listed_with_state_and_accuracy(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    done, cut, damaged = (
        run_on_disk(opened, images_folder, 1, "finished"),
        run_on_disk(opened, images_folder, 1, None),
        run_on_disk(opened, images_folder, 1, "stopped"),
    )
    (damaged / "report.json").write_text("{")
    page = shown(studio, qtbot, 3)
    assert words(page, done, Column.STATUS) == "Finished"
    assert words(page, done, Column.ACCURACY).startswith("94.0")
    assert words(page, cut, Column.STATUS) == "Interrupted"
    assert words(page, damaged, Column.STATUS) == "Damaged"
    choose(page, damaged)
    assert "report.json" in page.card.damage.text()
    assert page.card.button(RunAction.CURVES).isHidden()
    assert page.card.button(RunAction.EXPORT).isHidden()
    assert page.card.button(RunAction.RESUME).isHidden()


def test_cut_off_run_goes_on(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, None)
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.RESUME).click()
    assert isinstance(studio.client, FakeEngine)
    resume = studio.client.last(Resume)
    assert isinstance(resume, Resume)
    assert resume.run == str(run)
    assert studio.window.pages.current_key == "train"


def test_curves_of_a_run_are_shown(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.CURVES).click()
    qtbot.waitUntil(lambda: studio.run.state.run == str(run), timeout=5000)
    assert len(studio.run.series) == 1
    assert studio.window.pages.current_key == "train"


def test_run_to_export_is_taken_along(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.EXPORT).click()
    assert studio.window.pages.current_key == "export"
    export = studio.window.pages.page("export")
    assert isinstance(export, ExportPage)
    qtbot.waitUntil(lambda: export._run.run() is not None, timeout=5000)
    chosen = export._run.run()
    assert chosen is not None
    assert chosen.summary.path == str(run)


def test_running_one_is_marked_and_no_other_can_go_on(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    cut = run_on_disk(opened, images_folder, 1, None)
    shown(studio, qtbot, 1)
    studio.run.train(studio.project.recipe, opened)
    running = run_on_disk(opened, images_folder, 1, None)
    assert isinstance(studio.client, FakeEngine)
    studio.client.begin_run(running)
    page = shown(studio, qtbot, 2)
    qtbot.waitUntil(lambda: words(page, running, Column.STATUS) == "Running", timeout=5000)
    choose(page, cut)
    assert not page.card.button(RunAction.RESUME).isEnabled()


def test_newest_run_is_loaded_with_the_project(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    studio.project.open(opened.folder)
    qtbot.waitUntil(lambda: studio.run.state.run == str(run), timeout=5000)
    assert studio.window.rail.item("train").is_done()


def test_finished_run_is_trained_longer(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    choose(page, run)
    assert page.card.button(RunAction.RESUME).isHidden()
    page.card.button(RunAction.LONGER).click()
    dialog = page.findChild(TrainLongerDialog)
    assert isinstance(dialog, TrainLongerDialog)
    dialog.epochs.setText("7")
    dialog.epochs.editingFinished.emit()
    dialog.train.click()
    assert isinstance(studio.client, FakeEngine)
    resume = studio.client.last(Resume)
    assert isinstance(resume, Resume)
    assert (resume.run, resume.more_epochs) == (str(run), 7)
    assert studio.window.pages.current_key == "train"
