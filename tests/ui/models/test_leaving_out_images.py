"""Leaving images out by their paths below the image folder, as a run knows them."""

from pathlib import Path

from project_models import Models

from studio.ui.models.leaving_out import LeavingOut


def test_images_of_a_run_are_left_out_and_brought_back(opened: Models, images_folder: Path) -> None:
    leaving = LeavingOut(opened.project, opened.images)

    def excluded() -> list[str]:
        return list(opened.project.recipe.data.exclude)

    leaving.leave_out_paths(("red/00.png", "blue/[01].png"))
    assert excluded() == ["red/00.png", "blue/[[]01].png"]
    assert leaving.is_left_out("red/00.png")
    assert leaving.is_left_out("blue/[01].png")
    assert not leaving.is_left_out("blue/01.png")
    opened.project.undo_stack.undo()
    assert excluded() == []
    opened.project.undo_stack.redo()
    leaving.bring_back_paths(("blue/[01].png",))
    assert excluded() == ["red/00.png"]
    assert (images_folder / "red" / "00.png").exists()
