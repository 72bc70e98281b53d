import numpy as np
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.image_view import Box, ImageView


def test_a_box_lies_on_its_part_of_the_image(theme: Theme, qtbot: QtBot) -> None:
    view = ImageView(theme, 100)
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.set_pixels(np.zeros((40, 40, 3), np.uint8))
    view.set_box(Box(0.5, 0.0, 1.0, 0.5))
    screen = view.grab().toImage()
    place = view.image_rect()
    assert (place.left(), place.width()) == (50, 100)  # in the middle, aspect ratio kept
    left_edge = screen.pixelColor(50, 75)
    assert left_edge.red() > 200  # the line of the box
    assert screen.pixelColor(75, 75).red() == 0  # inside it
    view.set_box(None)
    assert view.grab().toImage().pixelColor(50, 75).red() == 0
