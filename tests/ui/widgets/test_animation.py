"""A GIF holds every frame, in its colours, and repeats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QColor, QImage

from studio.ui.widgets.animation import write_gif
from studio.ui.widgets.pixel_image import image_of


def plain(color: str) -> QImage:
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


@pytest.mark.usefixtures("qapp")
def test_every_frame_is_there_and_the_last_lingers(tmp_path: Path) -> None:
    file = tmp_path / "walk.gif"
    write_gif([plain("#FF0000"), plain("#00FF00"), plain("#808080")], 120, file)
    with Image.open(file) as gif:
        assert (gif.size, gif.info["loop"]) == ((7, 5), 0)
        found, durations = [], []
        for frame in ImageSequence.Iterator(gif):
            found.append(frame.convert("RGB").getpixel((3, 2)))
            durations.append(frame.info["duration"])
    assert found == [(255, 0, 0), (0, 255, 0), (128, 128, 128)]
    assert durations == [120, 120, 480]


def test_grey_keeps_all_its_256_levels(tmp_path: Path) -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    write_gif([image_of(grey), image_of(grey[::-1])], 100, tmp_path / "grey.gif")
    with Image.open(tmp_path / "grey.gif") as gif:
        gif.seek(1)
        assert np.array_equal(np.array(gif.convert("L")), grey[::-1, :, 0])
