"""The Evaluate page while a classifier trains: the newest epoch, as soon as it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk
from shown_window import shown_window

from studio.app import Studio
from studio.core.evaluation.epoch_answers import keep_epoch
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import (
    CONFUSION,
    MAP,
    PREDICT,
    ClassifyEvaluation,
)
from studio.ui.pages.evaluate.run_reader import Standing


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def studio(qapp: QApplication, engine: FakeEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine, warms_up=False) as made:
        yield made


@pytest.fixture
def run(studio: Studio, images_folder: Path, qtbot: QtBot) -> RunFolder:
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.project is not None
    return RunFolder(run_on_disk(studio.project.project, images_folder, 0, None))


@pytest.fixture
def page(studio: Studio, run: RunFolder, engine: FakeEngine, qtbot: QtBot) -> ClassifyEvaluation:
    """The page of a training that has begun."""
    assert studio.project.project is not None
    studio.run.train(studio.project.recipe, studio.project.project)
    engine.begin_run(run.path, epochs=4)
    studio.window.show_page("evaluate")
    shown = studio.window.pages.page("evaluate")
    assert isinstance(shown, EvaluatePage)
    made = shown.view("classify")
    assert isinstance(made, ClassifyEvaluation)
    return made


def keep(run: RunFolder, epoch: int, answer: int) -> None:
    """Keep an epoch after which every validation image is taken for one class."""
    dataset, parts = run.dataset()
    logits = np.zeros((len(parts.validation), len(dataset.classes)), np.float32)
    logits[:, answer] = 3.0
    keep_epoch(run, epoch, logits)


def end_epoch(engine: FakeEngine, run: RunFolder, epoch: int, answer: int) -> None:
    keep(run, epoch, answer)
    engine.train_epoch(epoch)


def predicted(page: ClassifyEvaluation) -> list[int]:
    """Which classes are predicted at all."""
    return np.flatnonzero(page.confusion.matrix.confusion.counts.sum(axis=0)).tolist()


def slider(page: ClassifyEvaluation) -> tuple[int, int]:
    """The last stop, and the one that is shown."""
    found = page.steps.time.bar.slider
    return found.maximum(), found.value()


def test_the_newest_epoch_is_shown_and_the_next_one_as_soon_as_it_is_there(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    assert page._evaluator.standing is Standing.TRAINING
    end_epoch(engine, run, 1, 0)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    assert page.parts.choice() == "validation"
    standings: list[object] = []
    page._evaluator.standing_changed.connect(standings.append)
    end_epoch(engine, run, 2, 1)
    qtbot.waitUntil(lambda: predicted(page) == [1], timeout=5000)
    qtbot.waitUntil(lambda: slider(page) == (1, 1), timeout=5000)
    assert not standings  # what is shown stays until the next epoch is here
    assert not [one for one in engine.sent if isinstance(one, messages.Judge)]


def test_an_earlier_epoch_stays_until_the_newest_is_chosen_again(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    for epoch in (1, 2):
        end_epoch(engine, run, epoch, epoch % 2)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    qtbot.waitUntil(lambda: slider(page) == (1, 1), timeout=5000)
    QTest.keyClick(page.steps.time.bar.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: predicted(page) == [1], timeout=5000)
    run.checkpoints.joinpath("epoch-000001.npz").write_bytes(b"weights")  # it is kept
    end_epoch(engine, run, 3, 2)
    qtbot.waitUntil(lambda: slider(page) == (2, 0), timeout=5000)
    qtbot.waitUntil(lambda: not page._evaluator.is_busy, timeout=5000)
    assert predicted(page) == [1]
    QTest.keyClick(page.steps.time.bar.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: predicted(page) == [2], timeout=5000)


def test_what_the_network_is_asked_for_is_offered_when_the_training_ends(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    end_epoch(engine, run, 1, 0)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    assert page.choice.choice() == CONFUSION
    assert not page.choice.is_shown(MAP)
    assert not page.choice.is_shown(PREDICT)
    engine.end_run(run.path, "paused")
    assert page.choice.is_shown(MAP)
    assert page.choice.is_shown(PREDICT)
    assert page._evaluator.standing is Standing.READY  # as after the newest epoch
    assert predicted(page) == [0]


def test_a_run_that_keeps_no_answers_says_when_it_is_evaluated(
    page: ClassifyEvaluation, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.train_epoch(1)
    qtbot.waitUntil(lambda: not page._evaluator.is_busy, timeout=5000)
    engine.train_epoch(2)
    qtbot.waitUntil(lambda: not page._evaluator.is_busy, timeout=5000)
    assert page._evaluator.standing is Standing.TRAINING
    assert "after each epoch" in page.standing._text(Standing.TRAINING, None)[1]


def test_the_next_epoch_waits_for_a_menu_that_is_open(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    end_epoch(engine, run, 1, 0)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    menu = QMenu(page)
    menu.addAction("Copy path")
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu, timeout=5000)
    end_epoch(engine, run, 2, 1)
    assert not page._evaluator.is_busy
    assert page._evaluator.newest == 1
    menu.close()
    end_epoch(engine, run, 3, 2)
    qtbot.waitUntil(lambda: predicted(page) == [2], timeout=5000)
