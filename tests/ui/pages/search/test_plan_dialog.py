"""A search is planned in the window: its fields, method and cost, and why it cannot begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.projects.project_lock import ProjectLock
from studio.core.recipes.recipe import Stage
from studio.core.recipes.search_marks import marks_of, with_mark
from studio.core.recipes.search_table import Span
from studio.core.wire.messages import BeginSearch
from studio.ui.editors import VaryPopup
from studio.ui.models.field_edit import vary_field
from studio.ui.pages.search.plan_dialog import PlanSearchDialog
from studio.ui.pages.search.search_dialog import SearchDialog


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Studio:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("train")
    return studio


@pytest.fixture
def dialog(opened: Studio) -> PlanSearchDialog:
    opened.window.menus.action("plan_search").trigger()
    found = opened.window.findChild(PlanSearchDialog)
    assert isinstance(found, PlanSearchDialog)
    return found


def close_popup(dialog: PlanSearchDialog) -> VaryPopup:
    popup = dialog.findChild(VaryPopup)
    assert isinstance(popup, VaryPopup)
    popup.close()
    return popup


def test_without_a_field_nothing_begins_and_the_way_on_is_said(dialog: PlanSearchDialog) -> None:
    assert dialog.fields.paths() == ()
    assert not dialog.start.isEnabled()
    assert dialog.state() == "Add a field that varies first."
    titles = dict(dialog.fields.choices())
    assert titles["model.dropout"] == "Dropout"
    assert titles["stage[0].learning_rate"] == "Learning rate"
    assert titles["model.backbone"] == "Backbone"
    assert "autoencoder.code" not in titles
    assert "seed" not in titles


def test_fields_are_added_changed_and_removed_here_as_well(
    dialog: PlanSearchDialog, opened: Studio
) -> None:
    dialog.fields.vary("model.dropout")
    assert close_popup(dialog).form.path == "model.dropout"
    row = dialog.fields.row("model.dropout")
    assert row.text().startswith("0\N{NO-BREAK SPACE}%")
    assert dialog.start.isEnabled()
    assert dialog.state() == ""
    vary_field(opened.project, "model.dropout", Span(low=0.1, high=0.3, step=0.1))
    assert "30" in row.text()
    vary_field(opened.project, "stage[0].learning_rate", Span(low=1e-4, high=1e-2))
    assert dialog.fields.paths() == ("model.dropout", "stage[0].learning_rate")
    dialog.fields.row("model.dropout").remove.click()
    assert list(marks_of(opened.project.recipe)) == ["stage[0].learning_rate"]
    opened.project.undo()
    assert dialog.fields.paths() == ("model.dropout", "stage[0].learning_rate")


def test_the_cost_is_said_before(dialog: PlanSearchDialog, opened: Studio) -> None:
    stage = replace(opened.project.recipe.stage[0], epochs=9)
    opened.project.set_recipe(replace(opened.project.recipe, stage=(stage,)), "stages")
    vary_field(opened.project, "model.dropout", Span(low=0.0, high=0.2, step=0.1))
    assert dialog.cost().startswith("3 trials · 27 epochs in all · about ")
    vary_field(opened.project, "stage[0].epochs", (3, 12))
    assert dialog.cost().startswith("6 trials · 72 epochs in all · about ")
    dialog.method.edited.emit("method", "grid")
    assert dialog.method.plan() == "3 × 2 = 6 combinations"
    dialog.method.edited.emit("trials", 4)
    assert dialog.cost().startswith("4 trials · 48 epochs in all")
    vary_field(opened.project, "stage[0].epochs", None)
    dialog.method.edited.emit("trials", 0)
    dialog.method.edited.emit("method", "hyperband")
    assert dialog.method.plan().splitlines() == [
        "Bracket 1: 9 trials of 1 epoch → 3 of 3 → 1 of 9",
        "Bracket 2: 5 trials of 3 epochs → 2 of 9",
        "Bracket 3: 3 trials of 9 epochs",
    ]


def test_a_method_that_the_fields_forbid_says_why_and_is_not_taken(
    dialog: PlanSearchDialog, opened: Studio
) -> None:
    vary_field(opened.project, "stage[0].epochs", Span(low=2, high=8))
    dialog.method.edited.emit("method", "hyperband")
    assert "sets the epochs" in dialog.method.problem()
    assert dialog.method.method.value() == "random"
    dialog.method.edited.emit("method", "bayesian")
    assert dialog.method.problem() == ""


def test_start_begins_what_was_planned(
    dialog: PlanSearchDialog, opened: Studio, engine: FakeEngine, qtbot: QtBot
) -> None:
    vary_field(opened.project, "model.dropout", (0.1, 0.2))
    dialog.at_once.set_value(2)
    recipe = opened.project.recipe
    with qtbot.waitSignal(dialog.begun):
        dialog.start.click()
    sent = engine.last(BeginSearch)
    assert (sent.recipe, sent.parallel) == (recipe, 2)
    assert opened.search.is_active


def test_what_keeps_it_from_beginning_is_said(
    dialog: PlanSearchDialog, opened: Studio, qtbot: QtBot
) -> None:
    project = opened.project
    vary_field(project, "model.dropout", (0.1, 0.2))
    data = replace(project.recipe.data, validation=0.0)
    project.set_recipe(replace(project.recipe, data=data), "share")
    qtbot.waitUntil(lambda: "validation" in dialog.state(), timeout=5000)
    assert not dialog.start.isEnabled()
    project.undo()
    qtbot.waitUntil(lambda: dialog.state() == "", timeout=5000)
    assert project.project is not None
    opened.run.train(project.recipe, project.project)
    assert dialog.state().startswith("A training is running")
    sent = opened.run.recipe
    assert sent is not None
    assert sent.search is None  # a training has none


def test_there_is_one_plan_and_the_results_lead_to_it(
    dialog: PlanSearchDialog, opened: Studio
) -> None:
    opened.window.menus.action("searches").trigger()
    results = opened.window.findChild(SearchDialog)
    assert isinstance(results, SearchDialog)
    results.empty.action_chosen.emit()
    assert opened.window.findChildren(PlanSearchDialog) == [dialog]


def test_a_name_leads_to_the_field(dialog: PlanSearchDialog, opened: Studio, qtbot: QtBot) -> None:
    two = (Stage(name="A"), Stage(name="B"))
    opened.project.set_recipe(replace(opened.project.recipe, stage=two), "stages")
    vary_field(opened.project, "stage[1].epochs", (2, 4))
    vary_field(opened.project, "data.batch_size", (16, 32))
    dialog.fields.row("stage[1].epochs").name.click()
    assert opened.window.pages.current_key == "model"
    qtbot.waitUntil(
        lambda: getattr(opened.window.focusWidget(), "objectName", str)() == "stage.epochs",
        timeout=5000,
    )
    dialog.fields.row("data.batch_size").name.click()
    assert opened.window.pages.current_key == "data"


def test_fields_of_a_file_that_no_editor_has_are_shown_and_can_go(
    dialog: PlanSearchDialog, opened: Studio
) -> None:
    recipe = opened.project.recipe
    marked = with_mark(recipe, "stage[0].train", (["head"], ["all"]))
    marked = with_mark(marked, "precision", ("float32", "mixed"))
    opened.project.set_recipe(marked, "file")
    row = dialog.fields.row("stage[0].train")
    assert row.text() == "head, all"
    assert not row.change.isEnabled()
    assert not row.name.isEnabled()
    assert dialog.fields.row("precision").change.isEnabled()
    row.remove.click()
    assert dialog.fields.paths() == ("precision",)


def test_a_read_only_project_can_be_looked_at(opened: Studio, qtbot: QtBot) -> None:
    vary_field(opened.project, "model.dropout", (0.1, 0.2))
    project = opened.project.project
    assert project is not None
    opened.project.wait_until_saved()
    opened.project.close()
    opened.project.keeper.wait()
    other = ProjectLock(project.folder)
    assert other.take() is None
    opened.project.open(project.folder)
    qtbot.waitUntil(lambda: opened.project.read_only is not None, timeout=5000)
    opened.window.menus.action("plan_search").trigger()
    dialog = opened.window.findChild(PlanSearchDialog)
    assert isinstance(dialog, PlanSearchDialog)
    assert dialog.fields.paths() == ("model.dropout",)
    assert not dialog.fields.add.isEnabled()
    assert not dialog.start.isEnabled()
    assert dialog.state()
    other.release()


def test_a_cluster_decides_how_many_train_at_once(
    dialog: PlanSearchDialog, opened: Studio, engine: FakeEngine
) -> None:
    vary_field(opened.project, "model.dropout", Span(low=0.0, high=0.2, step=0.1))
    assert not dialog.at_once.isHidden()
    assert dialog.place() == ""
    opened.settings.change(cluster="lab-1:6379")
    assert not dialog.at_once.isVisibleTo(dialog)
    assert "lab-1:6379" in dialog.place()
    dialog.start.click()
    asked = engine.last(BeginSearch)
    assert (asked.cluster, asked.parallel) == ("lab-1:6379", 0)
