"""Draws the points of a map: marks, pictures where there is room, what is chosen and pointed at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.point_map.atlas import ThumbnailAtlas
from studio.ui.widgets.point_map.detail import THUMBNAIL
from studio.ui.widgets.point_map.markers import DOT, Markers
from studio.ui.widgets.point_map.sprites import Sprites
from studio.ui.widgets.thumbnails.square import middle_square

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FRAME = 2.0
CHOSEN_FRAME = 4.0
BESIDE = 0.35
"""Opacity of what is not chosen while something is."""

RING = 6.0
_RINGS: tuple[tuple[ColorName, float], ...] = (("surface", 4.0), ("text", 2.0))
"""Colour and width of the lines around what is pointed at, the lower one first."""

LARGE = 96
"""Pixels of the picture beside the pointer."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is in view.

    Attributes:
        places: on the screen, pixels (n, 2).
        groups: numbers of their groups (n,).
        cells: their thumbnails' cells in the atlas, -1 for a mark (n,).
        is_chosen: (n,).
        has_choice: whether anything at all is chosen, in view or not.
    """

    places: Floats
    groups: NDArray[np.integer]
    cells: NDArray[np.int64]
    is_chosen: Flags
    has_choice: bool


class MapDrawing:
    """Paints with the theme's colours."""

    def __init__(self, theme: Theme, atlas: ThumbnailAtlas) -> None:
        self._theme = theme
        self._atlas = atlas
        self._sprites = Sprites()

    def draw(self, painter: QPainter, markers: Markers, scene: Scene) -> None:
        """Draw all points: the pictures over the marks, what is chosen over what is not."""
        is_picture = scene.cells >= 0
        opacity = np.where(scene.is_chosen | (not scene.has_choice), 1.0, BESIDE)
        for is_above in (~scene.is_chosen, scene.is_chosen):
            self._draw_marks(painter, markers, scene, is_above & ~is_picture, opacity)
        for is_above in (~scene.is_chosen, scene.is_chosen):
            self._draw_pictures(painter, markers, scene, is_above & is_picture, opacity)

    def _draw_marks(
        self, painter: QPainter, markers: Markers, scene: Scene, kept: Flags, opacity: Floats
    ) -> None:
        chosen = kept & scene.is_chosen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for x, y in scene.places[chosen].tolist():
            painter.drawEllipse(QPointF(x, y), RING, RING)
        self._sprites.draw(
            painter,
            markers.pixmap,
            scene.places[kept],
            markers.marks(scene.groups[kept]),
            markers.scale,
            opacity[kept],
        )

    def _draw_pictures(
        self, painter: QPainter, markers: Markers, scene: Scene, kept: Flags, opacity: Floats
    ) -> None:
        places, groups = scene.places[kept], scene.groups[kept]
        chosen = scene.is_chosen[kept]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        side = THUMBNAIL + 2 * CHOSEN_FRAME
        for x, y in places[chosen].tolist():
            painter.drawRect(QRectF(x - side / 2, y - side / 2, side, side))
        if not scene.has_choice or chosen.any():  # a frame would shine through what is pale
            frame = markers.frame_scale(THUMBNAIL + 2 * FRAME)
            self._sprites.draw(painter, markers.pixmap, places, markers.frames(groups), frame)
        parts = self._atlas.sources(scene.cells[kept])
        self._sprites.draw(painter, self._atlas.pixmap, places, parts, markers.scale, opacity[kept])

    def draw_pointed(self, painter: QPainter, place: QPointF, cell: int) -> None:
        """Mark the point that is pointed at, or that the keys are at."""
        reach = RING + 2 if cell < 0 else THUMBNAIL / 2 + CHOSEN_FRAME
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in _RINGS:
            painter.setPen(QPen(self._theme.color(color), width))
            if cell < 0:
                painter.drawEllipse(place, reach, reach)
            else:
                painter.drawRect(QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach))

    def draw_card(
        self,
        painter: QPainter,
        place: QPointF,
        shown: QPixmap | None,
        lines: list[str],
        room: QRectF,
    ) -> None:
        """Show a point's picture and what is said of it beside it, inside of `room`."""
        painter.setFont(self._theme.font_of(Role.CAPTION))
        metrics = painter.fontMetrics()
        lines = [line for line in lines if line]
        if not lines and shown is None:
            return
        width = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        width = min(max(width, LARGE if shown is not None else 0), 240)
        picture = LARGE + 6 if shown is not None else 0
        height = picture + metrics.height() * len(lines)
        card = QRectF(place.x() + 14, place.y() + 14, width + 16, height + 12)
        if card.right() > room.right():
            card.moveRight(place.x() - 14)
        if card.bottom() > room.bottom():
            card.moveBottom(place.y() - 14)
        card.moveLeft(max(card.left(), room.left()))
        card.moveTop(max(card.top(), room.top()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, 6, 6)
        if shown is not None:
            target = QRectF(card.left() + 8, card.top() + 6, LARGE, LARGE)
            is_large = shown.width() >= LARGE  # of a small one, single pixels are to be seen
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_large)
            painter.drawPixmap(target, shown, middle_square(shown))
        painter.setPen(self._theme.color("text"))
        for number, line in enumerate(lines):
            at = card.top() + 6 + picture + number * metrics.height()
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(card.width()) - 16)
            row = QRectF(card.left() + 8, at, card.width() - 16, metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, text)

    def draw_outline(self, painter: QPainter, corners: list[QPointF]) -> None:
        """Show what is being drawn around points; its ends will be joined."""
        path = QPainterPath()
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.color("accent", 0.10))
        painter.drawPath(path)

    @property
    def reach(self) -> float:
        """How far from its middle a point can be seen, in pixels."""
        return THUMBNAIL / 2 + CHOSEN_FRAME + DOT
