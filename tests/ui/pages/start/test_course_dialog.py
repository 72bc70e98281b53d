"""The examples of the course: what they need, and the projects that they make."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.plan.presets import course_examples, find_preset
from studio.core.samples.write import write_sample
from studio.ui.pages.start import StartPage
from studio.ui.pages.start.course_dialog import CourseDialog, CourseExample


@pytest.fixture
def dialog(studio: Studio) -> CourseDialog:
    page = studio.window.pages.page("start")
    assert isinstance(page, StartPage)
    page.try_card.course.click()
    found = page.findChild(CourseDialog)
    assert isinstance(found, CourseDialog)
    return found


def example(dialog: CourseDialog, key: str) -> CourseExample:
    return next(one for one in dialog.examples if key in one._rows)


def test_every_example_says_what_it_needs(dialog: CourseDialog) -> None:
    assert len(dialog.examples) == len(course_examples())
    assert "needs no pretrained weights" in example(dialog, "course-scratch").needs()
    assert "come with the program" in example(dialog, "course-frozen").needs()
    for one in dialog.examples:
        assert "pixels" in one.needs()
        assert "epochs" in one.needs()


def test_without_the_weights_the_network_of_the_program_is_offered_first(
    dialog: CourseDialog,
) -> None:
    row = example(dialog, "course-vgg16")
    assert row.preset.key == "course-vgg16-offline"
    assert "come with the program" in row.needs()
    row.network.set_choice("course-vgg16")
    row.network.choice_chosen.emit("course-vgg16")
    assert row.preset.key == "course-vgg16"
    assert "downloaded first, about" in row.needs()


def test_one_click_makes_a_project_of_the_sample(
    studio: Studio, dialog: CourseDialog, qtbot: QtBot
) -> None:
    place = studio.settings.projects / "samples" / "creatures"
    write_sample("creatures", place, count=6, size=32)  # what is there is not drawn again
    example(dialog, "course-frozen").make.click()
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.recipe.model == find_preset("course-frozen").recipe.model
    assert studio.project.recipe.stage == find_preset("course-frozen").recipe.stage
    assert studio.new_project.suggestion == find_preset("course-frozen").help


def test_a_folder_of_ones_own_gets_the_recipe_too(
    studio: Studio,
    dialog: CourseDialog,
    images_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(images_folder))
    example(dialog, "course-scratch").on_folder.click()
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.recipe.data.folder == str(images_folder)
    assert studio.project.recipe.name == f"{images_folder.name}: From scratch"
    wanted = find_preset("course-scratch").on(images_folder, classes=3)
    assert studio.project.recipe.model == wanted.model
