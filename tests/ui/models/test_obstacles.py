"""What cannot be done is switched off and says why; what is switched on does something."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.ui.models.obstacles import OBSTACLES, obstacle
from studio.ui.shell.actions import ACTIONS

ALWAYS = {"quit", "full_screen", "help", "shortcuts", "about"}
"""Actions that nothing can stand in the way of."""


def _enabled(studio: Studio) -> set[str]:
    return {spec.key for spec in ACTIONS if studio.window.menus.action(spec.key).isEnabled()}


def test_every_action_is_in_the_table() -> None:
    families = {spec.key.partition(":")[0] for spec in ACTIONS}
    assert families - ALWAYS <= set(OBSTACLES)


def test_without_a_project_only_opening_one_is_possible(studio: Studio) -> None:
    assert _enabled(studio) == {"new:classify", "new:autoencode", "new:gan", "open"} | ALWAYS
    for key in ("pause", "stop", "rescan", "rename", "close"):
        action = studio.window.menus.action(key)
        assert action.toolTip() == action.statusTip() != ""


def test_what_a_training_forbids_is_off_until_it_ends(
    studio: Studio, engine: FakeEngine, images_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    assert obstacle("train", studio.context) is None
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    engine.begin_run(tmp_path / "run")
    assert (
        _enabled(studio)
        == {"pause", "stop", "rename", "rescan", "compare", "plan_search", "searches"} | ALWAYS
    )
    assert obstacle("train", studio.context) is not None
    engine.end_run(tmp_path / "run")
    assert not {"pause", "stop"} & _enabled(studio)
    assert {"open", "close"} <= _enabled(studio)


def test_a_folder_that_is_being_scanned_is_not_scanned_again(
    studio: Studio, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    assert "rescan" in _enabled(studio)
    engine.answers_scans = False
    studio.window.menus.action("rescan").trigger()
    assert "rescan" not in _enabled(studio)
    studio.images.cancel()
    assert "rescan" in _enabled(studio)


@pytest.mark.parametrize("key", ["new:classify", "open"])
def test_a_button_that_asks_for_a_forbidden_action_is_answered_with_the_reason(
    studio: Studio, images_folder: Path, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.project.project is not None, timeout=10_000)
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    studio.window.pages.action_wanted.emit(key)
    banner = studio.window.notices.banner("project")
    assert banner is not None
    assert "training is running" in banner.text()
