"""The slider of the Evaluate page: the validation images after an earlier epoch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from evaluated_run import evaluated_run
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.dataset.split import only
from studio.core.evaluation import kept
from studio.core.evaluation import predictions as tables
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.widgets.confusion import Cell


@pytest.fixture
def run(studio: Studio, images_folder: Path, qtbot: QtBot) -> RunFolder:
    """A run of three epochs, all of them kept."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    assert studio.project.project is not None
    made = evaluated_run(studio.project.project, images_folder)
    for epoch in (1, 2, 3):
        epoch_file(made.checkpoints, epoch).write_bytes(b"weights")
    return made


@pytest.fixture
def page(studio: Studio, run: RunFolder, qtbot: QtBot) -> ClassifyEvaluation:
    studio.run.load(run.path)
    qtbot.waitUntil(lambda: bool(studio.run.state.run), timeout=5000)
    studio.window.show_page("evaluate")
    shown = studio.window.pages.page("evaluate")
    assert isinstance(shown, EvaluatePage)
    made = shown.view("classify")
    assert isinstance(made, ClassifyEvaluation)
    qtbot.waitUntil(lambda: made._evaluator.standing is Standing.READY, timeout=5000)
    qtbot.waitUntil(lambda: made.steps.time.bar.slider.maximum() == 3, timeout=5000)
    return made


def judge(run: RunFolder, asked: messages.Judge) -> messages.Judged:
    """Predict every image as the first class, and return what the engine says then."""
    dataset, parts = run.dataset()
    assert asked.part is not None
    chosen = only(parts, asked.part)
    probabilities = np.full((len(chosen.part(asked.part)), 3), 0.1, np.float32)
    probabilities[:, 0] = 0.8
    file = kept.cached_file(run, asked.checkpoint, asked.part)
    labels = dataset.labels().astype(np.int32)
    tables.write(tables.of_split(chosen, labels, probabilities), file)
    return messages.Judged(asked.request, asked.run, asked.checkpoint, str(file))


def step(page: ClassifyEvaluation, key: Qt.Key = Qt.Key.Key_Left) -> None:
    QTest.keyClick(page.steps.time.bar.slider, key)


def asked_by(page: ClassifyEvaluation, engine: FakeEngine, qtbot: QtBot) -> messages.Judge:
    qtbot.waitUntil(lambda: page._evaluator._request is not None, timeout=5000)
    return engine.last(messages.Judge)


def test_an_epoch_is_predicted_once_and_the_whole_page_follows(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    assert page.steps.time._name.text() == "Epoch 3, the best"
    assert page.parts.choice() == "test"
    matrix = page.confusion.matrix
    before = matrix.confusion
    step(page)
    asked = asked_by(page, engine, qtbot)
    assert (asked.run, asked.checkpoint, asked.part) == (str(run.path), 2, "validation")
    assert matrix.confusion is before  # until the figures are here
    engine.tell(messages.Progress(asked.request, messages.Phase.TESTING, 3, 6))
    assert page.steps._progress.text().endswith("3 / 6")
    engine.tell(judge(run, asked))
    qtbot.waitUntil(lambda: page.parts.choice() == "validation", timeout=5000)
    assert not page.steps._progress.text()
    assert page.steps.time._name.text() == "Epoch 2"
    assert (matrix.confusion.counts[:, 1:] == 0).all()
    assert not page.parts.is_shown("test")
    sent = len([one for one in engine.sent if isinstance(one, messages.Judge)])
    step(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.parts.choice() == "test", timeout=5000)  # the best: as it ended
    step(page)
    qtbot.waitUntil(lambda: page.parts.choice() == "validation", timeout=5000)
    assert sent == len([one for one in engine.sent if isinstance(one, messages.Judge)])


def test_what_was_shown_stays_where_an_epoch_cannot_be_shown_or_is_given_up(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    step(page)
    asked = asked_by(page, engine, qtbot)
    QTest.mouseClick(page.steps._cancel, Qt.MouseButton.LeftButton)
    assert isinstance(engine.sent[-1], messages.Cancel)
    assert page.steps.time._name.text() == "Epoch 3, the best"
    step(page)
    asked = asked_by(page, engine, qtbot)
    failure = messages.Failed(asked.request, messages.FailureKind.INPUT, say("Images are gone."))
    engine.tell(failure)
    assert page.not_kept.isVisible()
    assert page._evaluator.standing is Standing.READY
    assert page.steps.time._name.text() == "Epoch 3, the best"
    epoch_file(run.checkpoints, 2).unlink()
    step(page)  # the list is older than the folder
    slider = page.steps.time.bar.slider
    qtbot.waitUntil(lambda: slider.maximum() == 2, timeout=5000)
    # That it is gone may be known before the step has failed.
    qtbot.waitUntil(lambda: page.steps.time._name.text() == "Epoch 3, the best", timeout=5000)


def test_a_chosen_cell_stays_chosen(
    page: ClassifyEvaluation, run: RunFolder, engine: FakeEngine, qtbot: QtBot
) -> None:
    page.confusion.matrix.chosen.emit(Cell(1, 1))
    step(page)
    engine.tell(judge(run, asked_by(page, engine, qtbot)))
    qtbot.waitUntil(lambda: page.parts.choice() == "validation", timeout=5000)
    assert page.confusion.matrix.view.chosen_cell() == Cell(1, 1)
