"""Pages made ready while nobody waits for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_window import shown_window

from studio.app import Studio
from studio.ui.pages.table import PAGES


@pytest.fixture
def studio(qapp: QApplication, engine: FakeEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine, warms_up=True) as made:
        yield made


def built(studio: Studio) -> set[str]:
    return {spec.key for spec in PAGES if studio.window.pages.page(spec.key) is not None}


def test_every_page_is_built_soon_and_none_is_shown(studio: Studio, qtbot: QtBot) -> None:
    studio.window.first_painted.emit()
    qtbot.waitUntil(lambda: studio.warm_up.is_done, timeout=20_000)
    assert built(studio) == {spec.key for spec in PAGES}
    assert studio.window.pages.current_key == "start"


def test_pages_made_ready_follow_the_project(
    studio: Studio, qtbot: QtBot, images_folder: Path
) -> None:
    studio.window.first_painted.emit()
    qtbot.waitUntil(lambda: studio.warm_up.is_done, timeout=20_000)
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    studio.window.show_page("model")
    page = studio.window.pages.page("model")
    assert page is not None
    assert "LeNet-5" in page.facts


def test_nothing_is_built_while_a_training_is_under_way(
    studio: Studio, engine: FakeEngine, qtbot: QtBot, images_folder: Path
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    studio.run.train(studio.project.recipe, project)
    engine.begin_run(project.runs / "one")
    before = built(studio)
    studio.window.first_painted.emit()
    qtbot.wait(500)
    assert built(studio) == before
    engine.end_run(project.runs / "one")
    qtbot.waitUntil(lambda: studio.warm_up.is_done, timeout=20_000)
