"""The page Settings: in force at once, and remembered."""

import pytest
from fake_engine import FakeEngine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base import paths
from studio.core.wire.messages import Check
from studio.ui.models.settings import Settings
from studio.ui.pages.settings import SettingsPage
from studio.ui.texts.translation import install_language


@pytest.fixture
def page(studio: Studio) -> SettingsPage:
    studio.window.show_page("settings")
    shown = studio.window.pages.page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


def test_theme_changes_at_once_and_is_remembered(studio: Studio, page: SettingsPage) -> None:
    assert not studio.theme.is_dark
    page.look.scheme.choice_chosen.emit("dark")
    assert studio.theme.is_dark
    studio.settings.wait_until_written()
    assert Settings(paths.settings()).value.theme == "dark"


def test_language_is_remembered(studio: Studio, page: SettingsPage) -> None:
    page.look.language.value_changed.emit("en")
    studio.settings.wait_until_written()
    assert Settings(paths.settings()).value.language == "en"
    assert studio.window.pages.current_key == "settings"


def test_engine_can_be_checked_and_restarted(
    studio: Studio, engine: FakeEngine, page: SettingsPage, qtbot: QtBot
) -> None:
    page.engine.check.click()
    qtbot.waitUntil(lambda: "No GPU" in page.engine.lines.text(), timeout=3000)
    assert isinstance(engine.last(Check), Check)
    starts = engine.starts
    page.engine.restart.click()
    assert engine.starts == starts + 1


def test_engine_is_left_alone_while_it_trains(
    studio: Studio, page: SettingsPage, images_folder: object, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(str(images_folder))
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    project = studio.project.project
    assert project is not None
    studio.run.train(studio.project.recipe, project)
    assert not page.engine.restart.isEnabled()
    assert "Pause or stop it first." in page.engine.restart.toolTip()
    assert not page.engine.check.isEnabled()


def test_motion_is_reduced_at_once_and_stays_so(studio: Studio, page: SettingsPage) -> None:
    assert not studio.settings.value.reduces_motion
    page.look.motion.click()
    assert studio.settings.value.reduces_motion
    assert studio.theme.reduces_motion
    studio.settings.wait_until_written()
    assert Settings(paths.settings()).value.reduces_motion


def test_cards_stand_in_two_columns_where_there_is_room(
    studio: Studio, page: SettingsPage, qtbot: QtBot
) -> None:
    def are_beside() -> bool:
        return page.look.pos().y() == page.weights.pos().y() and page.weights.pos().x() > 0

    studio.window.resize(1280, 720)
    qtbot.waitUntil(are_beside, timeout=5000)
    studio.window.resize(studio.window.minimumSize())
    qtbot.waitUntil(lambda: page.weights.pos().y() > page.cluster.geometry().bottom(), timeout=5000)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_scrolled_sideways(
    studio: Studio, qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    install_language(qapp, language)
    try:
        studio.window.resize(1280, 720)
        studio.window.show_page("settings")
        page = studio.window.pages.page("settings")
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda: page._area.verticalScrollBar().maximum() > 0)
        assert page._area.horizontalScrollBar().maximum() == 0
    finally:
        install_language(qapp, "en")
