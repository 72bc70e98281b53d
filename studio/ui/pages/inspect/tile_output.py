"""The tiles as a whole: a picture and numbers that can be saved."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.core.look.mosaic import mosaic, saved_grid
from studio.core.look.view import Arrays
from studio.ui.widgets.saving import Write, write_npz


class TileOutput:
    """Gives what was set last, as a `PictureMenu` asks for it."""

    def __init__(self) -> None:
        self._tiles = np.zeros((0, 1, 1, 3), np.uint8)
        self._arrays: Arrays = {}
        self._stem = ""

    def set_content(self, tiles: NDArray[np.uint8], arrays: Arrays, stem: str) -> None:
        """Offer tiles, (count, height, width, 3), and the numbers that they were made of."""
        self._tiles, self._arrays, self._stem = tiles, arrays, stem

    def is_empty(self) -> bool:
        """Return whether nothing was set."""
        return not self._arrays

    def file_stem(self) -> str:
        """Return the suggested name of a file, without an ending."""
        return self._stem

    def image(self) -> QImage:
        """Return all tiles in one picture."""
        count, height, width, _ = self._tiles.shape
        pixels = mosaic(self._tiles, saved_grid(count, height, width))
        height, width, _ = pixels.shape
        image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        return image.copy()  # its own pixels

    def npz_writer(self) -> Write:
        """Return what writes the numbers as they are now."""
        return partial(write_npz, dict(self._arrays))
