"""Two pictures over each other with a divider."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.wipe_view import WipeView


def view(theme: Theme, qtbot: QtBot) -> WipeView:
    made = WipeView(theme, "Before and after")
    qtbot.addWidget(made)
    made.resize(300, 200)
    black, white = (QImage(8, 4, QImage.Format.Format_RGB32) for _ in range(2))
    black.fill(QColor("black"))
    white.fill(QColor("white"))
    made.set_images(black, white)
    made.set_names("Original", "Restored")
    made.show()
    return made


def test_the_divider_is_dragged_and_moved_by_keys(theme: Theme, qtbot: QtBot) -> None:
    shown = view(theme, qtbot)
    place = shown.image_rect()
    assert (round(place.width()), round(place.height())) == (294, 147)
    quarter = QPoint(round(place.left() + place.width() / 4), 100)
    with qtbot.waitSignal(shown.wiped):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=quarter)
    assert abs(shown.share - 0.25) < 0.01
    grabbed = shown.grab().toImage()
    assert grabbed.pixelColor(round(place.left()) + 20, 150).lightness() < 20
    assert grabbed.pixelColor(round(place.right()) - 20, 150).lightness() > 235
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.share == 0
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.share == 0  # no further than the edge
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert shown.accessibleDescription() == "Original 50 % | Restored"


def test_without_pictures_nothing_is_drawn_or_saved(theme: Theme, qtbot: QtBot) -> None:
    shown = WipeView(theme, "Before and after")
    qtbot.addWidget(shown)
    shown.show()
    shown.grab()
    assert shown.picture().isNull()
