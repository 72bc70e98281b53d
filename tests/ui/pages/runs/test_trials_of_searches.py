"""Trials of searches on the Runs page: folded away beside other runs, shown when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.ui.pages.run_actions import RunAction, spec_of
from studio.ui.pages.runs.runs_page import RunsPage
from studio.ui.pages.search.search_dialog import SearchDialog

SEARCH, OTHER = "2026-12-01-024501-shapes-search", "2026-12-02-102000-shapes-search"


@pytest.fixture
def runs(studio: Studio, images_folder: Path, qtbot: QtBot) -> list[Path]:
    """A trial of each of two searches, and a run of its own."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    made = [run_on_disk(project, images_folder, 3, "finished") for _ in range(3)]
    for run, search in zip(made, (SEARCH, OTHER), strict=False):
        run_about.write(run, About(search=search))
    return made


def page_of(studio: Studio, count: int, qtbot: QtBot) -> RunsPage:
    studio.window.show_page("runs")
    page = studio.window.pages.currentWidget()
    assert isinstance(page, RunsPage)
    qtbot.waitUntil(lambda: len(page.rows.listed) == count, timeout=5000)
    return page


def test_trials_do_not_drown_other_runs(studio: Studio, runs: list[Path], qtbot: QtBot) -> None:
    page = page_of(studio, 3, qtbot)
    assert [run.path for run in page.rows.runs] == [str(runs[2])]
    box = page.filter.trials
    assert box.text() == "Show 2 trials of searches"
    assert page.facts == "1 of 3 runs shown"
    box.click()
    assert len(page.rows.runs) == 3
    at = page.rows.column_of("search")
    texts = {page.rows.data(page.rows.index(row, at)) for row in range(3)}
    assert texts == {"", "2026-12-01 02:45", "2026-12-02 10:20"}
    page.filter.group.set_value("search")
    page.filter.grouping_changed.emit("search")
    assert len(page.rows.group_rows) == 3


def test_a_trial_leads_to_its_search(studio: Studio, runs: list[Path], qtbot: QtBot) -> None:
    page = page_of(studio, 3, qtbot)
    (own,) = page.rows.runs
    spec = spec_of(RunAction.SEARCH)
    assert not spec.is_for(own)
    trial = next(run for run in page.rows.listed if run.path == str(runs[0]))
    assert spec.is_for(trial)
    spec.carry_out(page, trial)
    assert studio.search.chosen == str(runs[0].with_name(SEARCH))
    assert studio.window.findChild(SearchDialog) is not None


def test_a_note_on_a_trial_keeps_whose_it_is(
    studio: Studio, runs: list[Path], qtbot: QtBot
) -> None:
    page = page_of(studio, 3, qtbot)
    trial = next(run for run in page.rows.listed if run.path == str(runs[0]))
    studio.runs.describe(trial.path, About(note="good", search=trial.search))
    qtbot.waitUntil(lambda: run_about.read(runs[0]).note == "good", timeout=5000)
    assert run_about.read(runs[0]).search == SEARCH


def test_where_there_are_trials_alone_they_are_shown(
    studio: Studio, runs: list[Path], qtbot: QtBot
) -> None:
    run_about.write(runs[2], About(search=SEARCH))
    page = page_of(studio, 3, qtbot)
    assert len(page.rows.runs) == 3
    assert not page.filter.trials.isVisibleTo(page)
