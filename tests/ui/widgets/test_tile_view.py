import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from studio.core.look.mosaic import Place
from studio.ui.theme import Theme
from studio.ui.widgets.tile_view import GAP, LARGEST, SMALLEST, TileView


def colors(count: int, height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(2).integers(0, 256, (count, height, width, 3), np.uint8)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> TileView:
    made = TileView(theme, "Tiles")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_every_pixel_on_the_screen_is_that_of_the_tile_under_it(view: TileView) -> None:
    tiles = colors(7, 3, 5)
    view.set_tiles(tiles)
    screen = view.viewport().grab().toImage()
    seen = set()
    for y in range(0, view.viewport().height(), 5):
        for x in range(0, view.viewport().width(), 5):
            place = view.place_at(QPoint(x, y))
            if place is not None:
                seen.add(place)
                pixel = screen.pixelColor(x, y)
                assert (pixel.red(), pixel.green(), pixel.blue()) == tuple(tiles[place])
    assert len(seen) == 7 * 3 * 5


def test_all_tiles_fit_by_themselves_and_zoom_stays_within_reason(view: TileView) -> None:
    view.set_tiles(colors(32, 3, 3))
    assert view.verticalScrollBar().maximum() == 0
    for _ in range(30):
        view.zoom(1)
    assert max(view.grid.shown) <= LARGEST
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(30):
        view.zoom(-1)
    assert SMALLEST * 0.8 <= max(view.grid.shown) < 2 * SMALLEST
    view.fit()
    assert view.verticalScrollBar().maximum() == 0


def test_a_zoom_that_was_chosen_stays_while_the_numbers_change(view: TileView) -> None:
    view.set_tiles(colors(9, 4, 4))
    view.zoom(2)
    grid = view.grid
    view.set_tiles(255 - colors(9, 4, 4))
    assert view.grid == grid


def test_the_keyboard_reaches_every_tile_opens_and_zooms(view: TileView, qtbot: QtBot) -> None:
    view.set_tiles(colors(200, 30, 30))
    view.zoom(4)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current() == 1 + view.grid.columns
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current() == 199
    assert view.viewport().rect().contains(view.rect_of(199).center())
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current() == 199
    with qtbot.waitSignal(view.tile_activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [199]
    before = view.grid.shown
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.grid.shown < before
    QTest.keyClick(view, Qt.Key.Key_0)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current() == 0


def test_the_pointer_says_what_is_under_it(view: TileView, qtbot: QtBot) -> None:
    view.set_tiles(colors(4, 2, 2))
    middle = view.rect_of(3).center() + QPoint(2, 2)
    with qtbot.waitSignal(view.hovered) as told:
        QTest.mouseMove(view.viewport(), middle)
    assert told.args == [Place(3, 1, 1)]
    with qtbot.waitSignal(view.tile_activated) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened.args == [3]


def test_no_tiles_are_no_trouble(view: TileView) -> None:
    view.set_tiles(colors(3, 2, 2))
    view.set_tiles(np.zeros((0, 2, 2, 3), np.uint8))
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Plus):
        QTest.keyClick(view, key)
    view.viewport().grab()
    assert view.current() == 0


def test_ten_thousand_tiles_are_drawn_row_by_row_down_to_the_last(view: TileView) -> None:
    tiles = np.repeat(np.arange(10_000) % 251, 32 * 32 * 3).astype(np.uint8)
    view.set_tiles(tiles.reshape(10_000, 32, 32, 3))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    screen = view.viewport().grab().toImage()
    for tile in (9_990, 9_999):
        middle = view.rect_of(tile).center()
        assert screen.pixelColor(middle).red() == tile % 251
    drawn = view._seen(view.viewport().rect())
    assert drawn.stop == 10_000
    assert len(drawn) < 300


def test_captions_without_room_leave_it_to_the_tiles_and_become_tool_tips(
    view: TileView,
) -> None:
    view.resize(640, 220)
    tiles = np.zeros((64, 32, 32, 3), np.uint8)
    view.set_tiles(tiles, ["triangle"] * 64)
    assert view.grid.below == 0
    assert view.grid.shown[0] > 32  # the room is used, though no whole multiple fits
    assert view.picture().shape[0] == view.grid.rows * (32 + GAP) + GAP  # saved pixel by pixel
    place = view.rect_of(5).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == "triangle"
    QToolTip.hideText()
    view.set_tiles(tiles[:6], ["triangle"] * 6)
    assert view.grid.below > 0
