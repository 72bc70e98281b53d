"""What the window remembers."""

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.models.settings import RECENT_LIMIT, Remembered, Settings


def test_change_is_written_and_read_again(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "settings.toml")
    with qtbot.waitSignal(settings.changed):
        settings.change(theme="dark", window=(1300, 800))
    settings.wait_until_written()
    assert Settings(tmp_path / "settings.toml").value == Remembered(
        theme="dark", window=(1300, 800)
    )


def test_newest_project_comes_first_once_and_old_ones_drop_out(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(Path(f"/p/{number}"))
    settings.add_recent(Path("/p/5"))
    recent = settings.value.recent
    assert recent[0] == "/p/5"
    assert len(recent) == RECENT_LIMIT == len(set(recent))
    settings.remove_recent("/p/5")
    assert "/p/5" not in settings.value.recent


def test_damaged_file_begins_anew_and_says_why(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = 'mauve'\n")
    settings = Settings(file)
    assert settings.value == Remembered()
    assert settings.problem is not None
    assert "settings.toml" in str(settings.problem)


@pytest.mark.parametrize(
    "line",
    ["window = [99999999999, 800]", "place = [0, -99999999999]", "panes = {a = [99999999999]}"],
)
def test_numbers_that_no_screen_has_are_damage(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"{line}\n")
    settings = Settings(file)
    assert settings.value == Remembered()
    assert settings.problem is not None


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_pipe_in_their_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    settings = Settings(tmp_path / "settings.toml")
    assert settings.value == Remembered()
    assert "is a device or a pipe" in str(settings.problem)


def test_field_of_a_newer_version_is_ignored(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = 'dark'\nhologram = true\n")
    assert Settings(file).value.theme == "dark"


def test_two_windows_leave_each_other_what_they_remember(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    old = Settings(file)
    old.add_recent(Path("/old"))
    old.wait_until_written()
    first, second = Settings(file), Settings(file)
    first.add_recent(Path("/first"))
    first.change(theme="dark")
    first.wait_until_written()
    second.add_recent(Path("/second"))
    second.change(reduces_motion=True)
    second.wait_until_written()
    assert Settings(file).value == Remembered(
        theme="dark", reduces_motion=True, recent=("/second", "/first", "/old")
    )
    second.remove_recent("/old")
    second.wait_until_written()
    first.change(theme="light")
    first.wait_until_written()
    assert Settings(file).value == Remembered(
        theme="light", reduces_motion=True, recent=("/first", "/second")
    )


def test_place_that_cannot_be_written_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.toml")
    with qtbot.waitSignal(settings.failed):
        settings.change(theme="dark")
    assert settings.value.theme == "dark"
