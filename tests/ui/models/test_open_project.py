"""The open project: its recipe with undo, and its file."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from project_models import Models, with_data
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import Sentence, say
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe


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
