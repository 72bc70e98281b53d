"""The wall of samples: where pictures lie, what is asked for, how one gets about."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.wall import Cell, WallGeometry, WallView, strip, wall_picture
from studio.ui.widgets.wall.geometry import GAP

ROWS, EPOCHS = 64, tuple(range(2, 402, 2))
"""12,800 samples."""


@pytest.fixture
def wall(qtbot: QtBot, theme: Theme) -> WallView:
    view = WallView(theme, "Wall")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.set_wall([str(row + 1) for row in range(ROWS)], EPOCHS, 28, 28)
    view.show()
    qtbot.waitExposed(view)
    return view


def column(value: int) -> np.ndarray:
    return np.full((ROWS, 28, 28, 1), value, np.uint8)


def wanted_by(view: WallView) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    view.columns_wanted.connect(found.append)
    return found


def test_geometry_finds_every_picture_again() -> None:
    wall = WallGeometry(3, 4, 10, 20)
    for row in range(3):
        for at in range(4):
            top, left = wall.corner(Cell(row, at))
            assert wall.cell(top, left) == wall.cell(top + 9, left + 19) == Cell(row, at)
            assert wall.cell(top + 10, left) is None
    assert wall.size == (3 * 10 + 2 * GAP, 4 * 20 + 3 * GAP)
    assert list(wall.columns_in(21 + GAP, 1)) == [1]
    assert list(wall.rows_in(0, 1000)) == [0, 1, 2]
    assert list(WallGeometry(0, 0, 1, 1).columns_in(0, 100)) == []


def test_only_the_columns_in_view_are_asked_for(wall: WallView) -> None:
    wanted = wanted_by(wall)
    wall.horizontalScrollBar().setValue(0)
    assert wanted[-1][0] == EPOCHS[0]
    assert len(wanted[-1]) < 20
    for key in wanted[-1]:
        wall.set_column(key, column(200))
    count = len(wanted)
    wall.verticalScrollBar().setValue(50)
    assert len(wanted) == count, "they are here"


def test_it_begins_at_the_newest_epoch_and_follows(wall: WallView, qtbot: QtBot) -> None:
    bar = wall.horizontalScrollBar()
    assert bar.value() == bar.maximum()
    assert wall.current() == Cell(0, len(EPOCHS) - 1)
    wall.set_wall([str(row) for row in range(ROWS)], (*EPOCHS, 402), 28, 28)
    assert wall.current() == Cell(0, len(EPOCHS))
    assert bar.value() == bar.maximum()


def test_an_epoch_that_was_chosen_stays_while_others_come(wall: WallView) -> None:
    wall.choose_column(10)
    wall.set_wall([str(row) for row in range(ROWS)], tuple(range(2, 404, 4)), 28, 28)
    assert wall.keys()[wall.current().column] == 10, "also where every second one went"


def test_a_column_is_drawn_where_it_lies(wall: WallView) -> None:
    wall.choose_column(EPOCHS[-1])
    pictures = column(0)
    pictures[1] = 255
    wall.set_column(EPOCHS[-1], pictures)
    image = wall.viewport().grab().toImage()
    upper, lower = (wall.rect_of(Cell(row, len(EPOCHS) - 1)).center() for row in (0, 1))
    ratio = wall.devicePixelRatioF()
    assert image.pixelColor(upper * ratio).lightness() == 0
    assert image.pixelColor(lower * ratio).lightness() == 255


def test_arrows_walk_and_return_opens(wall: WallView) -> None:
    chosen: list[int] = []
    opened: list[int] = []
    wall.column_chosen.connect(chosen.append)
    wall.row_opened.connect(opened.append)
    wall.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(wall, key)
    assert chosen == [EPOCHS[0], EPOCHS[1]]
    assert opened == [1]
    assert wall.viewport().rect().contains(wall.rect_of(wall.current()))


def test_a_click_opens_the_row_and_one_above_goes_to_the_epoch(wall: WallView) -> None:
    opened: list[int] = []
    wall.row_opened.connect(opened.append)
    place = wall.rect_of(Cell(2, len(EPOCHS) - 3))
    QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert opened == [2]
    assert wall.current() == Cell(2, len(EPOCHS) - 3)
    above = QPoint(wall.rect_of(Cell(0, len(EPOCHS) - 5)).center().x(), 8)
    QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=above)
    assert wall.current() == Cell(2, len(EPOCHS) - 5)


def test_zoom_keeps_the_middle_in_view(wall: WallView) -> None:
    wall.choose_column(200)
    before = wall.rect_of(wall.current()).width()
    wall.horizontalScrollBar().setValue(wall.horizontalScrollBar().value() + 40)
    middle = wall.cell_at(wall.viewport().rect().center())
    wall.zoom(2)
    assert wall.rect_of(wall.current()).width() > before
    after = wall.cell_at(wall.viewport().rect().center())
    assert middle is not None
    assert after is not None
    assert abs(after.column - middle.column) <= 1
    for _ in range(20):
        wall.zoom(-1)
    assert wall.rect_of(Cell(0, 0)).width() >= 16


def test_a_picture_of_the_wall_has_every_pixel() -> None:
    columns = [np.full((2, 32, 32, 1), value, np.uint8) for value in (10, 20, 30)]
    picture = wall_picture(columns)
    assert picture.shape == (2 * 66 - 2, 3 * 66 - 2, 3)
    assert picture[0, 0].tolist() == [10] * 3
    assert picture[-1, -1].tolist() == [30] * 3
    assert picture[64, 0].tolist() == [255] * 3
    assert strip(np.stack([one[0] for one in columns])).shape == (64, 3 * 66 - 2, 3)
