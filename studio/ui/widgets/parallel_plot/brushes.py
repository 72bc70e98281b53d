"""Ranges that a person marks on axes: lines that pass through all of them stay bright."""

from __future__ import annotations

import math
from collections.abc import Iterable

from studio.ui.widgets.parallel_plot.lines import ParallelLine

_LEAST = 0.02
_SLACK = 1e-6


class Brushes:
    """A range of places (low, high) for each axis that has one."""

    def __init__(self) -> None:
        self._ranges: dict[int, tuple[float, float]] = {}

    def __bool__(self) -> bool:
        return bool(self._ranges)

    @property
    def ranges(self) -> dict[int, tuple[float, float]]:
        """The ranges by the place of their axis."""
        return dict(self._ranges)

    def at(self, axis: int) -> tuple[float, float] | None:
        """Return the range of an axis, None where it has none."""
        return self._ranges.get(axis)

    def mark(self, axis: int, first: float, last: float) -> None:
        """Mark what lies between two places, at least a little."""
        low, high = sorted((min(max(first, 0.0), 1.0), min(max(last, 0.0), 1.0)))
        if high - low < _LEAST:
            low, high = max(low - _LEAST / 2, 0.0), min(high + _LEAST / 2, 1.0)
        self._ranges[axis] = (low, high)

    def move(self, axis: int, by: float) -> None:
        """Move the range of an axis, which keeps its length."""
        found = self._ranges.get(axis)
        if found is not None:
            step = min(max(by, -found[0]), 1.0 - found[1])
            self._ranges[axis] = (found[0] + step, found[1] + step)

    def widen(self, axis: int, by: float) -> None:
        """Raise the upper end of the range of an axis, or lower it."""
        found = self._ranges.get(axis)
        if found is not None:
            self.mark(axis, found[0], max(found[1] + by, found[0] + _LEAST))

    def clear(self, axis: int | None = None) -> None:
        """Mark nothing on an axis; on none for None."""
        if axis is None:
            self._ranges.clear()
        else:
            self._ranges.pop(axis, None)

    def passing(self, lines: Iterable[ParallelLine]) -> frozenset[int]:
        """Return the keys of the lines that go through every range."""
        return frozenset(line.key for line in lines if self._passes(line))

    def _passes(self, line: ParallelLine) -> bool:
        return all(
            not math.isnan(line.places[axis]) and low - _SLACK <= line.places[axis] <= high + _SLACK
            for axis, (low, high) in self._ranges.items()
        )
