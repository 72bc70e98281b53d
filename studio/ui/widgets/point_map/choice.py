"""Which points of a map are shown, which are chosen, and which one is pointed at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from studio.ui.widgets.point_map.points import Coloring, MapPoints

Flags = NDArray[np.bool_]


class PointChoice:
    """What a person did to the points.

    Attributes:
        points: all of them.
        coloring: how they are coloured.
        is_shown: bool (n,), those of the groups that the legend shows.
        is_chosen: bool (n,), none of which is hidden.
        at: the point that is pointed at, -1 for none.
    """

    def __init__(self) -> None:
        self.points = MapPoints()
        self.coloring = self.points.colorings[0]
        self.is_shown: Flags = np.zeros(0, np.bool_)
        self.is_chosen: Flags = np.zeros(0, np.bool_)
        self.at = -1

    def begin(self, points: MapPoints) -> None:
        """Show all of other points, none of them chosen; the colouring stays where it can.

        Raises:
            ValueError: the arrays are of different lengths, or a place is not finite.
        """
        check(points)
        key = self.coloring.key
        same = (one for one in points.colorings if one.key == key)
        self.points, self.coloring = points, next(same, points.colorings[0])
        self.is_shown = np.ones(len(points), np.bool_)
        self.is_chosen = np.zeros(len(points), np.bool_)
        self.at = -1

    def renew(self, points: MapPoints) -> None:
        """Take other places and colours of the same points; what was chosen and shown stays so.

        Raises:
            ValueError: another number of points, arrays of different lengths, or a place that is
                not finite.
        """
        check(points)
        if len(points) != len(self.points):
            raise ValueError(f"{len(points)} places of {len(self.points)} points")
        before = self.coloring
        same = (one for one in points.colorings if one.key == before.key)
        self.points, self.coloring = points, next(same, points.colorings[0])
        if self.coloring.groups != before.groups:
            self.is_shown = np.ones(len(points), np.bool_)

    def color_by(self, coloring: Coloring) -> None:
        """Colour the points in another way; all groups are shown."""
        self.coloring = coloring
        self.is_shown = np.ones(len(self.points), np.bool_)

    def show_groups(self, groups: Collection[int]) -> Flags:
        """Show points of these groups only; return which of the chosen ones are left."""
        self.is_shown = np.isin(self.coloring.group_of, list(groups))
        if self.at >= 0 and not self.is_shown[self.at]:
            self.at = -1
        return self.is_chosen & self.is_shown

    def of(self, numbers: Sequence[int]) -> Flags:
        """Return which points these are, those of them that are shown."""
        made = np.zeros(len(self.points), np.bool_)
        made[list(numbers)] = True
        return made & self.is_shown

    def toggled(self, number: int) -> Flags:
        """Return the choice with one point more, or less."""
        made = self.is_chosen.copy()
        made[number] = not made[number]
        return made

    def neighbour(self, screen: NDArray[np.float64], right: int, down: int) -> int:
        """Return the point next to the present one in a direction, -1 where there is none.

        Args:
            screen: where all points lie, pixels (n, 2).
            right: 1 to the right, -1 to the left, else 0.
            down: the same downwards.
        """
        shown = np.flatnonzero(self.is_shown)
        way = screen[shown] - screen[self.at]
        along = way[:, 0] * right + way[:, 1] * down
        across = np.abs(way[:, 0] * down + way[:, 1] * right)
        is_ahead = (along > 0) & (across <= 2 * along)
        if not is_ahead.any():
            return -1
        return int(shown[np.where(is_ahead, along + 2 * across, np.inf).argmin()])

    def nearest(self, screen: NDArray[np.float64], place: tuple[float, float]) -> int:
        """Return the shown point nearest to a pixel, -1 where none is shown."""
        shown = np.flatnonzero(self.is_shown)
        if not len(shown):
            return -1
        return int(shown[np.hypot(*(screen[shown] - place).T).argmin()])

    def lines_of(self, number: int) -> list[str]:
        """Return what is said of a point: its class, its answer, its file."""
        picture = self.points.pictures[number]
        file = picture.path.replace("\\", "/").rsplit("/", 1)[-1]
        lines = (picture.class_name, picture.caption, picture.note, file)
        return list(dict.fromkeys(line for line in lines if line))


def check(points: MapPoints) -> None:
    """Refuse points that do not belong together.

    Raises:
        ValueError: the arrays are of different lengths, or a place is not finite.
    """
    count = len(points)
    lengths = {len(points.pictures), *(len(one.group_of) for one in points.colorings)}
    if lengths != {count} or not np.isfinite(points.places).all():
        raise ValueError(f"{count} places, but {lengths} pictures or groups, or not finite")
