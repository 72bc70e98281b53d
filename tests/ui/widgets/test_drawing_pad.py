from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.drawing_pad import DrawingPad


def pad(theme: Theme, qtbot: QtBot) -> DrawingPad:
    made = DrawingPad(theme, "Pad")
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    return made


def test_a_stroke_of_the_pointer_is_ink_where_it_was_drawn(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    assert made.is_empty
    with qtbot.waitSignal(made.drawn):
        QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(75, 50))
        QTest.mouseMove(made, QPoint(125, 50))
        QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(125, 50))
    image = made.image()
    middle, side = image.height() // 2, image.width()
    assert image.width() == image.height()
    assert image.pixelColor(side // 2, middle).value() == 255
    assert image.pixelColor(side // 2, 10).value() == 0
    assert not made.is_empty


def test_delete_wipes_it_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(made.drawn):
        QTest.keyClick(made, Qt.Key.Key_Delete)
    assert made.is_empty
    assert not any(bytes(made.image().constBits()))


def test_it_has_the_shape_of_what_the_network_reads(theme: Theme, qtbot: QtBot) -> None:
    made = pad(theme, qtbot)
    made.set_shape(8, 32)
    size = made.image().size()
    assert size.width() == 4 * size.height()
