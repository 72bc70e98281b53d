"""A search of the open project: begun, watched, paused, lost; and what it keeps from happening."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot
from search_on_disk import failed, finished, planned, write_search

from studio.app import Studio
from studio.core.base.sentences import Sentence, say
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial
from studio.core.wire import messages
from studio.ui.models.adopted_recipe import adopt_trial, obstacle_to_trial
from studio.ui.models.obstacles import obstacle
from studio.ui.models.project_search import SEARCH_RUNS, TRAINING_RUNS


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Studio:
    """The window, in place of the models alone, with a project of the tiny images."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    return studio


@pytest.fixture
def folder(opened: Studio) -> SearchFolder:
    return write_search(opened, [finished(1, 0.1, 0.7), finished(2, 0.3, 0.9)])


def status(studio: Studio) -> str:
    return studio.search.status.value


def begin(studio: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot) -> None:
    studio.search.begin(planned(studio), 2)
    engine.begin_search(folder.path)
    qtbot.waitUntil(lambda: studio.search.progress is not None, timeout=5000)


def test_a_search_is_asked_of_the_engine_and_watched(
    opened: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot
) -> None:
    search, recipe = opened.search, planned(opened)
    project = opened.project.project
    assert project is not None
    search.begin(recipe, 2)
    assert status(opened) == "starting"
    asked = engine.last(messages.BeginSearch)
    expected = (recipe, str(project.folder), str(project.runs), 2)
    assert (asked.recipe, asked.project, asked.runs, asked.parallel) == expected
    engine.begin_search(folder.path)
    assert (status(opened), search.folder) == ("running", str(folder.path))
    qtbot.waitUntil(lambda: search.standing is not None, timeout=5000)
    assert search.is_chosen_active
    assert search.standing is not None
    assert search.standing.best is not None
    assert search.standing.best.number == 2
    folder.write(Trial(number=3, values={"model.dropout": 0.5}, asked=5))
    engine.change_trial(3)
    engine.tell(messages.TrialProgressed(engine.searching, 3, 2, 4, 30.0))
    qtbot.waitUntil(lambda: search.progress is not None and len(search.at_work) == 1, timeout=5000)
    found = search.progress
    assert found is not None
    assert (found.done, found.count) == (2, 6)
    folder.write(finished(3, 0.5, 0.95, asked=5))
    engine.change_trial(3)
    qtbot.waitUntil(lambda: not search.at_work, timeout=5000)
    engine.end_search(folder.path)
    assert status(opened) == "idle"
    assert search.is_chosen_over


def test_neither_a_training_nor_another_project_beside_a_search(
    opened: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot
) -> None:
    begin(opened, engine, folder, qtbot)
    for key in ("train", "search", "resume", "new", "open", "close"):
        assert obstacle(key, opened.context) == SEARCH_RUNS
    assert obstacle("show", opened.context) is None
    assert opened.window.menus.action("pause").isEnabled()
    told: list[Sentence] = []
    opened.run.failed.connect(told.append)
    opened.search.failed.connect(told.append)
    project = opened.project.project
    assert project is not None
    opened.run.train(opened.project.recipe, project)
    opened.search.begin(planned(opened))
    assert told == [SEARCH_RUNS, SEARCH_RUNS]
    assert not any(isinstance(one, messages.Train) for one in engine.sent)
    opened.project.close()
    assert opened.project.project is project
    engine.end_search(folder.path, is_over=False)
    assert obstacle("train", opened.context) is None
    assert not opened.search.is_chosen_over
    opened.project.close()
    assert opened.project.project is None
    assert opened.search.chosen == ""


def test_no_search_beside_a_training(
    opened: Studio, engine: FakeEngine, folder: SearchFolder
) -> None:
    told: list[Sentence] = []
    opened.search.failed.connect(told.append)
    project = opened.project.project
    assert project is not None
    opened.run.train(opened.project.recipe, project)
    opened.search.resume(str(folder.path))
    assert told == [TRAINING_RUNS]
    assert not opened.search.is_active


def test_it_is_paused_and_resumed(
    opened: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot
) -> None:
    begin(opened, engine, folder, qtbot)
    number = engine.searching
    opened.search.end()
    assert status(opened) == "ending"
    assert isinstance(engine.sent[-1], messages.EndSearch)
    opened.window.menus.action("pause").trigger()
    assert status(opened) == "pausing"
    assert not opened.window.menus.action("pause").isEnabled()
    assert engine.last(messages.Cancel) == messages.Cancel(number)
    engine.end_search(folder.path, is_over=False)
    assert status(opened) == "idle"
    opened.search.resume(str(folder.path), 3)
    asked = engine.last(messages.ResumeSearch)
    assert (asked.search, asked.parallel) == (str(folder.path), 3)


def test_the_cluster_of_the_settings_trains_the_trials(
    opened: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot
) -> None:
    opened.settings.change(cluster="lab-1:6379")
    begin(opened, engine, folder, qtbot)
    asked = engine.last(messages.BeginSearch)
    assert (asked.cluster, asked.parallel) == ("lab-1:6379", 0)
    engine.tell(messages.TrialProgressed(engine.searching, 3, 2, 4, 30.0))
    assert opened.search.progress is not None
    engine.end_search(folder.path, is_over=False)
    opened.search.resume(str(folder.path), 3)
    again = engine.last(messages.ResumeSearch)
    assert (again.cluster, again.parallel) == ("lab-1:6379", 0)
    engine.end_search(folder.path, is_over=False)
    opened.settings.change(cluster="")
    opened.search.resume(str(folder.path), 3)
    here = engine.last(messages.ResumeSearch)
    assert (here.cluster, here.parallel) == ("", 3)


def test_an_engine_that_dies_leaves_a_search_that_can_be_resumed(
    opened: Studio, engine: FakeEngine, folder: SearchFolder, qtbot: QtBot
) -> None:
    begin(opened, engine, folder, qtbot)
    engine.lose(say("Killed."))
    assert not opened.search.is_active
    assert (opened.search.failure, opened.search.interrupted) == (
        say("Killed."),
        str(folder.path),
    )
    notice = opened.window.notices.banner("search")
    assert notice is not None
    assert "Killed." in notice.text()
    assert opened.window.notices.banner("engine") is None  # said once
    notice.action_chosen.emit()
    assert status(opened) == "starting"
    assert engine.last(messages.ResumeSearch).search == str(folder.path)


def test_what_the_engine_refuses_is_said_and_nothing_stays_blocked(
    opened: Studio, engine: FakeEngine
) -> None:
    told: list[Sentence] = []
    opened.search.failed.connect(told.append)
    opened.search.begin(opened.project.recipe)
    reason = say("The recipe varies nothing.")
    engine.tell(messages.Failed(engine.searching, messages.FailureKind.INPUT, reason))
    assert told == [reason]
    assert opened.search.interrupted == ""
    assert obstacle("train", opened.context) is None


def test_the_values_of_a_trial_become_one_step_of_the_recipe(
    opened: Studio, folder: SearchFolder, qtbot: QtBot
) -> None:
    search, before = opened.search, opened.project.recipe
    search.choose(str(folder.path))
    qtbot.waitUntil(lambda: search.standing is not None, timeout=5000)
    assert search.standing is not None
    best = search.standing.best
    assert best is not None
    project = opened.project
    assert obstacle_to_trial(project, search.standing, best) is None
    adopt_trial(project, search.standing, best)
    expected = msgspec.structs.replace(
        before, model=msgspec.structs.replace(before.model, dropout=0.3)
    )
    assert opened.project.recipe == expected
    assert "already" in str(obstacle_to_trial(project, search.standing, best))
    opened.project.undo()
    assert opened.project.recipe == before


def test_a_skip_is_left_in_the_folder_for_whoever_trains(
    opened: Studio, folder: SearchFolder, qtbot: QtBot
) -> None:
    folder.write(Trial(number=3, values={"model.dropout": 0.5}, asked=5))
    opened.search.choose(str(folder.path))
    opened.search.skip(3)
    opened.search.wait()
    assert folder.is_skip_asked(3)


def test_searches_of_others_are_listed_and_damage_is_said(
    opened: Studio, folder: SearchFolder, qtbot: QtBot
) -> None:
    search = opened.search
    other = write_search(opened, [failed(1, 0.1, "Out of memory.")])
    with folder.held():
        search.choose(str(folder.path))
        qtbot.waitUntil(lambda: search.is_chosen_elsewhere, timeout=5000)
        assert {one.path for one in search.kept} == {str(folder.path), str(other.path)}
    search.refresh()
    qtbot.waitUntil(lambda: not search.is_chosen_elsewhere, timeout=5000)
    (folder.path / "search.toml").write_text("version = 1")
    search.refresh()
    qtbot.waitUntil(lambda: search.damage is not None, timeout=5000)
    assert search.standing is None
