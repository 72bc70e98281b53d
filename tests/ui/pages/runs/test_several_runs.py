"""Many runs: found, grouped, hidden; several of them compared and combined."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest
from evaluated_run import write_predictions
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk, write_run
from shiboken6 import isValid

from studio.app import Studio
from studio.core.base.errors import InputError
from studio.core.base.sentences import say
from studio.core.evaluation.ensemble import pool_file
from studio.core.evaluation.ensemble.members import held_out, kept_members, pooled
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary
from studio.core.wire import messages
from studio.core.wire.messages import Certificate, ExportEnsemble, PoolRuns, Train, WriteEvents
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.pages import other_seeds
from studio.ui.pages.run_actions import RunAction
from studio.ui.pages.runs import RunsPage
from studio.ui.pages.runs.compare_dialog import CompareRunsDialog
from studio.ui.pages.runs.ensemble_dialog import EnsembleDialog
from studio.ui.pages.runs.ticked_card import TickedAction
from studio.ui.widgets.banner import Banner


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Project:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.project is not None
    return studio.project.project


def named(opened: Project, images: Path, name: str, **changes: object) -> Path:
    """A finished run with the predictions of every image."""
    recipe: Recipe = replace(opened.read(), name=name, **changes)
    run = RunFolder(write_run(opened.runs, recipe, images, batches=2))
    write_predictions(run, *run.dataset(), wrong=(0,))
    return run.path


def shown(studio: Studio, qtbot: QtBot, count: int) -> RunsPage:
    studio.window.show_page("runs")
    page = studio.window.pages.page("runs")
    assert isinstance(page, RunsPage)
    qtbot.waitUntil(lambda: len(page.rows.listed) == count, timeout=5000)
    return page


def names(page: RunsPage) -> list[str]:
    return [run.name for run in page.rows.runs]


# --- finding --------------------------------------------------------------------------------


def test_runs_are_searched_and_the_way_back_is_a_button(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    for name in ("Wide", "Deep"):
        named(opened, images_folder, name)
    page = shown(studio, qtbot, 2)
    page.filter.search.setText("wid")
    assert names(page) == ["Wide"]
    assert page.facts == "1 of 2 runs shown"
    assert page.chosen is not None
    assert page.chosen.name == "Wide"
    page.filter.search.setText("nothing like it")
    assert page.no_match.isVisible()
    assert page.card.isHidden()
    page.no_match.action_chosen.emit()
    assert sorted(names(page)) == ["Deep", "Wide"]
    assert page.card.isVisible()
    assert page.facts == "2 runs"


def test_a_list_that_offers_no_choice_is_not_shown(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    named(opened, images_folder, "Wide")
    page = shown(studio, qtbot, 1)
    bar = page.filter
    assert bar.search.isVisible()
    for widget in (bar.status, bar.task, bar.tag, bar.group, bar.hidden):
        assert widget.isHidden()
    run_on_disk(opened, images_folder, 1, None)
    page.entered()
    qtbot.waitUntil(bar.status.isVisible, timeout=5000)
    bar.status.set_value("interrupted")
    bar.status.value_changed.emit("interrupted")
    assert [run.status for run in page.rows.runs] == ["interrupted"]


def test_tags_are_typed_found_and_grouped_by(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B", "C")]
    page = shown(studio, qtbot, 3)
    page.table.selectRow(page.rows.row_of(str(runs[0])))
    page.card.tags.setText("baseline, to show")
    page.card.tags.editingFinished.emit()
    qtbot.waitUntil(page.filter.tag.isVisible, timeout=5000)
    assert run_about.read(runs[0]) == About(tags=("baseline", "to show"))
    assert page.rows.column_of("tags") >= 0
    page.filter.group.set_value("tags")
    page.filter.group.value_changed.emit("tags")
    titles = [page.rows.index(row, 0).data() for row in page.rows.group_rows]
    assert titles == [
        "Tags: none · 2 runs · best 94.0\N{NO-BREAK SPACE}%",
        "Tags: baseline, to show · 1 run · best 94.0\N{NO-BREAK SPACE}%",
    ]
    assert page.table.columnSpan(page.rows.group_rows[0], 0) == page.rows.columnCount()
    assert not page.rows.flags(page.rows.index(page.rows.group_rows[0], 0)) & (
        Qt.ItemFlag.ItemIsSelectable
    )
    assert names(page) == ["C", "B", "A"]
    page.filter.tag.set_value("baseline")
    page.filter.tag.value_changed.emit("baseline")
    assert names(page) == ["A"]
    assert len(page.rows.group_rows) == 1


def test_a_hidden_run_is_passed_over_until_it_is_asked_for(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    page = shown(studio, qtbot, 2)
    page.table.selectRow(page.rows.row_of(str(runs[0])))
    page.card.button(RunAction.HIDE).click()
    qtbot.waitUntil(lambda: names(page) == ["B"], timeout=5000)
    assert page.filter.hidden.text() == "Show 1 hidden"
    page.filter.hidden.click()
    assert sorted(names(page)) == ["A", "B"]
    page.table.selectRow(page.rows.row_of(str(runs[0])))
    page.card.button(RunAction.SHOW).click()
    qtbot.waitUntil(page.filter.hidden.isHidden, timeout=5000)
    assert sorted(names(page)) == ["A", "B"]
    assert runs[0].is_dir()


def test_the_table_is_saved_as_it_is_shown(
    studio: Studio,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("Wide", "Deep", "Wider"):
        named(opened, images_folder, name)
    page = shown(studio, qtbot, 3)
    page.filter.search.setText("wide")
    file = tmp_path / "runs.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.save.click()
    qtbot.waitUntil(file.exists, timeout=5000)
    header, *rows = csv.reader(file.open(encoding="utf-8"))
    assert header[:3] == ["Run", "State", "Accuracy"]
    assert [row[0] for row in rows] == names(page)


# --- several --------------------------------------------------------------------------------


def ticked(page: RunsPage, *runs: Path) -> None:
    for run in runs:
        index = page.rows.index(page.rows.row_of(str(run)), 0)
        assert page.rows.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)


def test_ticks_stay_with_their_runs_and_go_with_them(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    first, second = (named(opened, images_folder, name) for name in ("A", "B"))
    page = shown(studio, qtbot, 2)
    assert page.ticked.isHidden()
    ticked(page, first)
    assert page.ticked.isVisible()
    assert not page.ticked.button(TickedAction.COMPARE).isEnabled()
    ticked(page, second)
    page.filter.search.setText("B")
    assert [run.name for run in page.rows.ticked] == ["A", "B"]
    assert page.ticked.title() == "2 runs ticked"
    studio.runs.delete(str(first), "A")
    qtbot.waitUntil(lambda: [run.name for run in page.rows.ticked] == ["B"], timeout=5000)
    page.ticked.cleared.emit()
    assert page.ticked.isHidden()


def test_curves_and_settings_of_several_runs(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    recipe = opened.read()
    first = named(opened, images_folder, "A")
    second = named(opened, images_folder, "B", data=replace(recipe.data, batch_size=8))
    page = shown(studio, qtbot, 2)
    ticked(page, second, first)
    page.ticked.button(TickedAction.COMPARE).click()
    dialog = page.window().findChild(CompareRunsDialog)
    assert isinstance(dialog, CompareRunsDialog)
    loss = dialog.first.plot
    qtbot.waitUntil(lambda: loss.overlay_names == ("A", "B"), timeout=5000)
    colors = {entry.name: entry.color for entry in loss._curves.entries()}
    assert len(set(colors.values())) == 2
    assert dialog.others.panel("accuracy").plot.overlay_names == ("A", "B")
    rows = [[cell.text for cell in row] for row in dialog.table.cells]
    assert rows[0][0] == "Accuracy"
    assert rows[1:] == [["Batch size", str(recipe.data.batch_size), "8"]]
    assert [cell.is_strong for cell in dialog.table.cells[1]] == [False, False, True]
    dialog.close()


def test_a_run_that_is_gone_hides_no_other_curve(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    first, second = (named(opened, images_folder, name) for name in ("A", "B"))
    page = shown(studio, qtbot, 2)
    ticked(page, first, second)
    (second / "metrics.csv").unlink()
    page.ticked.button(TickedAction.COMPARE).click()
    dialog = page.window().findChild(CompareRunsDialog)
    assert isinstance(dialog, CompareRunsDialog)
    qtbot.waitUntil(dialog._problem.isVisible, timeout=5000)
    assert "metrics.csv" in dialog._problem.text()
    assert dialog.first.plot.overlay_names == ("A",)
    dialog.close()


def ensemble_of(page: RunsPage, qtbot: QtBot, *runs: Path) -> EnsembleDialog:
    ticked(page, *runs)
    page.ticked.button(TickedAction.ENSEMBLE).click()
    dialog = page.window().findChild(EnsembleDialog)
    assert isinstance(dialog, EnsembleDialog)
    return dialog


def test_figures_of_an_ensemble_from_what_the_runs_have_kept(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    page = shown(studio, qtbot, 2)
    dialog = ensemble_of(page, qtbot, *runs)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=5000)
    assert not [sent for sent in engine.sent if isinstance(sent, PoolRuns)]
    rows = [[cell.text for cell in row] for row in dialog.table.cells]
    assert [row[0] for row in rows] == ["1  A", "2  B", "Together"]
    assert [cell.text for cell in dialog.agreement.cells[0]][1:] == ["100.0\N{NO-BREAK SPACE}%"] * 2
    assert "exactly as good as A" in dialog.text()
    dialog.methods._buttons["vote"].click()
    qtbot.waitUntil(lambda: dialog.report is not None and dialog.report.method == "vote")
    dialog.write(tmp_path / "vote.h5")
    asked = engine.last(ExportEnsemble)
    assert isinstance(asked, ExportEnsemble)
    assert asked.is_vote
    engine.tell(messages.CancelDone(asked.request))
    dialog.methods._buttons["mean"].click()
    dialog.greedy.click()
    qtbot.waitUntil(lambda: dialog.report is not None and bool(dialog.report.greedy))
    assert "Chosen one after the other" in dialog.text()
    assert dialog.export.isEnabled()
    dialog.write(tmp_path / "both.h5")
    asked = engine.last(ExportEnsemble)
    assert isinstance(asked, ExportEnsemble)
    assert (asked.file, asked.is_vote) == (str(tmp_path / "both.h5"), False)
    assert sum(asked.weights) == pytest.approx(1)
    certificate = Certificate(asked.file, 16, 1e-7, True, "Keras 3.15.1", 1000)
    engine.tell(messages.Exported(asked.request, certificate))
    qtbot.waitUntil(lambda: "both.h5 was reloaded" in dialog.text())
    dialog.close()


def test_a_member_that_is_deleted_meanwhile_takes_nothing_along(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    page = shown(studio, qtbot, 2)
    dialog = ensemble_of(page, qtbot, *runs)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=5000)
    studio.runs.delete(str(runs[1]), "B")
    qtbot.waitUntil(lambda: len(page.rows.listed) == 1, timeout=5000)
    dialog.methods._buttons["weighted"].click()  # what was read is still known
    qtbot.waitUntil(lambda: dialog.report is not None and dialog.report.method == "weighted")
    dialog.write(tmp_path / "both.h5")
    gone = engine.last(ExportEnsemble)
    assert isinstance(gone, ExportEnsemble)
    sentence = say("{run} was not found.", run=str(runs[1]))
    engine.tell(messages.Failed(gone.request, messages.FailureKind.INPUT, sentence))
    qtbot.waitUntil(lambda: "was not found" in dialog.text())
    assert [row[0].text for row in dialog.table.cells] == ["1  A", "2  B", "Together"]
    studio.project.undo()
    qtbot.waitUntil(lambda: len(page.rows.listed) == 2, timeout=5000)
    assert dialog.export.isEnabled()
    dialog.write(tmp_path / "both.h5")
    assert engine.last(ExportEnsemble) is not gone
    dialog.close()


def test_the_engine_asks_the_runs_where_they_have_kept_nothing(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    members = kept_members(runs)
    pool_file.write(pooled(members, held_out(members)), tmp_path / "pool.npz")
    RunFolder(runs[1]).predictions_file.unlink()
    page = shown(studio, qtbot, 2)
    dialog = ensemble_of(page, qtbot, *runs)
    sent = engine.sent
    qtbot.waitUntil(lambda: any(isinstance(one, PoolRuns) for one in sent), timeout=5000)
    assert "Asking the runs" in dialog.text()
    asked = engine.last(PoolRuns)
    assert isinstance(asked, PoolRuns)
    assert asked.runs == tuple(map(str, runs))
    engine.tell(messages.Pooled(asked.request, str(tmp_path / "pool.npz")))
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=5000)
    dialog.close()


def test_a_member_that_is_gone_is_a_sentence_until_it_is_back(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    page = shown(studio, qtbot, 2)
    ticked(page, *runs)
    recipe = runs[1] / "recipe.toml"
    hidden = recipe.rename(runs[1] / "away")
    page.ticked.button(TickedAction.ENSEMBLE).click()
    dialog = page.window().findChild(EnsembleDialog)
    assert isinstance(dialog, EnsembleDialog)
    qtbot.waitUntil(lambda: "is not a run" in dialog.text(), timeout=5000)
    assert not dialog.export.isEnabled()
    assert "is not a run" in dialog.export.toolTip()
    hidden.rename(recipe)
    dialog.again.click()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=5000)
    assert not dialog.again.isVisible()
    assert dialog.export.isEnabled()
    dialog.close()


def test_what_is_said_of_runs_goes_with_their_project(
    studio: Studio, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    runs = [named(opened, images_folder, name) for name in ("A", "B")]
    page = shown(studio, qtbot, 2)
    ensemble = ensemble_of(page, qtbot, *runs)
    page.ticked.button(TickedAction.COMPARE).click()
    curves = page.window().findChild(CompareRunsDialog)
    assert isinstance(curves, CompareRunsDialog)
    assert ensemble.isVisible()
    assert curves.isVisible()
    studio.project.announce()  # as when its images could not be scanned again
    qtbot.wait(50)
    assert ensemble.isVisible()
    assert curves.isVisible()
    studio.project.close()
    qtbot.waitUntil(lambda: not isValid(ensemble) and not isValid(curves), timeout=5000)


def test_more_runs_with_other_seeds_are_trained_one_after_the_other(
    studio: Studio, engine: FakeEngine, opened: Project, images_folder: Path, qtbot: QtBot
) -> None:
    run = named(opened, images_folder, "A", seed=11)
    page = shown(studio, qtbot, 1)
    page.table.selectRow(page.rows.row_of(str(run)))
    page.card.button(RunAction.SEEDS).click()
    dialog = page.findChild(MoreSeedsDialog)
    assert isinstance(dialog, MoreSeedsDialog)
    dialog.count.setText("2")
    dialog.count.editingFinished.emit()
    dialog.train.click()
    qtbot.waitUntil(lambda: studio.queue.is_active, timeout=5000)
    asked = engine.last(Train)
    assert (asked.recipe.seed, asked.recipe.split_seed) == (12, 11)
    assert [queued.recipe.name for queued in studio.queue.runs] == ["A, seed 12", "A, seed 13"]
    assert studio.window.pages.current_key == "train"


@pytest.mark.parametrize("is_readable", [True, False])
def test_the_seeds_that_runs_have_are_looked_up_beside_the_window(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_readable: bool,
) -> None:
    threads: list[threading.Thread] = []

    def listed(runs: Path) -> tuple[RunSummary, ...]:
        threads.append(threading.current_thread())
        if not is_readable:
            raise InputError("The folder {folder} cannot be read.", folder="runs")
        return list_runs(runs)

    data = replace(opened.read().data, split_seed=11)
    named(opened, images_folder, "A", seed=12, data=data)
    run = named(opened, images_folder, "A", seed=11, data=data)
    page = shown(studio, qtbot, 2)
    monkeypatch.setattr(other_seeds, "list_runs", listed)
    page.table.selectRow(page.rows.row_of(str(run)))
    page.card.button(RunAction.SEEDS).click()
    dialog = page.findChild(MoreSeedsDialog)
    assert isinstance(dialog, MoreSeedsDialog)
    with qtbot.waitSignals([studio.queue.changed if is_readable else studio.queue.refused]):
        dialog.train.click()
    assert threading.main_thread() not in threads
    if is_readable:
        assert engine.last(Train).recipe.seed == 13
    else:
        assert any("cannot be read" in one.text() for one in studio.window.findChildren(Banner))


def test_figures_are_written_for_tensorboard(
    studio: Studio,
    engine: FakeEngine,
    opened: Project,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = named(opened, images_folder, "A")
    page = shown(studio, qtbot, 1)
    ticked(page, run)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.ticked.button(TickedAction.TENSORBOARD).click()
    asked = engine.last(WriteEvents)
    assert isinstance(asked, WriteEvents)
    assert (asked.runs, asked.folder) == ((str(run),), str(tmp_path))
    engine.tell(messages.EventsWritten(asked.request, asked.folder, 1))
    qtbot.waitUntil(page._work.events.isVisible, timeout=5000)
    assert f'tensorboard --logdir "{tmp_path}"' in page._work.events.text()
    studio.project.close()
    assert page._work.events.isHidden()
