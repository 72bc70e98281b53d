"""Thousands of small pictures, all parts of one, in a single call."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPixmap

Floats = NDArray[np.float64]

_FIELDS = 10
"""Of a `QPainter.PixmapFragment`: x, y, left, top, width, height, scales, rotation, opacity."""


class Sprites:
    """Draws parts of a pixmap, as pyqtgraph's scatter plots do.

    PySide takes an array of fragments by the address of its first one. pyqtgraph, whose versions
    are bounded, lays that array out.
    """

    def __init__(self) -> None:
        self._fragments = pg.Qt.internals.PrimitiveArray(QPainter.PixmapFragment, _FIELDS)

    def draw(
        self,
        painter: QPainter,
        pixmap: QPixmap,
        middles: Floats,
        sources: Floats,
        scales: Floats | float,
        opacities: Floats | float = 1.0,
    ) -> None:
        """Draw a part of `pixmap` at each place.

        Args:
            middles: where their middles lie, pixels (n, 2).
            sources: which parts: left, top, width, height, in pixels of the pixmap (n, 4).
            scales: how much larger each is drawn.
            opacities: 0 to 1.
        """
        count = len(middles)
        if not count or pixmap.isNull():
            return
        self._fragments.resize(count)
        rows = self._fragments.ndarray()
        rows[:, 0:2] = middles
        rows[:, 2:6] = sources
        rows[:, 6] = rows[:, 7] = scales
        rows[:, 8] = 0.0
        rows[:, 9] = opacities
        first, number = self._fragments.drawargs()
        painter.drawPixmapFragments(first, number, pixmap)
