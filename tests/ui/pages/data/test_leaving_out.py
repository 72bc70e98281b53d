"""Leaving images and classes out, bringing them back, and what is said about copies."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.ui.dialogs.twin_dialog import TwinDialog
from studio.ui.pages.data import DataPage
from studio.ui.pages.data.gallery_pictures import ALL, COPIES, LEFT_OUT
from studio.ui.pages.model import ModelPage


@pytest.fixture
def folder(images_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(images_folder, tmp_path / "pictures"))


def opened(studio: Studio, folder: Path, qtbot: QtBot) -> DataPage:
    studio.new_project.create_from_folder(folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    page = studio.window.pages.page("data")
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: bool(page.gallery.browser.grid.pictures()), timeout=5000)
    return page


def files(page: DataPage, view: str) -> list[str]:
    return [Path(one.path).name for one in page.gallery._listed.views.get(view, [])]


def test_delete_leaves_the_chosen_image_out_and_brings_it_back(
    studio: Studio, folder: Path, qtbot: QtBot
) -> None:
    page = opened(studio, folder, qtbot)
    before = sorted(path.name for path in folder.rglob("*") if path.is_file())
    grid = page.gallery.browser.grid
    page.gallery.show_class("red")
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.view.model().index(0, 0))
    QTest.keyClick(grid.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(files(page, LEFT_OUT)) == 1, timeout=5000)
    assert len(files(page, ALL)) == 35
    assert page.gallery.browser.shown_class() == "red"
    assert page.left_out.patterns() == studio.project.recipe.data.exclude
    assert not page.left_out.isHidden()
    assert page.facts.startswith("35 of 36")
    page.left_out.show_pictures.click()
    assert page.gallery.parts.choice() == LEFT_OUT
    grid.view.setCurrentIndex(grid.view.model().index(0, 0))
    menu = grid.make_menu(0)
    next(one for one in menu.actions() if one.text() == "Restore").trigger()
    qtbot.waitUntil(lambda: len(files(page, ALL)) == 36, timeout=5000)
    assert studio.project.recipe.data.exclude == ()
    assert page.left_out.isHidden()
    assert page.gallery.parts.choice() == ALL
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == before


def test_class_is_left_out_by_its_bar_and_undone(
    studio: Studio, folder: Path, qtbot: QtBot
) -> None:
    page = opened(studio, folder, qtbot)
    page.classes.set_current("green")
    QTest.keyClick(page.classes, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.classes.classes()) == 2, timeout=5000)
    assert [row.name for row in page.classes.classes()] == ["blue", "red"]
    assert page.facts == "24 images in 2 classes"
    qtbot.waitUntil(lambda: len(files(page, LEFT_OUT)) == 12, timeout=5000)
    page.left_out.back_buttons()[0].click()
    qtbot.waitUntil(lambda: len(page.classes.classes()) == 3, timeout=5000)
    index = page.classes.model().index(0, 0)
    menu = page.classes.make_menu(index)
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: len(page.classes.classes()) == 2, timeout=5000)
    menu.close()
    studio.project.undo()
    qtbot.waitUntil(lambda: len(page.classes.classes()) == 3, timeout=5000)


def test_class_of_one_image_has_a_button_that_leaves_it_out(
    studio: Studio, folder: Path, qtbot: QtBot
) -> None:
    for image in sorted((folder / "green").iterdir())[1:]:
        image.unlink()
    page = opened(studio, folder, qtbot)
    assert "green has too few images" in page.problem.text()
    page.problem.action_chosen.emit()
    qtbot.waitUntil(lambda: studio.images.problem is None, timeout=5000)
    assert studio.project.recipe.data.exclude == ("green",)
    assert page.next_button.isEnabled()


def test_imbalance_is_said_on_data_alone(studio: Studio, folder: Path, qtbot: QtBot) -> None:
    for image in sorted((folder / "green").iterdir())[3:]:
        image.unlink()
    page = opened(studio, folder, qtbot)
    studio.window.show_page("model")
    model = studio.window.pages.page("model")
    assert isinstance(model, ModelPage)
    assert "unequal_classes" in [advice.key for advice in page.advice.advice()]
    assert "unequal_classes" not in [advice.key for advice in model.advice.advice()]


def test_copies_are_shown_in_pairs_and_a_wrong_label_is_said(
    studio: Studio, folder: Path, qtbot: QtBot
) -> None:
    shutil.copy(folder / "red" / "00.png", folder / "blue" / "wrong.png")
    shutil.copy(folder / "red" / "01.png", folder / "red" / "again.png")
    page = opened(studio, folder, qtbot)
    assert not page.duplicates.isHidden()
    assert [Path(one.path).name for one in page.duplicates.grid.pictures()] == [
        "wrong.png",
        "00.png",
        "01.png",
        "again.png",
    ]
    (advice,) = [one for one in page.advice.advice() if one.key == "copies_across_classes"]
    assert "blue/wrong.png and red/00.png" in str(advice.sentence)
    page.duplicates.show_all.click()
    assert page.gallery.parts.choice() == COPIES
    assert page.gallery.browser.grid.shown_count() == 4
    page._leaving.leave_out_images((str(folder / "blue" / "wrong.png"),))
    qtbot.waitUntil(lambda: len(files(page, COPIES)) == 2, timeout=5000)
    assert not [one for one in page.advice.advice() if one.key == "copies_across_classes"]


def test_leak_that_the_folder_brings_has_a_button(
    studio: Studio, images_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for part in ("train", "validation"):
        for name in ("red", "blue"):
            target = tmp_path / "parts" / part / name
            target.mkdir(parents=True)
            images = sorted((images_folder / name).iterdir())
            for image in images[:8] if part == "train" else images[6:]:
                shutil.copy(image, target)
    page = opened(studio, tmp_path / "parts", qtbot)
    (advice,) = [one for one in page.advice.advice() if one.key == "copies_across_parts"]
    leaked = studio.images.copies.leaked  # all four, but for those drawn for the test
    assert leaked
    assert set(leaked) <= {f"train/{name}/0{at}.png" for name in ("red", "blue") for at in (6, 7)}
    assert f"in validation or test: {len(leaked)}" in str(advice.sentence)
    page.advice.choose_fix("copies_across_parts")
    qtbot.waitUntil(lambda: studio.project.recipe.data.exclude == leaked, timeout=5000)
    qtbot.waitUntil(lambda: not studio.images.copies.leaked, timeout=5000)
    assert "copies_across_parts" not in [one.key for one in page.advice.advice()]


def test_filter_does_not_follow_to_the_next_project(
    studio: Studio, folder: Path, images_folder: Path, qtbot: QtBot
) -> None:
    page = opened(studio, folder, qtbot)
    page.gallery.show_part("validation")
    page.gallery.show_class("red")
    first = studio.project.project
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.project.project is not first, timeout=10_000)
    qtbot.waitUntil(lambda: len(page.gallery.browser.grid.pictures()) == 36, timeout=10_000)
    assert page.gallery.parts.choice() == ALL
    assert page.gallery.browser.shown_class() == ""


def test_folder_opened_twice_offers_the_first_project(
    studio: Studio, folder: Path, qtbot: QtBot
) -> None:
    opened(studio, folder, qtbot)
    first = studio.project.project
    assert first is not None
    studio.project.close()
    studio.new_project.create_from_folder(folder)
    dialog = studio.window.findChild(TwinDialog)
    assert isinstance(dialog, TwinDialog)
    dialog.opening.click()
    qtbot.waitUntil(lambda: studio.project.project is not None, timeout=5000)
    assert studio.project.project is not None
    assert studio.project.project.folder == first.folder
