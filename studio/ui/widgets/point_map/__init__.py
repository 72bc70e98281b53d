"""Many images as points of a plane: a map to move in, to look at and to choose from.

point_map: the widget, with its tools, its legend and its menu; `PointMap.view` alone is a map too.
points: what it is given, no Qt in it. map_view: the plane itself, with mouse and keys.
Inside: camera (from the plane to the screen), detail (which points are pictures), outline (which
lie in a lasso), atlas (thumbnails in one pixmap), markers and sprites (thousands of them in one
call), group_list (the legend, which filters), map_output (picture and numbers), map_keys.
"""

from studio.ui.widgets.point_map.map_view import MapView, Tool
from studio.ui.widgets.point_map.point_map import PointMap
from studio.ui.widgets.point_map.points import Coloring, Group, MapPoints

__all__ = ["Coloring", "Group", "MapPoints", "MapView", "PointMap", "Tool"]
