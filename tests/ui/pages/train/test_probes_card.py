"""The pinned images on the Training page, epoch by epoch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tiny_images
from fake_engine import FakeEngine
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.core.runs.probes import (
    FOLDER,
    ProbeAnswers,
    Probes,
    begin_probes,
    describe_probes,
    keep_answers,
)
from studio.core.wire import messages
from studio.ui.models.run_model import RunModel
from studio.ui.pages.train.probes_card import MAPS, ProbesCard
from studio.ui.theme import Theme

PROBES = Probes(
    names=("wren.png", "robin.png"),
    height=16,
    width=16,
    channels=3,
    classes=("robin", "wren"),
    layer="conv",
    rows=(4.0, 12.0),
    columns=(4.0, 12.0),
)


def keep(run: Path, epoch: int, wren: float) -> None:
    maps = np.zeros((2, 2, 2), "f4")
    maps[0, 0, 0] = 1.0
    probabilities = np.array([[1 - wren, wren], [wren, 1 - wren]], "f4")
    keep_answers(run, PROBES, epoch, ProbeAnswers(probabilities, maps))


@pytest.fixture
def run(tmp_path: Path, images_folder: Path) -> Path:
    recipe = tiny_images.lenet_recipe(images_folder)
    made = write_run(tmp_path / "runs", recipe, images_folder)
    begin_probes(made, PROBES, np.full(PROBES.shape, 128, np.uint8))
    for epoch, wren in ((1, 0.4), (2, 0.7), (3, 0.9)):
        keep(made, epoch, wren)
    return made


@pytest.fixture
def model(engine: FakeEngine) -> RunModel:
    return RunModel(engine)


@pytest.fixture
def card(model: RunModel, theme: Theme, qtbot: QtBot) -> ProbesCard:
    made = ProbesCard(theme, model)
    qtbot.addWidget(made)
    made.resize(900, 400)
    return made


def show(card: ProbesCard, model: RunModel, run: Path, qtbot: QtBot) -> None:
    card.setVisible(True)
    model.load(run)
    qtbot.waitUntil(lambda: card.epoch > 0, timeout=5000)


def test_a_row_an_image_and_a_column_an_epoch(
    card: ProbesCard, model: RunModel, run: Path, qtbot: QtBot
) -> None:
    assert isinstance(card, QWidget)
    card.setVisible(True)
    assert card.isHidden()  # no run follows any images
    show(card, model, run, qtbot)
    assert card.isVisible()
    assert card.epoch == 3
    assert card.choice.isHidden()  # it has kept no maps
    assert card.table.captions(0) == ["robin 60\N{NO-BREAK SPACE}%", "wren 60\N{NO-BREAK SPACE}%"]
    assert card.table.captions(2)[0] == "wren 90\N{NO-BREAK SPACE}%"
    assert card.bar.text() == "epoch 3 of 3"
    cell = card._cell(0, 2)
    red = cell.pixels.astype(int)[..., 0] - cell.pixels.astype(int)[..., 2]
    assert np.unravel_index(red.argmax(), red.shape) < (5, 5)  # where the evidence lies
    assert (card._cell(1, 2).pixels == 128).all()
    assert cell.tip.splitlines()[0] == "wren.png, epoch 3"
    assert not card.table.picture().isNull()


def test_the_slider_the_keys_and_a_press_choose_an_epoch(
    card: ProbesCard, model: RunModel, run: Path, qtbot: QtBot
) -> None:
    show(card, model, run, qtbot)
    card.bar.slider.setValue(0)
    assert card.epoch == 1
    QTest.keyClick(card.table, Qt.Key.Key_Right)
    assert card.epoch == 2
    assert card.bar.step == 1
    at = QPoint(card.table._names_width() + 5, 60)
    QTest.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert card.epoch == 1


def test_it_grows_with_the_training_until_an_earlier_epoch_is_chosen(
    card: ProbesCard, model: RunModel, engine: FakeEngine, run: Path, qtbot: QtBot
) -> None:
    show(card, model, run, qtbot)
    model.resume(run, more_epochs=2)
    request = engine.last(messages.Resume).request
    engine.tell(
        messages.RunStarted(request, str(run), PROBES.classes, (24, 6, 6), 0, 5, 5, epochs_done=3)
    )
    keep(run, 4, 0.95)
    engine.tell(messages.CheckpointSaved(request, 4, is_best=True))
    qtbot.waitUntil(lambda: card.epoch == 4, timeout=5000)
    card.bar.slider.setValue(1)
    keep(run, 5, 0.97)
    engine.tell(messages.CheckpointSaved(request, 5, is_best=True))
    qtbot.waitUntil(lambda: card.bar.slider.maximum() == 4, timeout=5000)
    assert card.epoch == 2


def test_maps_of_a_layer_are_shown_where_the_run_has_followed_some(
    card: ProbesCard, model: RunModel, run: Path, qtbot: QtBot
) -> None:
    probes = replace(PROBES, maps_of="conv_1", maps=(2, 5), maps_size=(4, 4))
    describe_probes(run, probes)
    for epoch in (1, 2, 3):
        maps = np.zeros((2, 2, 4, 4), "f4")
        maps[0, 1, :2] = epoch  # of the first image, the upper half of the second map
        answers = ProbeAnswers(np.full((2, 2), 0.5, "f4"), np.zeros((2, 2, 2), "f4"), maps)
        keep_answers(run, probes, epoch, answers)
    show(card, model, run, qtbot)
    assert not card.choice.isHidden()
    assert "conv_1" in card.choice.toolTip()
    assert "2, 5" in card.choice.toolTip()
    card.choice._buttons[MAPS].click()
    before, last = (card._cell(0, epoch).pixels for epoch in (0, 2))
    height, width, _ = last.shape
    right = last[4 : height - 4, width // 2 + 4 : width - 4, 0]
    assert (right[: len(right) // 2 - 2] == 255).all()
    assert not right[len(right) // 2 + 2 :].any()
    assert before[8, width // 2 + 8, 0] == 85  # a third of it, on the scale of all epochs
    assert "Maps 2, 5 of conv_1" in card._cell(0, 2).tip


def test_what_is_damaged_is_said(
    card: ProbesCard, model: RunModel, run: Path, qtbot: QtBot
) -> None:
    (run / FOLDER / "probes.json").write_bytes(b"no list")
    card.setVisible(True)
    model.load(run)
    qtbot.waitUntil(lambda: "is damaged" in card._hint.text(), timeout=5000)
    assert card.isVisible()
