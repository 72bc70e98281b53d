"""The open project: its recipe with undo, and its file."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from msgspec.structs import replace
from project_models import Models, with_data
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import Sentence, say
from studio.core.recipes import recipe as recipes
from studio.core.recipes import stage_edits
from studio.core.recipes.recipe import Augment, Recipe, Stage
from studio.core.recipes.search_marks import marks_of
from studio.core.recipes.search_table import Span
from studio.ui.models.field_edit import plan_search, vary_field


def test_edit_is_saved_undone_and_redone(opened: Models, qtbot: QtBot) -> None:
    before = opened.project.recipe
    edited = with_data(before, batch_size=16)
    opened.project.set_recipe(edited, "batch size")
    assert opened.project.recipe == edited
    project = opened.project.project
    assert project is not None
    qtbot.waitUntil(lambda: project.read() == edited, timeout=5000)
    assert opened.project.undo_stack.undoText() == "batch size"
    opened.project.undo()
    assert opened.project.recipe == before
    opened.project.redo()
    assert opened.project.recipe == edited


def test_edits_of_one_setting_in_a_row_are_one_step(opened: Models) -> None:
    before = opened.project.recipe
    for size, text in ((16, "batch size"), (24, "tamaño del lote"), (48, "batch size")):
        # Words of two languages: it is the field that says what belongs together.
        changed = with_data(opened.project.recipe, batch_size=size)
        opened.project.set_recipe(changed, text, field="data.batch_size")
    opened.project.set_recipe(
        with_data(opened.project.recipe, test=0.2), "batch size", field="data.test"
    )
    assert opened.project.undo_stack.count() == 2
    opened.project.undo()
    opened.project.undo()
    assert opened.project.recipe == before


def test_what_follows_from_an_edit_is_undone_with_it_however_late(
    opened: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = opened.project.recipe, 0.0
    monkeypatch.setattr("studio.ui.models.recipe_edit.monotonic", lambda: now)
    changed = with_data(before, batch_size=16)
    opened.project.set_recipe(changed, "backbone", field="model.project.backbone")
    now = 60.0
    changed = with_data(opened.project.recipe, test=0.2)
    opened.project.set_recipe(
        changed, "backbone", field="model.project.backbone", is_consequence=True
    )
    opened.project.undo()
    assert opened.project.recipe == before


def test_wrong_recipe_is_refused_and_the_right_one_announced(opened: Models, qtbot: QtBot) -> None:
    before = opened.project.recipe
    announced: list[Recipe] = []
    opened.project.recipe_changed.connect(announced.append)
    with qtbot.waitSignal(opened.project.failed):
        opened.project.set_recipe(with_data(before, validation=0.6, test=0.6), "test share")
    assert announced == [before]
    assert opened.project.recipe == before
    assert opened.project.undo_stack.count() == 0


def test_folder_that_cannot_be_written_is_said(
    opened: Models, qtbot: QtBot, tmp_path: Path
) -> None:
    project = opened.project.project
    assert project is not None
    project.folder = tmp_path / "settings.toml" / "inside a file"
    with qtbot.waitSignal(opened.project.failed, timeout=5000):
        opened.project.set_recipe(with_data(opened.project.recipe, batch_size=8), "batch size")


def test_an_edit_that_could_not_be_written_is_written_once_it_can(
    opened: Models, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    said: list[Sentence] = []
    opened.project.failed.connect(said.append)
    opened.project._autosave._retry.setInterval(10)
    hidden = project.folder.with_name("hidden")
    project.folder.rename(hidden)
    project.folder.write_text("no folder")
    opened.project.set_recipe(with_data(opened.project.recipe, batch_size=8), "batch size")
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(100)
    assert len(said) == 1  # of many tries
    project.folder.unlink()
    hidden.rename(project.folder)
    with qtbot.waitSignal(opened.project.recovered):
        pass
    assert project.read().data.batch_size == 8


def test_unsaved_edit_is_written_when_the_window_closes(opened: Models) -> None:
    opened.project.set_recipe(with_data(opened.project.recipe, batch_size=8), "batch size")
    opened.project.wait_until_saved()
    project = opened.project.project
    assert project is not None
    assert project.read().data.batch_size == 8


def test_project_opens_again(
    opened: Models, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    project = opened.project.project
    assert project is not None
    again = Models(tmp_path / "settings.toml", engine)
    again.project.open(project.folder)
    qtbot.waitUntil(lambda: again.images.split is not None, timeout=10_000)
    assert again.project.recipe == opened.project.recipe
    assert again.new_project.suggestion is None


def test_damaged_recipe_is_said(model: Models, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / recipes.FILE_NAME).write_text("name = 3\n")
    with qtbot.waitSignal(model.project.failed) as caught:
        model.project.open(tmp_path / "p")
    assert "name" in str(caught.args[0])
    assert model.project.project is None


def test_held_project_stays_open(opened: Models, images_folder: Path, qtbot: QtBot) -> None:
    before = opened.project.project
    opened.project.hold(say("Busy."))
    said: list[Sentence] = []
    opened.project.failed.connect(said.append)
    opened.new_project.create_from_folder(images_folder)
    opened.new_project.create_from_sample("digits")
    opened.project.close()
    assert opened.project.project is before
    assert [str(sentence) for sentence in said] == ["Busy."] * 3
    opened.project.hold(None)
    opened.project.close()
    assert opened.project.project is None


def test_marks_of_a_search_go_with_an_edit_and_come_back_with_undo(opened: Models) -> None:
    project = opened.project
    two = replace(
        project.recipe, stage=(Stage(name="A"), Stage(name="B", early_stopping=2)), search=None
    )
    project.set_recipe(two, "stages")
    vary_field(project, "stage[1].epochs", Span(low=2, high=4))
    vary_field(project, "stage[1].epochs", Span(low=2, high=6))
    vary_field(project, "augment.mixup", (0.0, 0.2))
    assert project.undo_stack.count() == 3
    marked = project.recipe
    project.set_recipe(stage_edits.remove(marked, 0), "stage removed")
    assert list(marks_of(project.recipe)) == ["stage[0].epochs", "augment.mixup"]
    project.undo()
    assert project.recipe == marked
    dropped: list[list[str]] = []
    project.marks_dropped.connect(dropped.append)
    project.set_recipe(replace(marked, augment=Augment(zoom=0.2, views=2)), "augmentation")
    assert list(marks_of(project.recipe)) == ["stage[1].epochs"]
    assert dropped == [["augment.mixup"]]
    project.undo()
    assert project.recipe == marked
    project.wait_until_saved()
    assert project.project is not None
    assert project.project.read() == marked


def test_a_search_that_cannot_be_is_refused(opened: Models, qtbot: QtBot) -> None:
    project = opened.project
    with qtbot.waitSignal(project.failed):
        vary_field(project, "model.dropout", Span(low=0.5, high=0.1))
    assert project.recipe.search is None
    vary_field(project, "stage[0].epochs", Span(low=2, high=4))
    assert "sets the epochs" in plan_search(project, "method", "hyperband")
    assert plan_search(project, "method", "grid") == ""
    assert marks_of(project.recipe)["stage[0].epochs"] == Span(low=2, high=4, step=1)
    assert plan_search(project, "trials", 5) == ""
    assert project.recipe.search is not None
    assert (project.recipe.search.method, project.recipe.search.trials) == ("grid", 5)
