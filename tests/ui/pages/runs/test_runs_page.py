"""The page Runs: every run with what came of it."""

import os
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk, write_run
from shown_window import is_activated

from studio.app import Studio
from studio.core.projects.project import Project
from studio.core.recipes.fields import FIELDS
from studio.core.recipes.recipe import Augment, Autoencoder, Data, Model, Recipe, Stage
from studio.core.runs import run_trash
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import Status
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.core.tasks.table import ACCURACY
from studio.core.wire.messages import Keep, Resume
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.pages.export import ExportPage
from studio.ui.pages.run_actions import RunAction
from studio.ui.pages.runs import RunsPage
from studio.ui.pages.runs.recipe_columns import settings_alike
from studio.ui.pages.runs.run_column import RunColumn
from studio.ui.pages.runs.run_columns import COLUMNS, shown_columns
from studio.ui.pages.train import TrainPage


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Project:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
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


def text(page: RunsPage, run: Path, column: str) -> str:
    at = page.rows.column_of(column)
    return str(page.rows.index(page.rows.row_of(str(run)), at).data())


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
    assert text(page, done, "status") == "Finished"
    assert text(page, done, "accuracy").startswith("94.0")
    assert text(page, cut, "status") == "Interrupted"
    assert text(page, damaged, "status") == "Damaged"
    choose(page, damaged)
    assert "report.json" in page.card.damage.text()
    assert page.card.button(RunAction.CURVES).isHidden()
    assert page.card.button(RunAction.EXPORT).isHidden()
    assert page.card.button(RunAction.RESUME).isHidden()


def test_cut_off_run_goes_on(
    studio: Studio, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, None)
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.RESUME).click()
    resume = engine.last(Resume)
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
    studio: Studio, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    cut = run_on_disk(opened, images_folder, 1, None)
    shown(studio, qtbot, 1)
    studio.run.train(studio.project.recipe, opened)
    running = run_on_disk(opened, images_folder, 1, None)
    engine.begin_run(running)
    page = shown(studio, qtbot, 2)
    qtbot.waitUntil(lambda: text(page, running, "status") == "Running", timeout=5000)
    choose(page, cut)
    assert not page.card.button(RunAction.RESUME).isEnabled()


def test_a_training_run_that_is_filtered_away_is_not_looked_for_at_each_step(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_on_disk(opened, images_folder, 1, "finished")
    running = run_on_disk(opened, images_folder, 1, None)
    page = shown(studio, qtbot, 2)
    studio.run.train(studio.project.recipe, opened)
    engine.begin_run(running)
    qtbot.waitUntil(lambda: text(page, running, "status") == "Running", timeout=5000)
    page.filter.status.set_value("finished")
    page.filter._on_changed()
    assert listed(page) == [run.path for run in page.rows.listed if run.path != str(running)]
    looks = []
    monkeypatch.setattr(RunsPage, "_read", lambda _page: looks.append(1))
    engine.train_epoch(1)
    engine.train_epoch(2)
    assert studio.run.state.epoch == 2
    assert looks == []


def test_columns_of_equal_settings_are_left_out_whatever_else_differs() -> None:
    """Tables are compared whole; what is found is what a look into each field would find."""
    first = Recipe(name="r", data=Data(folder="x"), stage=(Stage(), Stage(name="Fine")))
    fine = replace(first.stage[1], learning_rate=1e-5, multipliers={"conv*": 0.5})
    recipes = {
        "seed": replace(first, seed=3),
        "model.dropout": replace(first, model=replace(first.model, dropout=0.25)),
        "stage.learning_rate": replace(first, stage=(first.stage[0], fine)),
        "stage.optimizer": replace(first, stage=(replace(first.stage[0], optimizer="sgd"),)),
        "augment": replace(first, augment=Augment(flip="both")),
        "autoencoder.code": replace(first, task="autoencode", autoencoder=Autoencoder(code=3)),
    }
    for key, other in recipes.items():
        runs = [
            RunSummary(f"/{at}", "a", RunStatus.FINISHED, 1.0, recipe=one)
            for at, one in enumerate((first, other, first))
        ]
        differing = {one.key for one in COLUMNS if one.is_shown(runs)}
        assert {one.key for one in shown_columns(runs)} == differing
        assert key in differing or key == "autoencoder.code"  # of one run alone
        assert key not in settings_alike([first, other])
    assert settings_alike([first, recipes["model.dropout"]]) >= {"data", "model.dense", "stage"}


def test_newest_run_is_loaded_with_the_project(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    studio.project.open(opened.folder)
    qtbot.waitUntil(lambda: studio.run.state.run == str(run), timeout=5000)
    assert studio.window.rail.item("train").is_done()


def test_finished_run_is_trained_longer(
    studio: Studio, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    choose(page, run)
    assert page.card.button(RunAction.RESUME).isHidden()
    page.card.button(RunAction.EXTEND).click()
    dialog = page.findChild(TrainLongerDialog)
    assert isinstance(dialog, TrainLongerDialog)
    dialog.count.setText("7")
    dialog.count.editingFinished.emit()
    dialog.train.click()
    resume = engine.last(Resume)
    assert isinstance(resume, Resume)
    assert (resume.run, resume.more_epochs) == (str(run), 7)
    assert studio.window.pages.current_key == "train"


# --- columns and order ----------------------------------------------------------------------


def listed(page: RunsPage) -> list[str]:
    return [run.path for run in page.rows.runs]


def test_columns_show_what_differs_between_the_runs(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    always = [
        column.key for column in COLUMNS if column.is_always and column.figure in (None, ACCURACY)
    ]
    assert [column.key for column in page.rows.columns] == always
    recipe = opened.read()
    stage = replace(recipe.stage[0], learning_rate=3e-4)
    data = replace(recipe.data, batch_size=8)
    other = write_run(opened.runs, replace(recipe, stage=(stage,), data=data), images_folder)
    page.entered()
    qtbot.waitUntil(lambda: len(page.rows.runs) == 2, timeout=5000)
    assert [one.key for one in page.rows.columns if not one.is_always] == [
        "stage.learning_rate",
        "data.batch_size",
    ]
    assert text(page, other, "stage.learning_rate") == "3e-4"
    assert text(page, other, "data.batch_size") == "8"


def test_every_setting_has_a_column_with_its_title() -> None:
    titles = {one.key: one.label() for one in COLUMNS}
    shown_elsewhere = {"name", "version", "stage.epochs"}
    for field in FIELDS:
        if field.path not in shown_elsewhere and field.table != "augment":
            assert titles[field.path] == field.title.text
    assert titles["augment"] == "Augmentation"


def _column(key: str) -> RunColumn:
    return next(one for one in COLUMNS if one.key == key)


def _run(path: str, recipe: Recipe) -> RunSummary:
    return RunSummary(path, path, RunStatus.FINISHED, 1.0, recipe=recipe)


def test_settings_are_written_as_in_their_form() -> None:
    plain = Recipe(name="r", data=Data(folder="/images"))
    stages = (Stage(name="Head", early_stopping=3), Stage(name="All"))
    augment = Augment(flip="both", rotation=0.05, zoom=0.2)
    model = Model(features="pool1", pooling="max")
    rich = replace(plain, model=model, stage=stages, augment=augment)
    runs = [_run("/plain", plain), _run("/rich", rich)]
    for key, texts in {
        "model.features": ["Last layer", "pool1"],
        "model.pooling": ["Average", "Maximum"],
        "stage.early_stopping": ["off", "3 → off"],
        "augment": ["off", "Flip Both ways, Rotation ±18°, Zoom ±20\N{NO-BREAK SPACE}%"],
    }.items():
        assert [_column(key).text(run) for run in runs] == texts
        assert _column(key).differs(runs)
    assert not _column("data.batch_size").differs(runs)


def test_settings_of_another_task_are_not_compared() -> None:
    sorter = Recipe(name="r", data=Data(folder="/images"))
    restorer = replace(sorter, task="autoencode", autoencoder=Autoencoder(code=8))
    runs = [_run("/sorter", sorter), _run("/restorer", restorer)]
    for key in ("model.pooling", "autoencoder.code"):
        assert not _column(key).differs(runs)
    assert [_column("autoencoder.code").text(run) for run in runs] == ["", "8"]


def test_any_column_sorts_and_the_choice_goes_along(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    few = run_on_disk(opened, images_folder, 1, None)
    none = run_on_disk(opened, images_folder, 0, None)
    many = run_on_disk(opened, images_folder, 3, None)
    page = shown(studio, qtbot, 3)
    choose(page, few)
    epochs = page.rows.column_of("epochs")
    page.table.sortByColumn(epochs, Qt.SortOrder.DescendingOrder)
    assert listed(page) == [str(many), str(few), str(none)]
    assert page.chosen is not None
    assert page.chosen.path == str(few)
    page.table.sortByColumn(page.rows.column_of("accuracy"), Qt.SortOrder.AscendingOrder)
    assert listed(page)[-1] == str(none)  # it has none, which is not the least


@pytest.mark.parametrize("column", COLUMNS, ids=lambda one: str(one.key))
def test_every_column_reads_and_sorts_every_kind_of_run(column: RunColumn) -> None:
    recipe = Recipe(name="r", data=Data(folder="/images"), augment=Augment(flip="both", zoom=0.1))
    model = Model(backbone="/own/a.h5", weights="/w.h5", dense=(8, 4), dropout=0.5)
    runs = [
        RunSummary("/a", "a", RunStatus.DAMAGED, 1.0),
        RunSummary(
            "/b", "B", RunStatus.PAUSED, 2.0, 0.5, "validation", 1, planned=3, recipe=recipe
        ),
        RunSummary(
            "/c", "c", RunStatus.RUNNING, 3.0, planned=3, recipe=replace(recipe, model=model)
        ),
    ]
    for run in runs:
        assert isinstance(column.text(run), str)
    for descending in (False, True):
        assert {run.path for run in column.sorted(runs, descending=descending)} == {
            "/a",
            "/b",
            "/c",
        }


# --- name, note, recipe, deletion -------------------------------------------------------------


def test_a_run_gets_a_name_and_a_note_and_stays_where_it_is(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    old = run_on_disk(opened, images_folder, 1, "finished")
    os.utime(old, (1_000.0, 1_000.0))
    new = run_on_disk(opened, images_folder, 1, "finished")
    recipe = (old / "recipe.toml").read_bytes()
    page = shown(studio, qtbot, 2)
    choose(page, old)
    page.card.name.setText("Wide head")
    page.card.name.editingFinished.emit()
    qtbot.waitUntil(lambda: text(page, old, "name") == "Wide head", timeout=5000)
    page.card.note.setPlainText("better with\nflips")
    page.card.note.take()
    qtbot.waitUntil(lambda: page.rows.column_of("note") >= 0, timeout=5000)
    assert text(page, old, "note") == "better with flips"
    assert text(page, old, "name") == "Wide head"
    assert listed(page) == [str(new), str(old)]
    assert (old / "recipe.toml").read_bytes() == recipe
    choose(page, old)
    page.card.name.setText("")
    page.card.name.editingFinished.emit()
    qtbot.waitUntil(lambda: text(page, old, "name") == opened.read().name, timeout=5000)


def test_the_recipe_of_a_run_is_taken_and_undone(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    before = studio.project.recipe
    other = replace(before, name="Older name", seed=99)
    folder = str(Path(before.data.folder).absolute())
    other = replace(other, data=replace(other.data, folder=folder, batch_size=8))
    run = write_run(opened.runs, other, images_folder)
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.RECIPE).click()
    now = studio.project.recipe
    assert (now.seed, now.data.batch_size) == (99, 8)
    assert (now.name, now.data.folder) == (before.name, before.data.folder)
    assert page._taken.isVisible()
    assert not page.card.button(RunAction.RECIPE).isEnabled()
    page._taken.action_chosen.emit()
    assert studio.project.recipe == before
    assert page._taken.isHidden()
    assert page.card.button(RunAction.RECIPE).isEnabled()


def test_a_run_of_images_that_are_gone_leaves_the_project_its_folder(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    before = studio.project.recipe
    gone = replace(before, seed=3, data=replace(before.data, folder="/gone/images"))
    run = write_run(opened.runs, gone, images_folder)
    page = shown(studio, qtbot, 1)
    choose(page, run)
    page.card.button(RunAction.RECIPE).click()
    assert studio.project.recipe == replace(before, seed=3)


def test_a_deleted_run_comes_back_with_undo_and_its_disk_is_freed_with_it(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    other = run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 2)
    choose(page, run)
    qtbot.waitUntil(lambda: is_activated(studio.window))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(page) == [str(other)], timeout=5000)
    assert page._deleted.isVisible()
    assert "kB" in page._deleted.text()
    studio.project.undo()
    qtbot.waitUntil(lambda: len(page.rows.runs) == 2, timeout=5000)
    assert page._deleted.isHidden()
    studio.project.redo()
    qtbot.waitUntil(lambda: listed(page) == [str(other)], timeout=5000)
    trash = opened.runs / run_trash.TRASH
    assert trash.is_dir()
    studio.project.close()
    qtbot.waitUntil(lambda: not trash.exists(), timeout=5000)
    assert other.is_dir()


def test_what_a_crash_left_in_the_trash_is_freed_when_the_project_is_opened(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, "finished")
    studio.project.close()
    run_trash.delete(run)
    studio.project.open(opened.folder)
    qtbot.waitUntil(lambda: not (opened.runs / run_trash.TRASH).exists(), timeout=5000)


def test_the_run_that_is_shown_is_deleted_and_shown_again(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, None)
    RunFolder(run).log("paused")
    studio.run.load(run)
    qtbot.waitUntil(lambda: studio.run.state.status is Status.PAUSED, timeout=5000)
    studio.window.show_page("train")
    train = studio.window.pages.page("train")
    assert isinstance(train, TrainPage)
    assert "Paused" in train.facts
    assert train._standing.isVisible()
    train._standing.delete.click()
    assert studio.window.pages.current_key == "runs"
    assert studio.run.state.status is Status.IDLE
    studio.project.undo()
    qtbot.waitUntil(lambda: studio.run.state.status is Status.PAUSED, timeout=5000)


def test_a_paused_run_is_kept_by_one_click(
    studio: Studio, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = run_on_disk(opened, images_folder, 1, None)
    RunFolder(run).log("paused")
    page = shown(studio, qtbot, 1)
    assert text(page, run, "status") == "Paused"
    assert text(page, run, "epochs").startswith("1 / ")
    choose(page, run)
    page.card.button(RunAction.KEEP).click()
    keep = engine.last(Keep)
    assert isinstance(keep, Keep)
    assert keep.run == str(run)
    engine.begin_run(run)
    engine.end_run(run, "stopped")
    assert studio.run.state.status is Status.STOPPED


def test_the_name_of_a_run_takes_the_room_that_the_other_columns_leave(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run_on_disk(opened, images_folder, 1, "finished")
    page = shown(studio, qtbot, 1)
    header = page.table.horizontalHeader()
    for width in (1280, 1920, 1400):
        studio.window.resize(width, 720)
        qtbot.waitUntil(lambda: header.length() == page.table.viewport().width(), timeout=5000)
    assert page.table.viewport().width() > 700
