"""Where axes and lines of parallel coordinates lie in their widget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from studio.ui.widgets.parallel_plot.lines import ParallelLine

TITLE = 44
"""Pixels above the axes, for names of two lines and half of the uppermost tick."""
_BELOW, _SIDE = 14, 12


class Geometry:
    """Axes spread over a width, each with the room at its right for what is written at its ticks.

    Args:
        width: of the widget, in pixels.
        height: likewise.
        axes: how many; at least 1.
        room: at the right of the last one, for its ticks.
    """

    def __init__(self, width: float, height: float, axes: int, room: float) -> None:
        self._axes = axes
        self._left = float(_SIDE)
        self._room = room
        self._step = max(width - _SIDE - room, 1.0) / max(axes - 1, 1)
        self.top = float(TITLE)
        self.bottom = max(height - _BELOW, self.top + 1.0)

    def x(self, axis: int) -> float:
        """Return where an axis stands."""
        return self._left + axis * self._step

    def y(self, place: float) -> float:
        """Return the height of a place from 0 to 1."""
        return self.bottom - place * (self.bottom - self.top)

    def place(self, y: float) -> float:
        """Return the place at a height; beyond 0 and 1 outside the axes."""
        return (self.bottom - y) / (self.bottom - self.top)

    def column(self, axis: int) -> QRectF:
        """Return the room of an axis' name: over its ticks, of the last one at both sides."""
        last = self._axes - 1
        begin, end = self.x(axis) - 6, self.x(axis) + self._step - 14
        if axis == last:
            begin, end = begin - self._room / 2, self.x(last) + self._room
        elif axis == last - 1:  # what the last one takes at its left
            end -= self._room / 2
        return QRectF(begin, 0, end - begin, TITLE - 12)

    def axis_at(self, x: float, reach: float) -> int | None:
        """Return the axis within so many pixels, None where none is."""
        nearest = min(range(self._axes), key=lambda axis: abs(self.x(axis) - x))
        return nearest if abs(self.x(nearest) - x) <= reach else None

    def points(self, line: ParallelLine) -> list[list[QPointF]]:
        """Return the polylines of a line: a gap where it has no place."""
        parts: list[list[QPointF]] = [[]]
        for axis, place in enumerate(line.places):
            if math.isnan(place):
                parts.append([])
            else:
                parts[-1].append(QPointF(self.x(axis), self.y(place)))
        return [part for part in parts if part]

    def line_at(self, lines: Sequence[ParallelLine], point: QPointF, reach: float) -> int:
        """Return the key of the line nearest to a point and within reach, 0 where none is."""
        best, key = reach, 0
        for line in lines:
            for part in self.points(line):
                for first, last in pairwise(part):
                    if not first.x() - reach <= point.x() <= last.x() + reach:
                        continue
                    share = (point.x() - first.x()) / max(last.x() - first.x(), 1e-9)
                    share = min(max(share, 0.0), 1.0)
                    y = first.y() + share * (last.y() - first.y())
                    slope = (last.y() - first.y()) / max(last.x() - first.x(), 1e-9)
                    far = abs(point.y() - y) / math.hypot(1.0, slope)
                    if far < best:
                        best, key = far, line.key
        return key
