"""A map as a picture and as numbers: what can be saved and copied."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.content import Table
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.point_map.map_plane import MapPlane
from studio.ui.widgets.point_map.markers import group_icon
from studio.ui.widgets.point_map.points import MapPoints
from studio.ui.widgets.saving import Write, write_npz

_RATIO = 2
"""Pixels of a picture for each on the screen."""

_LEGEND = 168
_ROW = 22
_MOST_ROWS = 60


class MapOutput:
    """Gives what is shown, as a `PictureMenu` asks for it.

    Attributes:
        arrays: what is saved as .npz; where nothing was set, places and files.
        stem: suggested name of a file.
    """

    def __init__(self, theme: Theme, plane: MapPlane) -> None:
        self._theme = theme
        self._plane = plane
        self.arrays: Mapping[str, NDArray[Any]] = {}
        self.stem = "map"

    def is_empty(self) -> bool:
        """Return whether there are no points."""
        return not len(self._plane.points)

    def file_stem(self) -> str:
        """Return the suggested name of a file, without an ending."""
        return self.stem

    def image(self) -> QImage:
        """Return what is in view, with the legend at the right."""
        width, height = self._plane.width() + _LEGEND, self._plane.height()
        image = QImage(width * _RATIO, height * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(self._theme.color("surface"))
        painter = QPainter(image)
        painter.setClipRect(QRectF(self._plane.rect()))
        self._plane.draw_points(painter, _RATIO)
        painter.setClipping(False)
        self._draw_legend(painter, QRectF(self._plane.width() + 8, 8, _LEGEND - 16, height - 16))
        painter.end()
        return image

    def npz_writer(self) -> Write:
        """Return what writes the numbers as they are now."""
        return partial(write_npz, dict(self.arrays))

    def csv_writer(self) -> Write:
        """Return what writes a row a point: file, place, and its group in each colouring."""
        return partial(_write_csv, self._plane.points)

    def _draw_legend(self, painter: QPainter, room: QRectF) -> None:
        coloring = self._plane.coloring
        counts = coloring.counts()
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("text"))
        most = min(_MOST_ROWS, int(room.height()) // _ROW)
        rows = [number for number in range(len(coloring.groups)) if counts[number]][:most]
        for row, number in enumerate(rows):
            group = coloring.groups[number]
            top = room.top() + row * _ROW
            icon = group_icon(self._theme, group, number, _RATIO)
            painter.drawPixmap(QRectF(room.left(), top + 3, 16, 16).toRect(), icon.pixmap(16, 16))
            place = QRectF(room.left() + 22, top, room.width() - 22, _ROW)
            text = painter.fontMetrics().elidedText(
                group.name, Qt.TextElideMode.ElideMiddle, int(place.width())
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)


def _write_csv(points: MapPoints, path: Path) -> None:
    titles = [one.key for one in points.colorings if one.key]
    groups = [
        [one.groups[number].name for number in one.group_of.tolist()]
        for one in points.colorings
        if one.key
    ]
    places = points.places.tolist()
    rows = (
        (points.pictures[at].path, *places[at], *(names[at] for names in groups))
        for at in range(len(points))
    )
    write_table(path, Table(("file", "x", "y", *titles), rows))
