"""The tiles as a whole: a picture and numbers that can be saved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.core.look.mosaic import Grid, mosaic, saved_grid
from studio.core.look.view import Arrays
from studio.ui.pages.inspect.mode import Picture

_CAPTION = 22
"""Pixels below a tile that has a caption."""


class TileOutput:
    """Gives what was set last, as a `PictureMenu` asks for it."""

    def __init__(self) -> None:
        self._picture = Picture(np.zeros((0, 1, 1, 3), np.uint8))

    def set_picture(self, picture: Picture) -> None:
        """Offer its tiles, and the numbers that they were made of."""
        self._picture = picture

    def is_empty(self) -> bool:
        """Return whether nothing was set."""
        return not self._picture.arrays

    def file_stem(self) -> str:
        """Return the suggested name of a file, without an ending."""
        return self._picture.stem

    def about(self) -> str:
        """Return what the tiles are."""
        return self._picture.summary

    def arrays(self) -> Arrays:
        """Return the numbers as they are now."""
        return dict(self._picture.arrays)

    def image(self) -> QImage:
        """Return all tiles in one picture, their captions below them."""
        shown = self._picture
        count, height, width, _ = shown.tiles.shape
        grid = saved_grid(count, height, width)
        if shown.columns:
            grid = grid._replace(columns=shown.columns)
        if shown.captions:
            grid = grid._replace(below=_CAPTION)
        image = _image(mosaic(shown.tiles, grid))
        if shown.captions:
            _write_captions(image, grid, shown.captions)
        return image


def _image(pixels: NDArray[np.uint8]) -> QImage:
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # its own pixels


def _write_captions(image: QImage, grid: Grid, captions: tuple[str, ...]) -> None:
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor("#333333"))
    metrics = painter.fontMetrics()
    for tile, caption in enumerate(captions[: grid.total]):
        top, left = grid.corner(tile)
        room = QRect(left, top + grid.shown[0], grid.shown[1], _CAPTION)
        text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
