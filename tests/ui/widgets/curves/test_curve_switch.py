import pytest
from curve_runs import short_run
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.metrics import MetricRow
from studio.core.tasks.figure import LEARNING_RATE
from studio.core.tasks.table import ACCURACY
from studio.ui.widgets.curves import CurveSettings, CurveSwitch


@pytest.fixture
def switch(qtbot: QtBot, theme: object) -> CurveSwitch:
    """Accuracy and learning rate of one run, the accuracy in front."""
    made = CurveSwitch((ACCURACY, LEARNING_RATE), CurveSettings())
    qtbot.addWidget(made)
    series = short_run()
    for panel in made:
        panel.set_series(series)
    made.resize(700, 240)
    made.show()
    _settle(made)
    return made


def _settle(switch: CurveSwitch) -> None:
    for _ in range(4):
        QApplication.processEvents()
        for panel in switch:
            panel.plot.flush()


def _press(switch: CurveSwitch, text: str) -> None:
    button = next(
        one for one in switch.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _settle(switch)


def _pressed_down(switch: CurveSwitch) -> list[str]:
    found = switch.findChildren(QPushButton)
    return [one.text() for one in found if one.isVisible() and one.isChecked()]


def test_a_button_brings_the_other_figure_and_back(switch: CurveSwitch) -> None:
    assert switch.currentWidget() is switch.panel("accuracy")
    assert _pressed_down(switch) == ["Accuracy"]
    _press(switch, "Learning rate")
    assert switch.currentWidget() is switch.panel("learning_rate")
    assert _pressed_down(switch) == ["Learning rate"]
    _press(switch, "Learning rate")
    assert _pressed_down(switch) == ["Learning rate"]
    _press(switch, "Accuracy")
    assert switch.currentWidget() is switch.panel("accuracy")


def test_the_rate_is_one_line_as_it_was_recorded(switch: CurveSwitch) -> None:
    _press(switch, "Learning rate")
    plot = switch.panel("learning_rate").plot
    assert list(plot.values) == ["training"]
    point = plot.points_at(1.0)[0]
    assert point.smoothed == point.recorded


def test_only_the_figure_in_front_follows_the_training(switch: CurveSwitch) -> None:
    series = short_run()
    for panel in switch:
        panel.set_series(series)
    _settle(switch)
    before = switch.panel("learning_rate").plot.values
    series.append(MetricRow(1, 99, 1, "train", {"loss": 0.1, "accuracy": 0.99}, 7e-6, 1e6))
    switch.refresh()
    _settle(switch)
    assert switch.panel("learning_rate").plot.values == before
    _press(switch, "Learning rate")
    assert switch.panel("learning_rate").plot.values == {"training": "7e-6"}
