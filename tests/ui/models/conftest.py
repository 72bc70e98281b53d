"""Models of a project for the tests of this folder."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from project_models import Models
from pytestqt.qtbot import QtBot


@pytest.fixture
def model(engine: FakeEngine, tmp_path: Path) -> Models:
    """Models with no project open."""
    return Models(tmp_path / "settings.toml", engine)


@pytest.fixture
def opened(model: Models, images_folder: Path, qtbot: QtBot) -> Models:
    """Models with a project of the tiny images, its layers known."""
    model.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(model.network.layers and model.images.split), timeout=10_000)
    return model
