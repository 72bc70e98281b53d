import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.thumbnails import Picture, ThumbnailBrowser, ThumbnailGrid
from studio.ui.widgets.thumbnails.loader import ThumbnailLoader


class Load:
    """A loader that remembers what it was asked for, and by which thread."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, path: str, side: int) -> npt.NDArray[np.uint8]:
        self.asked.append(path)
        self.threads.add(threading.get_ident())
        self.gate.wait(60)
        if "broken" in path:
            raise OSError("ends too early")
        return np.full((side, side * 2, 3), 128, np.uint8)


@pytest.fixture
def load() -> Load:
    return Load()


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot, load: Load) -> Iterator[ThumbnailGrid]:
    grid = ThumbnailGrid(theme, load, "Pictures")
    qtbot.addWidget(grid)
    grid.set_tile_side(92)
    grid.resize(410, 300)  # four by three
    grid.show()
    yield grid
    load.gate.set()
    grid.loader.close()


def pictures(count: int) -> list[Picture]:
    return [Picture(f"/p/{at}.png", f"class {at % 3}", "training") for at in range(count)]


def settle(grid: ThumbnailGrid, qtbot: QtBot) -> None:
    grid.view.viewport().repaint()
    qtbot.waitUntil(grid.loader.is_idle)


def test_only_pictures_near_the_view_are_read(
    grid: ThumbnailGrid, load: Load, qtbot: QtBot
) -> None:
    grid.set_pictures(pictures(100_000))
    settle(grid, qtbot)
    assert "/p/0.png" in load.asked
    assert len(load.asked) < 50
    assert threading.get_ident() not in load.threads


def test_what_scrolled_away_is_not_read_any_more(
    grid: ThumbnailGrid, load: Load, qtbot: QtBot
) -> None:
    load.gate.clear()
    grid.set_pictures(pictures(100_000))
    grid.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(load.asked) == 2)  # by as many threads, and they wait
    grid.view.verticalScrollBar().setValue(grid.view.verticalScrollBar().maximum())
    grid.view.viewport().repaint()
    begun = len(load.asked)
    load.gate.set()
    settle(grid, qtbot)
    assert all(int(Path(path).stem) > 99_900 for path in load.asked[begun:])
    assert "/p/99999.png" in load.asked


def test_a_loaded_picture_is_kept(grid: ThumbnailGrid, load: Load, qtbot: QtBot) -> None:
    grid.set_pictures(pictures(4))
    settle(grid, qtbot)
    qtbot.waitUntil(lambda: grid.loader.pixmap("/p/3.png", grid.view.decode_side()) is not None)
    settle(grid, qtbot)
    assert sorted(load.asked) == [f"/p/{at}.png" for at in range(4)]


def test_a_broken_picture_says_why(grid: ThumbnailGrid, load: Load, qtbot: QtBot) -> None:
    grid.set_pictures([Picture("/p/broken.png"), *pictures(2)])
    settle(grid, qtbot)
    qtbot.waitUntil(lambda: grid.loader.error("/p/broken.png") == "ends too early")
    settle(grid, qtbot)
    assert load.asked.count("/p/broken.png") == 1


def test_little_is_kept_where_the_budget_is_small(load: Load, qtbot: QtBot) -> None:
    loader = ThumbnailLoader(load, budget=3 * 64 * 128 * 4)
    for at in range(6):
        with qtbot.waitSignal(loader.changed):
            loader.want([str(at)], 64)
        qtbot.waitUntil(loader.is_idle)
    assert [loader.pixmap(str(at), 64) is not None for at in range(6)] == [False] * 3 + [True] * 3
    loader.close()


def test_another_size_serves_until_the_right_one_comes(load: Load, qtbot: QtBot) -> None:
    loader = ThumbnailLoader(load)
    with qtbot.waitSignal(loader.changed):
        loader.want(["a"], 64)
    stand_in = loader.pixmap("a", 256)
    assert stand_in is not None
    assert stand_in.height() == 64
    loader.close()


def test_a_class_filters(grid: ThumbnailGrid, qtbot: QtBot) -> None:
    grid.set_pictures(pictures(10))
    grid.set_class("class 1")
    assert grid.shown_count() == 3
    grid.select(4)
    assert grid.selected() == [4]
    grid.set_class("no such class")
    assert grid.shown_count() == 0
    assert not grid.view.isVisible()
    grid.set_class(None)
    assert grid.shown_count() == 10


def test_a_picture_is_opened(grid: ThumbnailGrid, qtbot: QtBot) -> None:
    grid.set_pictures(pictures(10))
    grid.set_class("class 2")
    place = grid.view.visualRect(grid.view.model().index(1, 0)).center()
    with qtbot.waitSignal(grid.image_activated) as signal:
        QTest.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [5]
    with qtbot.waitSignal(grid.image_activated) as signal:
        QTest.keyClick(grid.view, Qt.Key.Key_Return)
    assert signal.args == [5]


def test_keys_walk_over_the_tiles(grid: ThumbnailGrid, qtbot: QtBot) -> None:
    grid.set_pictures(pictures(1000))
    assert grid.view.columns() == 4
    grid.select(0)
    steps = [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 5), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1)]
    for key, expected in [*steps, (Qt.Key.Key_End, 999), (Qt.Key.Key_Home, 0)]:
        QTest.keyClick(grid.view, key)
        assert grid.selected() == [expected]
    QTest.keyClick(grid.view, Qt.Key.Key_PageDown)
    (row,) = grid.selected()
    assert (
        grid.view.viewport()
        .rect()
        .intersects(grid.view.visualRect(grid.view.model().index(row, 0)))
    )
    QTest.keyClick(grid.view, Qt.Key.Key_Home)
    QTest.keyClick(grid.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected() == [0, 1]


def test_tiles_fill_the_width_exactly(grid: ThumbnailGrid) -> None:
    grid.set_pictures(pictures(1000))
    for side in (48, 80, 200):
        grid.set_tile_side(side)
        last = grid.view.columns() - 1
        rect = grid.view.visualRect(grid.view.model().index(last, 0))
        assert abs(rect.right() + 1 - grid.view.viewport().width()) <= 1
        assert grid.view.indexAt(rect.center()).row() == last
    assert not grid.view.indexAt(QPoint(-5, -5)).isValid()


def test_the_tooltip_says_what_it_is(grid: ThumbnailGrid) -> None:
    grid.set_pictures([Picture("/p/a.png", "wren", "test", caption="54 %", note="too dark")])
    tip = grid.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "a.png\nwren · test\n54 %\ntoo dark"


def test_the_menu_copies(grid: ThumbnailGrid, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(path))
    grid.set_pictures([Picture(str(path))])
    added: list[QMenu] = []
    grid.menu_opening.connect(added.append)
    menu = grid.make_menu(0)
    assert added == [menu]
    actions = {action.text(): action for action in menu.actions()}
    actions["Copy path"].trigger()
    assert QGuiApplication.clipboard().text() == str(path)
    actions["Copy picture"].trigger()
    assert QGuiApplication.clipboard().image().width() == 5
    with qtbot.waitSignal(grid.image_activated) as signal:
        actions["Open"].trigger()
    assert signal.args == [0]
    menu.close()


def test_the_grid_may_go_while_pictures_are_read(theme: Theme, load: Load, qtbot: QtBot) -> None:
    grid = ThumbnailGrid(theme, load, "Pictures")
    grid.set_pictures(pictures(1000))
    grid.resize(400, 300)
    grid.show()
    grid.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(load.asked) > 0)
    grid.close()
    grid.deleteLater()
    qtbot.wait(50)


def test_the_browser_filters_by_its_chips(theme: Theme, load: Load, qtbot: QtBot) -> None:
    browser = ThumbnailBrowser(theme, load, "Pictures")
    qtbot.addWidget(browser)
    browser.set_pictures(pictures(9), ["class 0", "class 1", "class 2"])
    assert browser.grid.shown_count() == 9
    with qtbot.assertNotEmitted(browser.class_shown):
        browser.show_class("class 1")
    assert browser.grid.shown_count() == 3
    browser.set_pictures(pictures(12), ["class 0", "class 1"])
    assert browser.shown_class() == "class 1"
    assert browser.grid.shown_count() == 4
    browser.set_pictures(pictures(3), ["class 0"])
    assert browser.shown_class() == ""
    browser.grid.loader.close()


def test_a_menu_closes_with_the_pictures_that_it_is_about(grid: ThumbnailGrid) -> None:
    menu = grid.make_menu(0)
    menu.popup(grid.mapToGlobal(grid.rect().center()))
    assert menu.isVisible()
    grid.set_pictures(())
    assert not menu.isVisible()


def test_a_newer_state_of_the_same_list_keeps_selection_and_place(
    grid: ThumbnailGrid, qtbot: QtBot
) -> None:
    grid.set_pictures(pictures(200))
    bar = grid.view.verticalScrollBar()
    bar.setValue(400)
    changes: list[list[int]] = []
    grid.selection_changed.connect(lambda: changes.append(grid.selected()))
    grid.update_pictures(pictures(190), [20, 21, 22, 40])
    assert changes == [[20, 21, 22, 40]]
    assert bar.value() == 400
    assert grid.view.currentIndex().row() == 20
    grid.update_pictures(pictures(3), [])
    assert changes[1:] == [[]]
    assert bar.value() == 0  # there is nothing to scroll
    grid.set_pictures(pictures(200))
    assert grid.selected() == []


def test_pictures_need_less_room_than_the_words_in_their_place(grid: ThumbnailGrid) -> None:
    grid.set_empty_text(
        "No images", "An explanation that takes some lines where it is narrow. " * 3
    )
    words = grid.minimumSizeHint().height()
    assert grid.hasHeightForWidth()
    grid.set_pictures(pictures(3))
    assert grid.minimumSizeHint().height() < words
    assert not grid.hasHeightForWidth()
