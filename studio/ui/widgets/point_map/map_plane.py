"""The plane of a map as it is seen: points that wander, are drawn, and are found under a pixel."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.theme import Role, Theme
from studio.ui.widgets.point_map.atlas import ThumbnailAtlas
from studio.ui.widgets.point_map.camera import Camera
from studio.ui.widgets.point_map.choice import Flags, PointChoice
from studio.ui.widgets.point_map.detail import THUMBNAIL, have_room
from studio.ui.widgets.point_map.drawing import MapDrawing, Scene
from studio.ui.widgets.point_map.markers import DOT, Markers
from studio.ui.widgets.point_map.points import Coloring, MapPoints
from studio.ui.widgets.thumbnails.loader import Load

MOVE_MS = 600
"""From one set of places to the next."""

_STEP = 1.25


class MapPlane(QWidget):
    """Shows `MapPoints`: marks where they are crowded, thumbnails where there is room.

    Attributes:
        atlas: the thumbnails, to wait for them or to drop them.
        camera: from places to pixels of the widget.

    Signals:
        pointed(int): the point under the pointer or the keys, -1 for none.
        chosen_changed(): other points are chosen, see `chosen`.
        followed(bool): `is_following` has another value.
    """

    pointed = Signal(int)
    chosen_changed = Signal()
    followed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        name: str,
        load: Load = cached_thumbnail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = PointChoice()
        self._places = self._begun = np.zeros((0, 2))
        self._is_following = True
        self.is_pointing = False
        self.camera = Camera()
        self.atlas = ThumbnailAtlas(load, self)
        self._drawing = MapDrawing(theme, self.atlas)
        self._markers: Markers | None = None
        self.outline: list[QPointF] = []
        self._empty = ""
        self._journey = QVariantAnimation(self)
        self._journey.setDuration(MOVE_MS)
        self._journey.setStartValue(0.0)
        self._journey.setEndValue(1.0)
        self._journey.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._journey.valueChanged.connect(self._on_journey_went)
        self.setAccessibleName(name)
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.atlas.changed.connect(self.update)
        theme.changed.connect(self._forget_markers)

    def sizeHint(self) -> QSize:
        """Take what there is."""
        return QSize(480, 360)

    # --- what is shown ------------------------------------------------------------------------

    @property
    def points(self) -> MapPoints:
        """What was set."""
        return self._choice.points

    @property
    def coloring(self) -> Coloring:
        """How the points are coloured."""
        return self._choice.coloring

    @property
    def is_following(self) -> bool:
        """Whether everything is in view, and stays so when places change."""
        return self._is_following

    def set_points(self, points: MapPoints) -> None:
        """Show other points; nothing is chosen, everything is in view.

        Raises:
            ValueError: the arrays are of different lengths, or a place is not finite.
        """
        had_choice = bool(self._choice.is_chosen.any())
        self._choice.begin(points)
        self._journey.stop()
        self._places = points.places.astype(np.float64)
        self._forget_markers()
        self.fit()
        self.pointed.emit(-1)
        if had_choice:
            self.chosen_changed.emit()

    def renew_points(self, points: MapPoints) -> None:
        """Let the same points wander to other places, perhaps in other colours.

        With reduced motion they are there at once. What is chosen, shown and in view stays so.

        Raises:
            ValueError: another number of points, arrays of different lengths, or a place that is
                not finite.
        """
        self._choice.renew(points)
        self._journey.stop()
        self._begun = self._places
        self._forget_markers()
        if self.isVisible() and not self._theme.reduces_motion:
            self._journey.start()
        else:
            self._on_journey_went(1.0)

    def set_coloring(self, key: str) -> None:
        """Colour the points in another way; all groups are shown again."""
        found = next(one for one in self.points.colorings if one.key == key)
        if found is not self.coloring:
            self._choice.color_by(found)
            self._forget_markers()

    def set_shown_groups(self, groups: Collection[int]) -> None:
        """Show only points of these groups; of the others none stays chosen."""
        at = self._choice.at
        self.choose_flags(self._choice.show_groups(groups))
        if self._choice.at != at:
            self.pointed.emit(self._choice.at)
        self.update()

    def set_empty_text(self, text: str) -> None:
        """Say why there are no points."""
        self._empty = text
        self.update()

    # --- what is chosen -----------------------------------------------------------------------

    def chosen(self) -> list[int]:
        """Return the numbers of the chosen points, in order."""
        return [int(number) for number in np.flatnonzero(self._choice.is_chosen)]

    def choose(self, numbers: Sequence[int]) -> None:
        """Choose these points, those of them that are shown."""
        self.choose_flags(self._choice.of(numbers))

    def choose_flags(self, made: Flags) -> None:
        """Choose the points of which `made` (n,) is true."""
        if not np.array_equal(made, self._choice.is_chosen):
            self._choice.is_chosen = made
            self.update()
            self.chosen_changed.emit()

    def current(self) -> int:
        """Return the point under the pointer or the keys, -1 for none."""
        return self._choice.at

    def lines_of(self, number: int) -> list[str]:
        """Return what is said of a point: its class, its answer, its file."""
        return self._choice.lines_of(number)

    def point_to(self, number: int) -> None:
        """Mark a point and say what it is; -1 for none."""
        if number != self._choice.at:
            self._choice.at = number
            said = ", ".join(self.lines_of(number)) if number >= 0 else ""
            self.setAccessibleDescription(said)
            self.pointed.emit(number)
            self.update()

    # --- how it is seen -----------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Bring everything into view."""
        self._set_following(True)
        self.camera.fit(self._places)
        self.update()

    def zoom(self, steps: float) -> None:
        """Show it larger, or smaller where `steps` is negative, around the current point."""
        at = self._choice.at
        middle = QPointF(self.width() / 2, self.height() / 2)
        self.zoom_at(_STEP**steps, self.screen_of(at) if at >= 0 else middle)

    def zoom_at(self, factor: float, at: QPointF) -> None:
        """Show it `factor` times as large; what lies under that pixel stays there."""
        self._set_following(False)
        self.camera.zoom(factor, at.x(), at.y())
        self.update()

    def pan(self, right: float, down: float) -> None:
        """Move what is seen by pixels."""
        self._set_following(False)
        self.camera.pan(right, down)
        self.update()

    def positions(self) -> NDArray[np.float64]:
        """Return where all points lie now, pixels (n, 2)."""
        return self.camera.screen(self._places)

    def screen_of(self, number: int) -> QPointF:
        """Return where a point lies."""
        x, y = self.camera.screen(self._places[number : number + 1])[0].tolist()
        return QPointF(x, y)

    def in_view(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the numbers of the points that are seen, and where, pixels (n, 2)."""
        screen, reach = self.positions(), self._drawing.reach
        x, y = screen[:, 0], screen[:, 1]
        is_near = (x > -reach) & (x < self.width() + reach)
        is_near &= (y > -reach) & (y < self.height() + reach)
        numbers = np.flatnonzero(is_near & self._choice.is_shown)
        return numbers, screen[numbers]

    def point_at(self, place: QPointF) -> int:
        """Return the point under a pixel, -1 where there is none; pictures lie above marks."""
        numbers, places = self.in_view()
        if not len(numbers):
            return -1
        is_picture = self._cells(numbers) >= 0
        far = np.abs(places - (place.x(), place.y()))
        reach = np.where(is_picture, THUMBNAIL / 2, DOT / 2 + 2)
        hits = (far <= reach[:, np.newaxis]).all(axis=1)
        if not hits.any():
            return -1
        distance = np.hypot(far[:, 0], far[:, 1]) + np.where(is_picture, 0, THUMBNAIL)
        return int(numbers[np.where(hits, distance, np.inf).argmin()])

    def _set_following(self, is_following: bool) -> None:
        if is_following != self._is_following:
            self._is_following = is_following
            self.followed.emit(is_following)

    @Slot(object)
    def _on_journey_went(self, share: float) -> None:
        there = self.points.places.astype(np.float64)
        self._places = there if share >= 1.0 else self._begun + share * (there - self._begun)
        if self._is_following:
            self.camera.fit(self._places)
        self.update()

    @Slot()
    def _forget_markers(self) -> None:
        self._markers = None
        self.update()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if not len(self.points):
            painter.setFont(self._theme.font_of(Role.CAPTION))
            painter.setPen(self._theme.color("dim"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._empty)
        else:
            numbers, scene = self._scene()
            self._drawing.draw(painter, self._markers_for(self.devicePixelRatioF()), scene)
            self._draw_pointed(painter, numbers, scene)
        if self.outline:
            self._drawing.draw_outline(painter, self.outline)
        has_ring = self.hasFocus() and not self.is_pointing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._theme.color("accent" if has_ring else "line"), 2 if has_ring else 1)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def draw_points(self, painter: QPainter, ratio: float) -> None:
        """Draw the points in view, on something with `ratio` pixels for each of the widget."""
        self._drawing.draw(painter, self._markers_for(ratio), self._scene()[1])

    def _scene(self) -> tuple[NDArray[np.int64], Scene]:
        """Return the numbers of the points in view, and what they look like."""
        numbers, places = self.in_view()
        choice = self._choice
        groups, chosen = choice.coloring.group_of[numbers], choice.is_chosen[numbers]
        has_choice = bool(choice.is_chosen.any())
        return numbers, Scene(places, groups, self._cells(numbers), chosen, has_choice)

    def _draw_pointed(self, painter: QPainter, numbers: NDArray[np.int64], scene: Scene) -> None:
        """Mark the point that is pointed at, and show beside it what it is."""
        choice = self._choice
        if choice.at < 0 or not choice.is_shown[choice.at]:
            return
        found = np.flatnonzero(numbers == choice.at)
        place = self.screen_of(choice.at)
        drawn = int(scene.cells[found[0]]) if len(found) else -1
        self._drawing.draw_pointed(painter, place, drawn)
        if not self.outline:
            shown = self.atlas.picture(self.points.pictures[choice.at].path)
            room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            self._drawing.draw_card(painter, place, shown, self.lines_of(choice.at), room)

    def _cells(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the thumbnail of each point in view, -1 for a mark."""
        self.atlas.set_side(round(THUMBNAIL * self.devicePixelRatioF()))
        cells = np.full(len(numbers), -1, np.int64)
        shown = np.flatnonzero(have_room(self._places[numbers], self.camera.scale))
        pictures, at = self.points.pictures, self._choice.at
        paths = [pictures[number].path for number in numbers[shown].tolist()]
        beside = [pictures[at].path] if at >= 0 else []  # the card at the pointer shows it
        cells[shown] = self.atlas.cells([*beside, *paths])[len(beside) :]
        return cells

    def _markers_for(self, ratio: float) -> Markers:
        if self._markers is None or self._markers.ratio != ratio:
            self._markers = Markers(self._theme, self.coloring.groups, ratio)
        return self._markers

    # --- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in view, or the middle where it is."""
        super().resizeEvent(event)
        self.camera.resize(self.width(), self.height())
        if self._is_following:
            self.camera.fit(self._places)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks again on a screen with other pixels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget_markers()
