"""The folder of projects can be another, and the cache can be emptied."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_images
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base import cache, paths
from studio.ui.pages.settings import SettingsPage
from studio.ui.pages.settings.places_card import PlacesCard


@pytest.fixture
def places(studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[PlacesCard]:
    monkeypatch.delenv("STUDIO_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    (tmp_path / "person").mkdir()
    studio.window.show_page("settings")
    page = studio.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    made = PlacesCard(studio.theme, studio.settings, studio.run, studio.search, page)
    made.show()
    yield made
    made.deleteLater()


def make_project(studio: Studio, images: Path, qtbot: QtBot) -> Path:
    before = studio.project.project
    studio.new_project.create_from_folder(images)
    qtbot.waitUntil(
        lambda: studio.project.project not in (None, before) and studio.images.split is not None,
        timeout=20_000,
    )
    assert studio.project.project is not None
    return studio.project.project.folder


def test_new_projects_go_to_the_chosen_folder_and_old_ones_are_still_found(
    studio: Studio, places: PlacesCard, images_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make_project(studio, images_folder, qtbot)
    assert first.parent == tmp_path / "person" / "Afina Studio"
    elsewhere = tmp_path / "disk"
    moved = elsewhere / "moved-by-hand"
    moved.mkdir(parents=True)
    (moved / "recipe.toml").write_bytes((first / "recipe.toml").read_bytes())
    studio.settings.remove_recent(str(first))
    places.use_projects(elsewhere)
    assert studio.settings.projects == elsewhere
    assert set(studio.settings.value.recent) == {str(first), str(moved)}
    others = tiny_images.make_images(tmp_path / "others")
    assert make_project(studio, others, qtbot).parent == elsewhere


def test_a_folder_that_cannot_be_written_is_refused(
    studio: Studio, places: PlacesCard, tmp_path: Path
) -> None:
    places.use_projects(tmp_path / "nowhere")
    assert studio.settings.value.projects == ""
    assert "nowhere" in studio.window.toast.text()


def test_the_variable_comes_first(studio: Studio) -> None:
    studio.window.show_page("settings")
    page = studio.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    assert not page.places.change.isEnabled()
    assert "STUDIO_HOME" in page.places.change.toolTip()


def test_the_cache_is_emptied_and_says_how_much_that_was(
    studio: Studio, places: PlacesCard, qtbot: QtBot
) -> None:
    kept = paths.weights() / "vgg.h5"
    waste = paths.cache() / "pixels" / "one.npy"
    for file in (kept, waste):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 3_000_000)
    places.measure()
    qtbot.waitUntil(lambda: "MB" in places.empty.text())
    QTest.mouseClick(places.empty, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "freed" in studio.window.toast.text())
    assert "MB" in studio.window.toast.text()
    assert kept.exists()
    assert not waste.exists()
    qtbot.waitUntil(lambda: "MB" not in places.empty.text())
    assert places.empty.toolTip() == "The cache is empty."


def test_the_cache_is_never_emptied_while_a_run_needs_it(
    studio: Studio,
    engine: FakeEngine,
    places: PlacesCard,
    images_folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    make_project(studio, images_folder, qtbot)
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    engine.begin_run(tmp_path / "run")
    assert not places.empty.isEnabled()
    assert places.empty.toolTip()
    engine.end_run(tmp_path / "run")
    waste = paths.cache() / "pixels" / "one.npy"
    waste.parent.mkdir(parents=True, exist_ok=True)
    waste.write_bytes(b"x")
    places.measure()
    qtbot.waitUntil(places.empty.isEnabled)
    with cache.in_use():  # as another window's engine does
        QTest.mouseClick(places.empty, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "in use" in studio.window.toast.text())
    assert waste.exists()
    assert places.empty.isEnabled()
