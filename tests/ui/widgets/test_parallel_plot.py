"""Parallel coordinates: marks on axes, lines that pass, reached by mouse and by keys."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.parallel_plot import ParallelAxis, ParallelLine, ParallelPlot
from studio.ui.widgets.parallel_plot.geometry import Geometry

AXES = [ParallelAxis(name, ((0.0, "low"), (1.0, "high"))) for name in ("Dropout", "Rate", "Result")]
LINES = [
    ParallelLine(1, (0.0, 0.5, 0.1), 0.0, "first"),
    ParallelLine(2, (0.5, 1.0, 0.6), 0.6, "second"),
    ParallelLine(3, (1.0, 0.0, 0.9), 1.0, "third"),
    ParallelLine(4, (0.2, 0.2, math.nan), text="failed"),
]


@pytest.fixture
def plot(theme: Theme, qtbot: QtBot) -> ParallelPlot:
    made = ParallelPlot(theme, "Trials")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_lines(AXES, LINES)
    made.show()
    return made


def geometry(plot: ParallelPlot) -> Geometry:
    return Geometry(plot.width(), plot.height(), 3, 78)


def at(plot: ParallelPlot, axis: int, place: float) -> QPoint:
    found = geometry(plot)
    return QPointF(found.x(axis), found.y(place)).toPoint()


def test_a_range_is_dragged_and_a_click_takes_it_away(plot: ParallelPlot, qtbot: QtBot) -> None:
    assert plot.passing == {1, 2, 3, 4}
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=at(plot, 2, 0.5))
    QTest.mouseMove(plot, at(plot, 2, 0.8))
    with qtbot.waitSignal(plot.brushed):
        QTest.mouseMove(plot, at(plot, 2, 1.0))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=at(plot, 2, 1.0))
    assert plot.passing == {2, 3}  # what has no result passes no range of it
    plot.mark(0, 0.4, 0.6)
    assert plot.passing == {2}
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at(plot, 2, 0.3))
    assert plot.brush_of(2) is None
    assert plot.passing == {2}
    plot.clear_marks()
    assert plot.passing == {1, 2, 3, 4}


def test_keys_mark_move_and_choose(plot: ParallelPlot, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(plot, key)
    assert plot.brush_of(2) == (0.5, 1.0)
    QTest.keyClick(plot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert plot.brush_of(2) == pytest.approx((0.5, 0.95))
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.brush_of(2) == pytest.approx((0.45, 0.9))
    QTest.keyClick(plot, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert chosen.args == [3]  # the best comes first
    assert "third" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert not plot.is_brushed


def test_a_line_is_clicked_between_two_axes(plot: ParallelPlot, qtbot: QtBot) -> None:
    found = geometry(plot)
    middle = QPointF((found.x(0) + found.x(1)) / 2, found.y(0.75)).toPoint()  # of the second
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == [2]


def test_marks_stay_with_the_same_axes_and_go_with_others(plot: ParallelPlot) -> None:
    plot.mark(0, 0.4, 1.0)
    plot.set_lines(AXES, [*LINES, ParallelLine(5, (0.7, 0.1, 0.2), 0.1)])
    assert plot.passing == {2, 3, 5}
    plot.set_lines([ParallelAxis("Other"), ParallelAxis("Result")], [ParallelLine(1, (0.1, 0.2))])
    assert plot.passing == {1}


def test_names_of_axes_have_a_place_each() -> None:
    for width in (400, 900, 1600):
        found = Geometry(width, 300, 6, 78)
        columns = [found.column(axis) for axis in range(6)]
        for left, right in pairwise(columns):
            assert left.right() < right.left()
        assert columns[-1].right() <= width
