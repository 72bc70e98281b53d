"""Predictions of what the camera sees, with frames that a test shows it."""

import numpy as np
import pytest
from fake_camera import FakeCamera
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.base.sentences import say
from studio.core.wire.messages import Failed, FailureKind, Predict, Predicted
from studio.ui.pages.evaluate.live_prediction import LivePrediction
from studio.ui.theme import Theme
from studio.ui.widgets.camera import frame_source

CLASSES = ("cat", "dog", "wren")


@pytest.fixture
def live(
    theme: Theme, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> LivePrediction:
    monkeypatch.setattr(frame_source, "open_source", FakeCamera)
    made = LivePrediction(theme, engine)
    qtbot.addWidget(made)
    made.set_run("/runs/a")
    made.show()
    made.camera.start()
    return made


def camera(live: LivePrediction) -> FakeCamera:
    assert isinstance(live.camera._source, FakeCamera)
    return live.camera._source


def answer(engine: FakeEngine, best: int, share: float = 0.8) -> None:
    row = np.full((1, 3), (1 - share) / 2, np.float32)
    row[0, best] = share
    engine.tell(Predicted(engine.last(Predict).request, CLASSES, row, {}))


def asked(engine: FakeEngine) -> int:
    return sum(isinstance(one, Predict) for one in engine.sent)


def test_each_answer_asks_for_the_newest_frame(live: LivePrediction, engine: FakeEngine) -> None:
    for shade in ("#ff0000", "#00ff00", "#0000ff"):
        camera(live).see(shade)
    assert asked(engine) == 1
    answer(engine, 1)
    assert live.label().endswith("dog")
    assert asked(engine) == 2
    answer(engine, 2, 0.4)
    live.set_threshold(0.5)
    camera(live).see("#ffffff")
    answer(engine, 2, 0.4)
    assert live.label() == "none of these"


def test_a_frame_can_be_kept(live: LivePrediction, qtbot: QtBot) -> None:
    camera(live).see("#00ff00")
    with qtbot.waitSignal(live.frame_kept) as kept:
        QTest.mouseClick(live.keep, Qt.MouseButton.LeftButton)
    assert kept.args is not None
    frame = kept.args[0]
    assert isinstance(frame, QImage)
    assert frame.pixelColor(0, 0).name() == "#00ff00"


def test_a_network_that_fails_says_why_and_the_camera_is_off(
    live: LivePrediction, engine: FakeEngine
) -> None:
    camera(live).see("#00ff00")
    request = engine.last(Predict).request
    engine.tell(Failed(request, FailureKind.INPUT, say("The run is gone.")))
    assert live.label() == "The run is gone."
    assert not camera(live).is_on
