"""The folder of projects that was chosen in the window counts without it, too."""

from pathlib import Path

import pytest

from studio.core.base import paths
from studio.core.projects.chosen_folder import projects_folder


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The person's settings file, not there yet."""
    monkeypatch.delenv("STUDIO_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    paths.settings().parent.mkdir(parents=True)
    return paths.settings()


def test_the_settings_choose_and_the_variable_comes_first(
    settings: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert projects_folder() == tmp_path / "Afina Studio"
    settings.write_text('theme = "dark"\nprojects = "/disk/projects"\n')
    assert projects_folder() == Path("/disk/projects")
    monkeypatch.setenv("STUDIO_HOME", "/lab")
    assert projects_folder() == Path("/lab")


@pytest.mark.parametrize("content", [b"projects = 7", b"projects = ", b"\xff\xfe", b""])
def test_settings_that_cannot_be_read_choose_nothing(
    settings: Path, content: bytes, tmp_path: Path
) -> None:
    settings.write_bytes(content)
    assert projects_folder() == tmp_path / "Afina Studio"
