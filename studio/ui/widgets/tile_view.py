"""Many small pictures of one size, drawn from a single image, to zoom and to point at."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from studio.core.look.mosaic import Grid, Place, mosaic
from studio.ui.theme import Role, Theme
from studio.ui.widgets.menu_place import menu_place
from studio.ui.widgets.plain_tip import plain_tip

GAP = 4
"""Pixels between two tiles."""

STEP = math.sqrt(2)
"""From a zoom to the next."""

SMALLEST, LARGEST = 24, 480
"""The longer side of a tile in pixels of the screen."""

WANTED = 168
"""Tiles without captions are not larger than that by themselves."""

CAPTION = 20
"""Pixels below a tile that has a caption."""

PICTURE = 24
"""Of tiles with so long a side single pixels are not looked at, up to twice their size."""

READABLE = 72
"""On tiles at least so wide a caption is cut rather than left out."""

BAR = 7
"""Pixels below a tile that has a bar."""

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TileView(QAbstractScrollArea):
    """Shows tiles; single pixels stay squares however far it is zoomed.

    Arrow keys move from tile to tile, Return or a double click opens one, + and - (or Ctrl and the
    wheel) zoom, 0 fits all into the room.

    Signals:
        hovered(object): the `Place` under the pointer, None where there is none.
        current_changed(int): another tile is the current one.
        place_chosen(object): the `Place` that was pressed.
        tile_activated(int): the person opened this one.
        zoomed(): the tiles have another size.
        menu_requested(QPoint): a context menu is wanted there, in global coordinates.
    """

    hovered = Signal(object)
    current_changed = Signal(int)
    place_chosen = Signal(object)
    tile_activated = Signal(int)
    zoomed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles = np.zeros((0, 1, 1, 3), np.uint8)
        self._captions: tuple[str, ...] = ()
        self._widest = 0
        self._bars: tuple[float, ...] = ()
        self._marked: frozenset[int] = frozenset()
        self._columns = 0
        self._side: float | None = None
        self._current = 0
        self._grid = Grid(0, 1, 1, 1, (1, 1), GAP)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(160, 120)
        theme.changed.connect(self.viewport().update)

    @property
    def grid(self) -> Grid:
        """Where each tile lies."""
        return self._grid

    def set_tiles(
        self,
        tiles: NDArray[np.uint8],
        captions: Sequence[str] = (),
        columns: int = 0,
        *,
        bars: Sequence[float] = (),
        marked: Collection[int] = (),
    ) -> None:
        """Show these; a zoom that was chosen stays.

        Args:
            tiles: (tiles, height, width, 3).
            captions: a line below each, or none at all; on tiles too small for them, the tool tip.
            columns: tiles in a row, 0 for as many as fit.
            bars: a share, 0..1, that is drawn below each, or none at all.
            marked: numbers of tiles that are framed as a warning.
        """
        self._captions, self._columns = tuple(captions), columns
        metrics = QFontMetrics(self._theme.font_of(Role.CAPTION))
        self._widest = max((metrics.horizontalAdvance(one) for one in set(captions)), default=0)
        self._bars, self._marked = tuple(bars), frozenset(marked)
        before = self._tiles.shape
        self._tiles = np.ascontiguousarray(tiles)
        if tiles.shape != before:
            self.verticalScrollBar().setValue(0)
            self._set_current(0)
        self._arrange()

    def picture(self) -> NDArray[np.uint8]:
        """Return all tiles as they lie, (height, width, 3), of whole pixels only."""
        height, width = (max(1, side) for side in self._tiles.shape[1:3])
        factor = max(1, round(self._grid.shown[0] / height))
        if self._grid.shown[0] >= height:
            shown = (height * factor, width * factor)
            return mosaic(self._tiles, self._grid._replace(shown=shown))
        return mosaic(self._tiles, self._grid)

    def current(self) -> int:
        """Return the tile that the keyboard is at."""
        return self._current

    def zoom(self, steps: int) -> None:
        """Make the tiles larger (above 0) or smaller by so many steps."""
        side = max(self._grid.shown) * STEP**steps
        self._side = min(max(side, SMALLEST), LARGEST)
        self._arrange()

    @Slot()
    def fit(self) -> None:
        """Make the tiles as large as the room allows."""
        self._side = None
        self._arrange()

    def _arrange(self) -> None:
        count, height, width, _ = self._tiles.shape
        side = self._fitting(count, height, width) if self._side is None else self._side
        self._grid = self._laid_out(count, height, width, side)
        rest = self._grid.size[0] - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(self._grid.step[0] // 2, 1))
        bar.setRange(0, max(rest, 0))
        beside = self._grid.size[1] - self.viewport().width()
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, max(beside, 0))
        self.viewport().update()
        self.zoomed.emit()

    def _laid_out(self, count: int, height: int, width: int, side: float) -> Grid:
        """Return the grid with tiles of a longer side of `side`; single pixels to be seen alike."""
        factor = side / max(height, width)
        if factor >= 2 or (factor > 1 and max(height, width) < PICTURE):
            factor = round(factor)
        shown = (max(1, round(height * factor)), max(1, round(width * factor)))
        columns = self._columns or max(1, (self.viewport().width() - GAP) // (shown[1] + GAP))
        below = CAPTION if self._has_captions(shown[1]) else BAR if self._bars else 0
        return Grid(count, height, width, min(columns, max(count, 1)), shown, GAP, below)

    def _has_captions(self, width: int) -> bool:
        """Return whether captions are drawn below tiles of that width."""
        return bool(self._captions) and width >= min(self._widest, READABLE)

    def _fitting(self, count: int, height: int, width: int) -> float:
        """Return the largest side with which all tiles are in view, within reason."""
        most = LARGEST if count == 1 or self._captions else WANTED
        for side in range(most, SMALLEST, -4):
            grid = self._laid_out(count, height, width, side)
            if grid.size[0] <= self.viewport().height() and grid.size[1] <= self.viewport().width():
                return side
        return 2 * SMALLEST

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def place_at(self, point: QPoint) -> Place | None:
        """Return what lies under a point of the viewport."""
        place = point + self._offset()
        return self._grid.place(place.y(), place.x())

    def rect_of(self, tile: int) -> QRect:
        """Return where a tile lies in the viewport."""
        top, left = self._grid.corner(tile)
        height, width = self._grid.shown
        return QRect(left, top, width, height).translated(-self._offset())

    def _set_current(self, tile: int) -> None:
        tile = min(max(tile, 0), max(self._grid.total - 1, 0))
        if tile == self._current:
            return
        self._current = tile
        rect = self.rect_of(tile)
        bar = self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top() - GAP)
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + GAP - self.viewport().height())
        self.viewport().update()
        self.current_changed.emit(tile)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that are in view out of the one image."""
        painter = QPainter(self.viewport())
        # Whole multiples are not smoothed: single pixels are to be seen.
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, self._grid.shown[0] % self._grid.height > 0
        )
        seen = self._seen(event.rect())
        for tile in seen:
            painter.drawImage(self.rect_of(tile), self._image_of(tile))
        self._draw_captions(painter, seen)
        self._draw_bars(painter, seen)
        if self.hasFocus() and self._grid.total:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect_of(self._current).adjusted(-2, -2, 1, 1))

    def _seen(self, part: QRect) -> range:
        """Return the tiles of the rows that a part of the viewport shows: of 10,000, a few."""
        down, top = self._grid.step[0], self._offset().y() + part.top()
        first = max(0, (top - self._grid.gap) // down) * self._grid.columns
        last = ((top + part.height()) // down + 1) * self._grid.columns
        return range(min(first, self._grid.total), min(last, self._grid.total))

    def _image_of(self, tile: int) -> QImage:
        """Return a tile without a copy; an image of all of them would be too high for Qt."""
        pixels = self._tiles[tile]
        height, width, _ = pixels.shape
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)

    def _draw_bars(self, painter: QPainter, seen: range) -> None:
        """Draw the bars, and a frame around what is marked."""
        for tile in range(seen.start, min(seen.stop, len(self._bars))):
            share, rect = self._bars[tile], self.rect_of(tile)
            bar = QRect(rect.left(), rect.bottom() + 3, rect.width(), BAR - 3)
            painter.fillRect(bar, self._theme.color("track"))
            bar.setWidth(max(1, round(rect.width() * min(max(share, 0.0), 1.0))))
            painter.fillRect(bar, self._theme.color("accent"))
        painter.setPen(QPen(self._theme.color("warning"), 2))
        for tile in self._marked.intersection(seen):
            painter.drawRect(self.rect_of(tile).adjusted(-1, -1, 0, 0))

    def _draw_captions(self, painter: QPainter, seen: range) -> None:
        if not self._has_captions(self._grid.shown[1]):
            return
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        metrics = painter.fontMetrics()
        for tile in range(seen.start, min(seen.stop, len(self._captions))):
            rect = self.rect_of(tile)
            room = QRect(rect.left(), rect.bottom() + 1, rect.width(), CAPTION)
            text = metrics.elidedText(
                self._captions[tile], Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the tiles."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into view."""
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Take what there is."""
        return QSize(480, 360)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        self.hovered.emit(self.place_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the tile under the pointer the current one."""
        place = self.place_at(event.position().toPoint())
        if place is not None:
            self._set_current(place.tile)
            self.place_chosen.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the tile under the pointer."""
        place = self.place_at(event.position().toPoint())
        if place is not None:
            self.tile_activated.emit(place.tile)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell when the pointer has gone; say the caption of a tile that has no room for it."""
        if event.type() == QEvent.Type.Leave:
            self.hovered.emit(None)
        if isinstance(event, QHelpEvent) and self._captions:
            place = self.place_at(event.pos())
            tip = "" if place is None else plain_tip(self._captions[place.tile])
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return bool(super().viewportEvent(event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the pointer is, or at the current tile."""
        middle = self.rect_of(self._current).center()
        self.menu_requested.emit(menu_place(event, self.viewport(), middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, zoom."""
        key = Qt.Key(event.key())
        down = self._grid.columns
        moves = _ARROWS | {Qt.Key.Key_Up: -down, Qt.Key.Key_Down: down}
        moves |= {Qt.Key.Key_Home: -self._current, Qt.Key.Key_End: self._grid.total}
        if key in moves:
            target = self._current + moves[key]
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or 0 <= target < self._grid.total:
                self._set_current(target)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._grid.total:
            self.tile_activated.emit(self._current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)
