"""Dialogs beside the window: they stay, and what they say is in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evaluated_run import write_predictions
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from run_on_disk import write_run
from search_on_disk import DROPOUTS, finished, write_search
from shiboken6 import isValid

from studio.app import Studio
from studio.core.runs.run_folder import RunFolder
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.dialogs.more_seeds import MoreSeedsDialog
from studio.ui.pages.runs.compare_dialog import CompareRunsDialog
from studio.ui.pages.runs.ensemble_dialog import EnsembleDialog
from studio.ui.pages.runs.runs_page import RunsPage
from studio.ui.pages.runs.ticked_card import TickedAction
from studio.ui.pages.search.plan_dialog import PlanSearchDialog
from studio.ui.pages.search.search_dialog import SearchDialog
from studio.ui.pages.train.comparison_dialog import ComparisonDialog
from studio.ui.texts.translation import install_language


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Studio:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers), timeout=10_000)
    return studio


@pytest.fixture
def in_english(qapp: QCoreApplication) -> Iterator[None]:
    yield
    install_language(qapp, "en")


def turn_spanish(studio: Studio, dialog: FreeDialog, qtbot: QtBot) -> None:
    title, app = dialog.windowTitle(), QCoreApplication.instance()
    assert app is not None
    install_language(app, "es")
    qtbot.waitUntil(lambda: dialog.windowTitle() != title, timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert dialog.isVisible()
    assert dialog.parentWidget() is studio.window


def said(dialog: FreeDialog) -> list[str]:
    """Everything that is written on the dialog."""
    words: list[QLabel | QAbstractButton] = [*dialog.findChildren(QLabel)]
    words += dialog.findChildren(QAbstractButton)
    texts = [one.text() for one in words if one.text() and one.isVisibleTo(dialog)]
    return sorted([dialog.windowTitle(), *texts])


def page_of_runs(studio: Studio, qtbot: QtBot) -> RunsPage:
    """Two runs that have ended, ticked."""
    project = studio.project.project
    assert project is not None
    folder = Path(studio.project.recipe.data.folder)
    for name in ("A", "B"):
        recipe = replace(project.read(), name=name)
        run = RunFolder(write_run(project.runs, recipe, folder, batches=2))
        write_predictions(run, *run.dataset(), wrong=(0,))
    studio.window.show_page("runs")
    page = studio.window.pages.page("runs")
    assert isinstance(page, RunsPage)
    qtbot.waitUntil(lambda: len(page.rows.listed) == 2, timeout=20_000)
    page.rows.set_ticked([run.path for run in page.rows.runs])
    return page


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("searches", SearchDialog),
        ("plan_search", PlanSearchDialog),
        ("compare", ComparisonDialog),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_an_open_dialog_says_all_in_the_new_language(
    opened: Studio, qtbot: QtBot, action: str, kind: type[FreeDialog]
) -> None:
    write_search(opened, [finished(at + 1, DROPOUTS[at], 0.6 + 0.1 * at) for at in range(4)])
    opened.search.refresh()
    qtbot.waitUntil(lambda: bool(opened.search.kept), timeout=20_000)
    opened.window.menus.action(action).trigger()
    dialog = opened.window.findChild(kind)
    assert dialog is not None
    if kind is SearchDialog:
        qtbot.waitUntil(lambda: opened.search.standing is not None, timeout=20_000)
    turn_spanish(opened, dialog, qtbot)
    was_turned = said(dialog)
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened.window.menus.action(action).trigger()
    new = opened.window.findChild(kind)
    assert new is not None
    assert new is not dialog
    assert said(new) == was_turned
    new.close()


@pytest.mark.usefixtures("in_english")
def test_a_turned_search_keeps_its_trial_and_its_chart(opened: Studio, qtbot: QtBot) -> None:
    write_search(opened, [finished(at + 1, DROPOUTS[at], 0.6 + 0.1 * at) for at in range(4)])
    opened.search.refresh()
    opened.window.menus.action("searches").trigger()
    dialog = opened.window.findChild(SearchDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.table.numbers) == 4, timeout=20_000)
    dialog.table.choose(2)
    dialog.charts.show_chart("curves")
    turn_spanish(opened, dialog, qtbot)
    assert dialog.trial is not None
    assert dialog.trial.number == 2
    assert dialog.charts.view.choice() == "curves"
    assert dialog.charts.curves.isVisible()
    with qtbot.waitSignal(dialog.planning_wanted):
        dialog.plan.click()
    opened.project.close()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=20_000)


@pytest.mark.usefixtures("in_english")
def test_a_turned_comparison_keeps_its_question_and_repeats(opened: Studio, qtbot: QtBot) -> None:
    opened.window.menus.action("compare").trigger()
    dialog = opened.window.findChild(ComparisonDialog)
    assert dialog is not None
    dialog.choices.setCurrentRow(2)
    dialog.repeats.set_value(5)
    dialog.repeats.value_changed.emit(5)
    key, comparison = dialog.choices.chosen(), dialog.comparison
    turn_spanish(opened, dialog, qtbot)
    assert dialog.choices.chosen() == key
    assert dialog.repeats.value() == 5
    assert dialog.comparison is not None
    assert comparison is not None
    assert len(dialog.comparison.trials) == len(comparison.trials)


@pytest.mark.usefixtures("in_english")
def test_dialogs_of_a_page_outlive_it(opened: Studio, qtbot: QtBot) -> None:
    page = page_of_runs(opened, qtbot)
    page.ticked.button(TickedAction.ENSEMBLE).click()
    page.ticked.button(TickedAction.COMPARE).click()
    ensemble = opened.window.findChild(EnsembleDialog)
    curves = opened.window.findChild(CompareRunsDialog)
    assert ensemble is not None
    assert curves is not None
    qtbot.waitUntil(lambda: ensemble.report is not None, timeout=20_000)
    qtbot.waitUntil(lambda: curves.first.plot.overlay_names == ("A", "B"), timeout=20_000)
    ensemble.methods.set_choice("vote")
    ensemble.methods.choice_chosen.emit("vote")
    qtbot.waitUntil(
        lambda: ensemble.report is not None and ensemble.report.method == "vote", timeout=20_000
    )
    turn_spanish(opened, curves, qtbot)
    assert not isValid(page)
    assert ensemble.windowTitle() == "Conjunto de redes"
    assert ensemble.methods.choice() == "vote"
    assert [row[-1].text for row in ensemble.table.cells][-1] != ""
    assert ensemble.table.cells[-1][0].text == "Juntos"
    assert curves.first.plot.overlay_names == ("A", "B")
    ensemble.seeds.click()
    asked = ensemble.findChild(MoreSeedsDialog)
    assert asked is not None
    asked.train.click()
    assert opened.window.pages.current_key == "train"
