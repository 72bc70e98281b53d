"""What a scan found and the split that follows."""

from pathlib import Path

import tiny_images
from msgspec.structs import replace
from project_models import Models, with_data
from pytestqt.qtbot import QtBot

from studio.core.recipes.left_out import with_left_out
from studio.core.recipes.recipe import Stage


def test_split_follows_the_recipe(opened: Models, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.images.split_changed, timeout=5000):
        opened.project.set_recipe(
            with_data(opened.project.recipe, limit_per_class=4), "images a class"
        )
    assert opened.images.split is not None
    total = sum(len(opened.images.split.part(part)) for part in ("train", "validation", "test"))
    assert total == 12


def test_what_is_left_out_comes_into_no_part_and_can_be_undone(
    opened: Models, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: opened.images.split is not None, timeout=5000)
    everything, classes = sum(opened.images.class_counts), len(opened.images.class_counts)
    opened.project.set_recipe(with_left_out(opened.project.recipe, ["red/00.png"]), "left out")
    qtbot.waitUntil(lambda: sum(opened.images.class_counts) == everything - 1, timeout=5000)
    opened.project.set_recipe(with_left_out(opened.project.recipe, ["blue"]), "class left out")
    qtbot.waitUntil(lambda: len(opened.images.class_counts) == classes - 1, timeout=5000)
    assert opened.images.dataset is not None
    assert opened.images.dataset.classes == ("green", "red")
    assert opened.images.scanned is not None
    assert opened.images.scanned.classes == ("blue", "green", "red")
    opened.project.undo()
    opened.project.undo()
    qtbot.waitUntil(lambda: sum(opened.images.class_counts) == everything, timeout=5000)
    assert opened.project.recipe.data.exclude == ()


def test_classes_are_found_again_where_other_files_lie_beside_their_folders(
    model: Models, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tiny_images.make_images(tmp_path / "shapes")
    (folder / "license.pdf").write_bytes(b"no image")
    model.new_project.create_from_folder(folder)
    images, project = model.images, model.project
    qtbot.waitUntil(lambda: images.split is not None)
    before = project.recipe
    stage = (Stage(epochs=1),)
    project.set_recipe(replace(before, task="autoencode", stage=stage), "task")
    qtbot.waitUntil(lambda: images.busy is None and images.split is not None)
    project.undo()
    qtbot.waitUntil(lambda: images.busy is None and images.split is not None)
    assert images.dataset is not None
    assert images.dataset.classes == ("blue", "green", "red")
    assert images.problem is None
