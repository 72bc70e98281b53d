"""Versions of the same images below each other."""

import numpy as np
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.picture_rows import GAP, PictureRow, PictureRows


def rows(count: int = 5, height: int = 4, width: int = 6) -> tuple[PictureRow, PictureRow]:
    ramp = np.arange(count, dtype=np.uint8).reshape(-1, 1, 1, 1) * 40
    originals = np.broadcast_to(ramp, (count, height, width, 1)).copy()
    return PictureRow("Original", originals), PictureRow("Restored", 255 - originals)


def test_every_pixel_of_every_picture_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    shown = PictureRows(theme, "Images")
    qtbot.addWidget(shown)
    shown.set_rows(rows())
    picture = shown.picture()
    times = 96 // 6
    across, down = 6 * times + GAP, 4 * times + GAP
    for at in range(5):
        x = GAP + at * across + times // 2
        assert picture.pixelColor(x, GAP + times) == QColor(*(40 * at,) * 3)
        assert picture.pixelColor(x, GAP + down + times) == QColor(*(255 - 40 * at,) * 3)


def test_colours_stay_where_they_are(theme: Theme, qtbot: QtBot) -> None:
    shown = PictureRows(theme, "Images")
    qtbot.addWidget(shown)
    pixels = np.zeros((1, 2, 2, 3), np.uint8)
    pixels[..., 0] = 255
    shown.set_rows([PictureRow("Original", pixels)])
    assert shown.picture().pixelColor(GAP + 3, GAP + 3) == QColor("#FF0000")


def test_pictures_are_as_large_as_the_room_allows(theme: Theme, qtbot: QtBot) -> None:
    shown = PictureRows(theme, "Images")
    qtbot.addWidget(shown)
    shown.set_rows(rows(count=8, height=32, width=32))
    columns, wide, tall = shown._grid(1000, 200)
    assert (columns, wide) == (8, tall)
    columns, wide, _ = shown._grid(400, 400)
    assert columns < 8
    assert wide > (400 + GAP) / 8 - GAP  # two lines make them larger than one would


def test_without_pictures_there_is_nothing_to_save(theme: Theme, qtbot: QtBot) -> None:
    shown = PictureRows(theme, "Images")
    qtbot.addWidget(shown)
    assert shown.picture().isNull()
    shown.set_rows(rows())
    assert "5" in shown.accessibleDescription()
    shown.set_rows(())
    assert shown.accessibleDescription() == ""
