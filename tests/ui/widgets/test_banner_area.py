"""Banners that come and go while somebody is about to press something."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.banner_area import BannerArea, Edge


class Place(QWidget):
    """A page: an area for banners and a button that would move."""

    def __init__(self, theme: Theme, edge: Edge) -> None:
        super().__init__()
        self.pointer_is_here = False
        self.area = BannerArea(theme, edge, self, (0, 0, 0, 12))
        self.button = QWidget()
        self.banner = Banner(theme, "error", "Something went wrong.", closable=True)
        self.banner.hide()
        self.area.column.addWidget(self.banner)
        column = QVBoxLayout(self)
        widgets = (self.area, self.button)
        for widget in widgets if edge is Edge.TOP else reversed(widgets):
            column.addWidget(widget, 1 if widget is self.button else 0)
        self.resize(500, 400)

    def underMouse(self) -> bool:
        return self.pointer_is_here

    def button_at(self) -> tuple[int, int]:
        return self.button.geometry().top(), self.button.geometry().bottom()


@pytest.fixture(params=list(Edge), ids=lambda edge: edge.value)
def place(theme: Theme, qtbot: QtBot, request: pytest.FixtureRequest) -> Place:
    made = Place(theme, request.param)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def point_at(place: Place, at: QPoint) -> None:
    QCursor.setPos(place.mapToGlobal(at))
    place.pointer_is_here = True


def test_a_banner_takes_room_where_nobody_points(place: Place, qtbot: QtBot) -> None:
    before = place.button_at()
    place.banner.show()
    assert place.banner.isVisible()
    qtbot.waitUntil(lambda: place.button_at() != before)
    assert not place.area.floating.geometry().intersects(place.button.geometry())
    place.banner.hide()
    qtbot.waitUntil(lambda: place.button_at() == before)
    assert place.area.floating.isHidden()


def test_nothing_moves_under_the_pointer(place: Place, qtbot: QtBot) -> None:
    before = place.button_at()
    point_at(place, place.button.geometry().center())
    place.banner.show()
    qtbot.wait(50)
    assert place.banner.isVisible()
    assert place.button_at() == before
    place.pointer_is_here = False
    qtbot.waitUntil(lambda: place.button_at() != before, timeout=3000)
    after = place.button_at()
    place.pointer_is_here = True
    place.banner.hide()
    qtbot.wait(50)
    assert place.button_at() == after
    qtbot.waitUntil(lambda: place.button_at() == before, timeout=8000)  # the pointer rests


def test_a_click_goes_to_what_was_there_first(place: Place, qtbot: QtBot) -> None:
    edge = 4 if place.area.y() < 100 else place.button.height() - 4
    point_at(place, place.button.geometry().topLeft() + QPoint(100, edge))
    place.banner.show()
    qtbot.wait(20)
    at = place.mapFromGlobal(QCursor.pos())
    assert place.area.floating.geometry().contains(at)
    assert place.childAt(at) is place.button
    QCursor.setPos(place.mapToGlobal(place.button.geometry().center()))
    qtbot.waitUntil(lambda: place.childAt(at) is not place.button, timeout=3000)
