"""The Evaluate page while a classifier trains: the newest epoch, as soon as it is there."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from run_on_disk import run_on_disk

from studio.app import Studio
from studio.core.evaluation.epoch_answers import keep_epoch
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import (
    CONFUSION,
    CURVES,
    MAP,
    MISTAKES,
    PREDICT,
    ClassifyEvaluation,
)
from studio.ui.pages.evaluate.curves import Kind
from studio.ui.pages.evaluate.mistakes_card import UNSURE
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.widgets.chart.reading import Reading


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


def keep(run: RunFolder, epoch: int, answer: int, last: float = 3.0) -> None:
    """Keep an epoch after which every validation image is taken for one class.

    Args:
        last: score of the last image; those of the others lead evenly there from 3.
    """
    dataset, parts = run.dataset()
    logits = np.zeros((len(parts.validation), len(dataset.classes)), np.float32)
    logits[:, answer] = np.linspace(3.0, last, len(logits))
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


def test_a_training_that_is_faster_than_the_reading_is_shown_with_what_has_been_read(
    page: ClassifyEvaluation,
    run: RunFolder,
    engine: FakeEngine,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_go_on = Event()
    of_the_run = RunFolder.dataset

    def slowly(folder: RunFolder) -> Any:  # noqa: ANN401  # as what it stands for
        may_go_on.wait(60)
        return of_the_run(folder)

    monkeypatch.setattr(RunFolder, "dataset", slowly)
    shown: list[object] = []
    page._evaluator.evaluated.connect(lambda _: shown.append(page._evaluator.checkpoint))
    for epoch in (1, 2, 3):
        monkeypatch.setattr(RunFolder, "dataset", of_the_run)
        keep(run, epoch, epoch - 1)
        monkeypatch.setattr(RunFolder, "dataset", slowly)
        engine.train_epoch(epoch)
        qtbot.wait(20)  # the first one is being read
    assert shown == []
    may_go_on.set()
    qtbot.waitUntil(lambda: predicted(page) == [2], timeout=5000)
    assert shown == [3]  # the first one had gone before it was read, the second is passed over
    keep(run, 4, 0)
    run.path.joinpath("validation", "epoch-000004.npy").unlink()  # it has gone already
    engine.train_epoch(4)
    qtbot.waitUntil(lambda: not page._evaluator.is_busy, timeout=5000)
    assert page._evaluator.standing is Standing.READY
    assert page._evaluator.checkpoint == 3
    assert predicted(page) == [2]


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


def show_section(page: ClassifyEvaluation, key: str) -> None:
    page.choice.set_choice(key)
    page._show_section(key)


def selected(page: ClassifyEvaluation) -> list[str]:
    grid = page.images.grid
    return [grid.pictures()[number].path for number in grid.selected()]


def test_selected_images_stay_selected_when_the_next_epoch_puts_them_elsewhere(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    keep(run, 1, 0, last=1.0)
    engine.train_epoch(1)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    show_section(page, MISTAKES)
    page.mistakes.lists.set_choice(UNSURE)
    page.mistakes.lists.choice_chosen.emit(UNSURE)
    grid = page.images.grid
    qtbot.waitUntil(lambda: len(grid.pictures()) > 3, timeout=5000)
    assert len(grid.pictures()) > 3
    grid.update_pictures(grid.pictures(), [0, 1, 3])
    first = selected(page)
    assert len(first) == 3
    assert grid.view.currentIndex().row() == 0
    pictures = grid.pictures()
    keep(run, 2, 1, last=6.0)  # the other way round
    engine.train_epoch(2)
    qtbot.waitUntil(lambda: grid.pictures() is not pictures, timeout=5000)
    assert sorted(selected(page)) == sorted(first)
    assert grid.selected() != [0, 1, 3]
    show_section(page, CONFUSION)  # another question has other images
    qtbot.waitUntil(lambda: not page._finder.is_busy, timeout=5000)
    assert selected(page) == []


def test_what_was_clicked_in_a_chart_is_asked_of_the_next_epoch_too(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    end_epoch(engine, run, 1, 0)
    qtbot.waitUntil(lambda: predicted(page) == [0], timeout=5000)
    show_section(page, CURVES)
    card, grid = page.curves, page.images.grid
    card.kinds.set_choice(Kind.LOSSES)
    card.kinds.choice_chosen.emit(Kind.LOSSES)
    card.losses.chart.picked.emit(Reading(0.0, 0.0, "", band=(0.0, 100.0)))
    qtbot.waitUntil(lambda: len(grid.pictures()) > 0, timeout=5000)
    pictures = grid.pictures()
    title = page.images.title()
    end_epoch(engine, run, 2, 1)
    qtbot.waitUntil(lambda: grid.pictures() is not pictures, timeout=5000)
    assert len(grid.pictures()) == len(pictures)
    assert page.images.title() == title
    # A bin of the calibration curve says how many are right now.
    card.kinds.set_choice(Kind.CALIBRATION)
    card.kinds.choice_chosen.emit(Kind.CALIBRATION)
    qtbot.waitUntil(lambda: not card._maker.is_busy, timeout=5000)
    card.lines.chart.picked.emit(Reading(0.9, 0.0, ""))
    qtbot.waitUntil(lambda: page.images.label().startswith("Right: "), timeout=5000)
    said = page.images.label()
    keep(run, 3, 1, last=0.5)
    engine.train_epoch(3)
    qtbot.waitUntil(lambda: page.images.label() not in ("", said), timeout=5000)
    assert page.images.label().startswith("Right: ")
