"""Points that each have a name and can be chosen, on the chart kit.

named_points: the content of a card. named_point: what it is given. content: what the kit asks for.
points_item: paints points, names where there is room, and lines between points of one strand.
"""

from studio.ui.widgets.named_points.named_point import NamedPoint
from studio.ui.widgets.named_points.named_points import NamedPoints

__all__ = ["NamedPoint", "NamedPoints"]
