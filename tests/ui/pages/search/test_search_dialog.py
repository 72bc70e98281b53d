"""Searches looked at: trials live, charts of them, importance, the best put to use."""

from __future__ import annotations

from pathlib import Path

from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from run_on_disk import write_run
from search_on_disk import DROPOUTS, failed, finished, planned, write_search

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.recipes.search_table import Search, Span
from studio.core.search.importance import LEAST_TRIALS
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial, TrialState
from studio.core.wire import messages
from studio.ui.models.project_search import SKIPPING
from studio.ui.pages.search.plan_dialog import PlanSearchDialog
from studio.ui.pages.search.search_dialog import SearchDialog

GLUE = "\N{NO-BREAK SPACE}"


def dialog_of(studio: Studio) -> SearchDialog:
    """Open the dialog from the menu."""
    studio.window.menus.action("searches").trigger()
    found = studio.window.findChild(SearchDialog)
    assert isinstance(found, SearchDialog)
    return found


def look(studio: Studio, qtbot: QtBot) -> SearchDialog:
    """Open the dialog and wait until a search was read."""
    dialog, search = dialog_of(studio), studio.search
    qtbot.waitUntil(lambda: search.standing is not None or search.damage is not None, timeout=5000)
    return dialog


def some(count: int = 4) -> list[Trial]:
    return [finished(at + 1, DROPOUTS[at], 0.6 + 0.1 * at) for at in range(count)]


def test_without_a_search_it_says_what_one_is(opened: Studio, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    assert dialog.empty.isVisibleTo(dialog)
    assert not dialog.table.isVisibleTo(dialog)
    write_search(opened, some())
    opened.search.refresh()
    qtbot.waitUntil(lambda: dialog.table.isVisibleTo(dialog), timeout=5000)
    assert dialog_of(opened) is dialog  # there is one
    dialog.plan.click()
    assert opened.window.findChild(PlanSearchDialog) is not None


def test_trials_are_rows_that_sort_by_their_values(opened: Studio, qtbot: QtBot) -> None:
    trials = [*some(3), failed(4, 0.3, "Out of memory."), finished(5, 0.0, 0.6, repeats=1)]
    write_search(opened, trials)
    dialog = look(opened, qtbot)
    table = dialog.table
    assert table.numbers == [1, 2, 3, 4, 5]
    assert table.cell(3, "Dropout") == f"20{GLUE}%"
    assert table.cell(3, "Validation accuracy") == f"80.0{GLUE}%"
    assert [table.cell(at, "State") for at in (3, 4, 5)] == ["Done", "Failed", "As trial 1"]
    assert table.cell(4, "Note") == "Out of memory."
    header = table.horizontalHeader()
    titles = [header.model().headerData(at, Qt.Orientation.Horizontal) for at in range(6)]
    by = titles.index("Validation accuracy")
    table.sortByColumn(by, Qt.SortOrder.DescendingOrder)
    assert table.numbers[:2] == [3, 2]
    assert table.numbers[-1] == 4  # without a figure it is last, whichever way is up
    table.sortByColumn(by, Qt.SortOrder.AscendingOrder)
    assert table.numbers[-1] == 4
    facts = dialog.head.facts()
    assert "5 of 6 trials" in facts
    assert "best: trial 3 with 80.0" in facts
    assert "1 failed" in facts


def test_a_search_at_work_is_followed_and_can_be_paused_skipped_and_ended(
    opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    folder = write_search(opened, some(2))
    opened.search.begin(planned(opened), 2)
    dialog = look(opened, qtbot)
    assert dialog.head.note.text() == "A search is starting."
    engine.begin_search(folder.path)
    qtbot.waitUntil(lambda: opened.search.progress is not None, timeout=5000)
    assert not dialog.head.note.isVisibleTo(dialog)
    folder.write(Trial(number=3, values={"model.dropout": 0.2}, asked=5, run="r"))
    engine.change_trial(3)
    qtbot.waitUntil(lambda: dialog.table.numbers == [1, 2, 3], timeout=5000)
    assert dialog.table.cell(3, "State") == "Preparing"
    engine.tell(messages.TrialProgressed(engine.searching, 3, 2, 4, 30.0))
    assert dialog.table.cell(3, "State") == "Epoch 2 of 4"
    assert "Searching" in dialog.head.facts()
    assert "left" in dialog.head.facts()
    assert not dialog.skip.isVisibleTo(dialog)
    dialog.table.choose(3)
    dialog.skip.click()
    opened.search.wait()
    assert folder.is_skip_asked(3)
    dialog.head.end.click()
    assert isinstance(engine.sent[-1], messages.EndSearch)
    assert not dialog.head.end.isEnabled()
    dialog.head.pause.click()
    assert engine.last(messages.Cancel) == messages.Cancel(engine.searching)
    assert not dialog.head.pause.isEnabled()
    engine.end_search(folder.path, is_over=False)
    qtbot.waitUntil(lambda: dialog.head.resume.isVisibleTo(dialog), timeout=5000)
    assert dialog.table.cell(3, "State") == "Interrupted"
    dialog.head.resume.click()
    asked = engine.last(messages.ResumeSearch)
    assert (asked.search, asked.parallel) == (str(folder.path), 2)


def test_why_a_trial_was_not_skipped_is_said_until_it_is_tried_again(
    opened: Studio, qtbot: QtBot
) -> None:
    folder = write_search(opened, some(2))
    folder.write(Trial(number=3, values={"model.dropout": 0.2}, asked=5, run="r"))
    dialog = look(opened, qtbot)
    dialog.table.choose(3)
    in_the_way = folder._skip_file(3)
    in_the_way.mkdir()
    dialog.skip.click()
    notices = opened.window.notices
    qtbot.waitUntil(lambda: notices.banner(SKIPPING) is not None)
    assert in_the_way.name in dialog.toast.text()
    assert dialog.skip.isEnabled()
    in_the_way.rmdir()
    dialog.skip.click()
    assert notices.banner(SKIPPING) is None
    opened.search.wait()
    assert folder.is_skip_asked(3)


def test_the_best_or_any_other_fills_the_recipe(opened: Studio, qtbot: QtBot) -> None:
    write_search(opened, some())
    dialog = look(opened, qtbot)
    dialog.use_best.click()
    assert opened.project.recipe.model.dropout == DROPOUTS[3]
    assert not dialog.use_best.isEnabled()  # it is in force
    dialog.table.choose(2)
    assert dialog.use.isVisibleTo(dialog)
    dialog.use.click()
    assert opened.project.recipe.model.dropout == DROPOUTS[1]
    opened.project.undo()
    assert opened.project.recipe.model.dropout == DROPOUTS[3]


def test_a_trial_leads_to_its_run_unless_that_was_deleted(
    opened: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    run = write_run(project.runs, opened.project.recipe, images_folder)
    write_search(opened, [finished(1, 0.1, 0.7, run=run.name), finished(2, 0.2, 0.6, run="gone")])
    dialog = look(opened, qtbot)
    dialog.table.choose(2)
    assert not dialog.show_run.isVisibleTo(dialog)
    assert dialog.table.cell(2, "Note") == "Its run was deleted."
    dialog.table.choose(1)
    dialog.show_run.click()
    qtbot.waitUntil(lambda: opened.run.state.run == str(run), timeout=5000)
    assert opened.window.pages.current_key == "train"


def test_a_mark_on_an_axis_filters_the_trials(opened: Studio, qtbot: QtBot) -> None:
    write_search(opened, some())
    dialog = look(opened, qtbot)
    plot = dialog.charts.plot
    assert len(plot.lines) == 4
    QTest.keyClick(plot, Qt.Key.Key_Right)  # to the axis of the accuracy
    QTest.keyClick(plot, Qt.Key.Key_Space)  # its upper half
    assert plot.passing == {3, 4}
    assert dialog.table.numbers == [3, 4]
    assert "2 of 4" in dialog.charts.clear_marks.text()
    dialog.charts.clear_marks.click()
    assert dialog.table.numbers == [1, 2, 3, 4]


def test_importance_is_asked_of_the_engine_when_there_are_enough_trials(
    opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    dropouts = (*DROPOUTS, *DROPOUTS)
    trials = [finished(at + 1, dropouts[at], 0.6 + 0.01 * at) for at in range(LEAST_TRIALS)]
    folder = write_search(opened, trials[:-1])
    dialog = look(opened, qtbot)
    dialog.charts.view.choice_chosen.emit("weights")
    weights = dialog.charts.weights
    assert f"there are {LEAST_TRIALS - 1}" in weights.text()
    assert not any(isinstance(one, messages.WeighFields) for one in engine.sent)
    folder.write(trials[-1])
    opened.search.refresh()
    qtbot.waitUntil(
        lambda: any(isinstance(one, messages.WeighFields) for one in engine.sent), timeout=5000
    )
    asked = engine.last(messages.WeighFields)
    assert asked.search == str(folder.path)
    reason = say("The engine stopped unexpectedly.")
    engine.tell(messages.Failed(asked.request, messages.FailureKind.WORK, reason))
    assert weights.text() == str(reason)
    dialog.charts.view.choice_chosen.emit("curves")
    dialog.charts.view.choice_chosen.emit("weights")  # seen again, it asks the next engine
    first, asked = asked, engine.last(messages.WeighFields)
    assert asked.request != first.request
    assert weights.text() != str(reason)
    engine.tell(messages.FieldsWeighed(asked.request, LEAST_TRIALS, {"model.dropout": 1.0}))
    (bar,) = weights.bars
    assert (bar.value(), bar.share()) == (f"100{GLUE}%", 1.0)
    assert f"{LEAST_TRIALS} trials" in weights.text()


def is_shown(studio: Studio, folder: SearchFolder) -> bool:
    search = studio.search
    return search.chosen == str(folder.path) and search.standing is not None


def test_another_search_is_chosen_and_damage_is_said(opened: Studio, qtbot: QtBot) -> None:
    first = write_search(opened, some(2))
    second = write_search(opened, [failed(1, 0.1, "Out of memory.")])
    dialog = look(opened, qtbot)
    for folder in (first, second):
        dialog.list.choose(str(folder.path))
        qtbot.waitUntil(lambda: is_shown(opened, folder), timeout=5000)  # noqa: B023
        assert dialog.table.numbers == [one.number for one in folder.trials()]
    assert not dialog.use_best.isVisibleTo(dialog)  # all failed
    assert dialog.head.note.text().endswith("Trial 1: Out of memory.")
    (second.path / "trials" / "0001.json").write_text("{")
    opened.search.refresh()
    qtbot.waitUntil(lambda: "0001.json" in dialog.head.note.text(), timeout=5000)
    assert dialog.head.note.isVisibleTo(dialog)


def test_closing_the_window_asks_about_a_search(
    opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    folder = write_search(opened, some(2))
    opened.search.begin(planned(opened))
    engine.begin_search(folder.path)
    opened.window.close()
    asking = opened.window._closing
    assert asking is not None
    assert opened.window.isVisible()
    assert not asking.stop.isVisibleTo(asking)
    asking.pause.click()
    assert engine.sent[-1] == messages.Cancel(engine.searching)
    assert opened.window.isVisible()
    engine.end_search(folder.path, is_over=False)
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=5000)


def test_what_was_skipped_is_a_row_without_a_result(opened: Studio, qtbot: QtBot) -> None:
    skipped = Trial(
        number=2, values={"model.dropout": 0.2}, asked=3, state=TrialState.SKIPPED, ended=4, run="x"
    )
    write_search(opened, [*some(1), skipped])
    dialog = look(opened, qtbot)
    assert dialog.table.cell(2, "State") == "Skipped"
    dialog.table.choose(2)
    assert not dialog.skip.isVisibleTo(dialog)
    first, second = dialog.charts.plot.lines
    assert (first.key, second.key) == (1, 2)
    assert "1 skipped" in dialog.head.facts()


def test_many_fields_that_vary_are_seen_without_scrolling(opened: Studio, qtbot: QtBot) -> None:
    vary: dict[str, Span | tuple[str | int, ...]] = {
        "model.dropout": Span(low=0.0, high=0.8),
        "model.label_smoothing": Span(low=0.0, high=0.2),
        "stage.learning_rate": Span(low=1e-4, high=1e-2),
        "stage.optimizer": ("adam", "sgd", "rmsprop"),
        "data.batch_size": (16, 32, 64),
    }
    values = {
        "model.dropout": 0.35,
        "model.label_smoothing": 0.15,
        "stage.learning_rate": 2.5e-4,
        "stage.optimizer": "rmsprop",
        "data.batch_size": 64,
    }
    recipe = replace(opened.project.recipe, search=Search(vary=vary))
    trials = [replace(finished(1, 0.35, 0.8), values=values)]
    trials.append(replace(failed(2, 0.35, "Out of memory."), values=values))
    write_search(opened, trials, recipe)
    dialog = look(opened, qtbot)
    header = dialog.table.horizontalHeader()
    qtbot.waitUntil(lambda: header.count() == 10, timeout=5000)
    qtbot.waitUntil(lambda: dialog.table.viewport().width() > 700, timeout=5000)
    assert header.length() <= dialog.table.viewport().width()
    assert dialog.table.horizontalScrollBar().maximum() == 0
