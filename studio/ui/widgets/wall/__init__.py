"""A wall of pictures: a row for each sample, a column for each epoch.

geometry.py   where each picture lies, no Qt
surface.py    where it is scrolled to, what is drawn
wall_view.py  `WallView`: the view; zoom, mouse, keyboard
output.py     the wall, or a row of it, as one picture
"""

from studio.ui.widgets.wall.geometry import Cell, WallGeometry
from studio.ui.widgets.wall.output import MOST_COLUMNS, strip, wall_picture
from studio.ui.widgets.wall.wall_view import WallView

__all__ = ["MOST_COLUMNS", "Cell", "WallGeometry", "WallView", "strip", "wall_picture"]
