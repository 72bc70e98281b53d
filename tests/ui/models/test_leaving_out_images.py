"""Leaving images out by their paths below the image folder, as a run knows them."""

from pathlib import Path

from project_models import Models
from pytestqt.qtbot import QtBot

from studio.ui.models.leaving_out import LeavingOut


def test_images_of_a_run_are_left_out_and_brought_back(
    model: Models, images_folder: Path, qtbot: QtBot
) -> None:
    model.new_project.create_from_folder(images_folder)
    leaving = LeavingOut(model.project, model.images)
    leaving.leave_out_paths(("red/00.png", "blue/[01].png"))
    assert model.project.recipe.data.exclude == ("red/00.png", "blue/[[]01].png")
    assert leaving.is_left_out("red/00.png")
    assert leaving.is_left_out("blue/[01].png")
    assert not leaving.is_left_out("blue/01.png")
    model.project.undo_stack.undo()
    assert model.project.recipe.data.exclude == ()
    model.project.undo_stack.redo()
    leaving.bring_back_paths(("blue/[01].png",))
    assert model.project.recipe.data.exclude == ("red/00.png",)
    assert (images_folder / "red" / "00.png").exists()
