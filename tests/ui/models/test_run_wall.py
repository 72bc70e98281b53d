"""The pictures of all epochs of the shown run, read when they are wanted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.core.projects import project
from studio.core.recipes.recipe import Data, Recipe
from studio.core.tasks import gallery
from studio.core.wire import messages
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_wall import RunWall


@pytest.fixture
def run(engine: FakeEngine, tmp_path: Path) -> RunModel:
    model = RunModel(engine)
    recipe = Recipe(name="r", data=Data(folder="f"))
    model.train(recipe, project.create(tmp_path / "project", recipe))
    return model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "run"
    made.mkdir()
    return made


def keep(folder: Path, *epochs: int) -> None:
    gallery.begin_gallery(folder, "train", ("a", "b"), np.zeros((2, 8, 8, 1), np.uint8))
    for epoch in epochs:
        gallery.keep_pictures(folder, epoch, np.full((2, 8, 8, 1), epoch, np.uint8))


def say_saved(engine: FakeEngine, folder: Path, epoch: int) -> None:
    engine.tell(messages.GallerySaved(engine.training, str(folder), epoch))


def test_epochs_come_as_they_are_kept_and_pictures_when_wanted(
    engine: FakeEngine, run: RunModel, folder: Path, qtbot: QtBot
) -> None:
    wall = RunWall(run)
    assert wall.gallery is None
    engine.begin_run(folder)
    keep(folder, 1, 2, 3)
    with qtbot.waitSignal(wall.gallery_changed):
        say_saved(engine, folder, 3)
    assert wall.epochs == (1, 2, 3)
    assert wall.pictures(2) is None
    with qtbot.waitSignal(wall.columns_read):
        wall.want((2, 3))
    second, third = wall.pictures(2), wall.pictures(3)
    assert second is not None
    assert third is not None
    assert (int(second[0, 0, 0, 0]), int(third[0, 0, 0, 0])) == (2, 3)
    assert wall.pictures(1) is None


def test_another_run_begins_empty(
    engine: FakeEngine, run: RunModel, folder: Path, qtbot: QtBot
) -> None:
    keep(folder, 1)
    engine.begin_run(folder)
    wall = RunWall(run)
    qtbot.waitUntil(lambda: wall.epochs == (1,), timeout=3000)
    engine.end_run(folder)
    with qtbot.waitSignal(wall.gallery_changed):
        run.clear()
    assert wall.epochs == ()
    assert wall.run == ""


def test_an_epoch_that_was_thinned_out_is_left_out(
    engine: FakeEngine, run: RunModel, folder: Path, qtbot: QtBot
) -> None:
    keep(folder, 1, 2)
    engine.begin_run(folder)
    wall = RunWall(run)
    qtbot.waitUntil(lambda: wall.epochs == (1, 2), timeout=3000)
    (folder / "gallery" / "epoch-000001.png").unlink()
    with qtbot.waitSignal(wall.columns_read):
        wall.want((1, 2))
    assert wall.pictures(1) is None
    assert wall.pictures(2) is not None


def test_a_damaged_list_is_said(
    engine: FakeEngine, run: RunModel, folder: Path, qtbot: QtBot
) -> None:
    engine.begin_run(folder)
    wall = RunWall(run)
    (folder / "gallery").mkdir()
    (folder / "gallery" / "probes.json").write_text("{}")
    with qtbot.waitSignal(wall.failed) as failed:
        say_saved(engine, folder, 1)
    assert failed.args is not None
    assert "probes.json is damaged" in str(failed.args[0])


def test_an_earlier_wish_is_kept_when_another_comes_before_its_answer(
    engine: FakeEngine, run: RunModel, folder: Path, qtbot: QtBot
) -> None:
    keep(folder, 1, 2, 3)
    engine.begin_run(folder)
    wall = RunWall(run)
    qtbot.waitUntil(lambda: len(wall.epochs) == 3, timeout=3000)
    wall.want((1, 2))
    wall.want((3,))
    qtbot.waitUntil(lambda: wall.pictures(3) is not None, timeout=3000)
    assert wall.pictures(1) is not None
