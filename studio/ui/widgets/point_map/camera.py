"""From the plane of a map to the pixels of a screen, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MARGIN = 36
"""Pixels around all points, so that the outermost thumbnail is whole."""

NEAREST = 20_000.0
"""How much larger than fitted a map can be shown."""

FARTHEST = 0.25


class Camera:
    """Both axes have one scale: distances on the screen are those of the plane.

    Attributes:
        size: width and height of the screen in pixels.
        centre: place of the plane in the middle of the screen.
        scale: pixels a unit of the plane.
    """

    def __init__(self) -> None:
        self.size = (1.0, 1.0)
        self.centre = (0.0, 0.0)
        self.scale = 1.0
        self._fitted = 1.0

    def fit(self, places: NDArray[np.floating]) -> None:
        """Show all places."""
        if not len(places):
            self.centre, self.scale, self._fitted = (0.0, 0.0), 1.0, 1.0
            return
        low, high = places.min(axis=0).astype(float), places.max(axis=0).astype(float)
        room = np.maximum(np.array(self.size) - 2 * MARGIN, 16.0)
        reach = np.maximum(high - low, 1e-12)
        factors = (room / reach)[high > low]
        middle = (low + high) / 2
        self.centre = (float(middle[0]), float(middle[1]))
        self.scale = self._fitted = float(factors.min()) if len(factors) else 1.0

    def resize(self, width: float, height: float) -> None:
        """Keep what is in the middle there."""
        self.size = (max(width, 1.0), max(height, 1.0))

    def screen(self, places: NDArray[np.floating]) -> Floats:
        """Return where places (n, 2) lie, pixels (n, 2) from the upper left corner."""
        x, y = self.centre
        found = np.empty((len(places), 2))
        found[:, 0] = (places[:, 0] - x) * self.scale + self.size[0] / 2
        found[:, 1] = self.size[1] / 2 - (places[:, 1] - y) * self.scale
        return found

    def place(self, right: float, down: float) -> tuple[float, float]:
        """Return what lies under a pixel of the screen."""
        x = (right - self.size[0] / 2) / self.scale + self.centre[0]
        y = (self.size[1] / 2 - down) / self.scale + self.centre[1]
        return x, y

    def pan(self, right: float, down: float) -> None:
        """Move what is seen by pixels."""
        x, y = self.centre
        self.centre = (x - right / self.scale, y + down / self.scale)

    def zoom(self, factor: float, right: float, down: float) -> None:
        """Show it `factor` times as large; what lies under that pixel stays there."""
        before = self.place(right, down)
        low, high = FARTHEST * self._fitted, NEAREST * self._fitted
        self.scale = min(max(self.scale * factor, low), high)
        after = self.place(right, down)
        x, y = self.centre
        self.centre = (x + before[0] - after[0], y + before[1] - after[1])
