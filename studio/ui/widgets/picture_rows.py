"""The same images in several versions, one below the other: original and restored, say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.pixel_image import image_of

Pictures = NDArray[np.uint8]
"""(images, height, width, 1 or 3), 0..255."""

GAP = 6
"""Pixels between pictures; lines of pictures are `LINE_GAP` apart."""

LINE_GAP = 16
NAME_GAP = 12
CAPTION = 18
"""Pixels below the last row of a line, where images have captions."""

_LEAST_SIDE = 40
_SAVED_SIDE = 96
"""A saved picture is enlarged in whole steps up to about this many pixels."""


class PictureRow(NamedTuple):
    """One version of the images, and what it is called."""

    name: str
    pictures: Pictures


class _Places(NamedTuple):
    """Where pictures lie: `columns` in a line, each `width` x `height`, the first line at `top`."""

    names: float
    columns: int
    width: float
    height: float
    top: float
    line: float

    def rect(self, row: int, image: int) -> QRectF:
        """Return where a version of an image lies."""
        line, column = divmod(image, self.columns)
        return QRectF(
            self.names + column * (self.width + GAP),
            self.top + line * self.line + row * (self.height + GAP),
            self.width,
            self.height,
        )


class PictureRows(QWidget):
    """Draws every image once per row, as large as the room allows, in as many lines as that needs.

    Small pictures are enlarged without smoothing: what is seen are the pixels of the network.
    A click opens an image; with the keyboard the arrow keys choose one, Return opens it.

    Signals:
        picked(int): the person opened this image, by its place in each row.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[PictureRow, ...] = ()
        self._captions: tuple[str, ...] = ()
        self._images: tuple[tuple[QImage, ...], ...] = ()
        self._current = 0
        self._hovered = -1
        self._has_key_focus = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(640, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which pictures can be told apart."""
        return QSize(240, max(96, len(self._rows) * (_LEAST_SIDE + GAP) + self._below()))

    def rows(self) -> tuple[PictureRow, ...]:
        """Return what is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[PictureRow], captions: Sequence[str] = ()) -> None:
        """Show other pictures; each row holds the same number of images of one size.

        Args:
            rows: from top to bottom.
            captions: a few characters below each image, or none at all.
        """
        self._rows = tuple(rows)
        self._captions = tuple(captions)
        self._images = tuple(tuple(image_of(each) for each in row.pictures) for row in self._rows)
        names = " / ".join(row.name for row in self._rows)
        self.setAccessibleDescription(f"{names}: {self._count()}" if rows else "")
        self._current = min(self._current, max(self._count() - 1, 0))
        self._hovered = -1
        self.updateGeometry()
        self.update()

    def is_empty(self) -> bool:
        """Return whether no pictures are shown."""
        return not self._count()

    def picture(self) -> QImage:
        """Return all rows in one line at a whole multiple of their size, to be saved or copied."""
        return sheet(self._rows)

    def image_at(self, point: QPointF) -> int:
        """Return which image lies under a point, -1 where there is none."""
        if not self._count():
            return -1
        places = self._places()
        for image in range(self._count()):
            rect = places.rect(0, image).united(places.rect(len(self._rows) - 1, image))
            if rect.contains(point):
                return image
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, pictures and captions, and a frame around the one that a click opens."""
        if not self._count():
            return
        painter = QPainter(self)
        places = self._places()
        is_enlarged = places.height * self.devicePixelRatioF() >= self._rows[0].pictures.shape[1]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_enlarged)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for at, row in enumerate(self._images):
            for image, pixels in enumerate(row):
                rect = places.rect(at, image)
                painter.drawImage(rect, pixels)
                if image % places.columns == 0:
                    painter.setPen(self._theme.color("dim"))
                    beside = QRectF(0, rect.top(), places.names - NAME_GAP, places.height)
                    painter.drawText(beside, right, self._rows[at].name)
        self._draw_captions(painter, places)
        self._draw_frame(painter, places)

    def _draw_captions(self, painter: QPainter, places: _Places) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        metrics = painter.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._captions), default=0)
        if widest > places.width + GAP - 1:
            return  # they would run into each other; a larger card has room for them
        for image, caption in enumerate(self._captions[: self._count()]):
            above = places.rect(len(self._rows) - 1, image)
            room = QRectF(above.left() - GAP, above.bottom(), above.width() + 2 * GAP, CAPTION)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, caption)

    def _draw_frame(self, painter: QPainter, places: _Places) -> None:
        image = self._current if self._has_key_focus else self._hovered
        if image >= 0:
            rect = places.rect(0, image).united(places.rect(len(self._rows) - 1, image))
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(-2, -2, 2, 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame what lies under the pointer."""
        self._hover(self.image_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Frame nothing."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, image: int) -> None:
        if image != self._hovered:
            self._hovered = image
            if image < 0:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        image = self.image_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and image >= 0:
            self._current = image
            self.picked.emit(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an image, or open it."""
        key = Qt.Key(event.key())
        columns = self._places().columns if self._count() else 1
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        if key in moves and 0 <= self._current + moves[key] < self._count():
            self._current += moves[key]
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._count():
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go, if they are what brought the focus."""
        self._has_key_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        self._has_key_focus = False
        self.update()
        super().focusOutEvent(event)

    def _places(self) -> _Places:
        names = self._names_width()
        columns, width, height = self._grid(self.width() - names, self.height())
        line = len(self._rows) * (height + GAP) - GAP + self._below() + LINE_GAP
        lines = math.ceil(self._count() / columns)
        top = max(2.0, (self.height() - lines * line + LINE_GAP) / 2)
        return _Places(names, columns, width, height, top, line)

    def _below(self) -> int:
        return CAPTION if self._captions else 0

    def _count(self) -> int:
        return len(self._rows[0].pictures) if self._rows else 0

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(row.name) for row in self._rows) + NAME_GAP

    def _grid(self, width: float, height: float) -> tuple[int, float, float]:
        """Return how many images a line has, and the size of each, so that they are largest."""
        tall, wide = self._rows[0].pictures.shape[1:3]
        best = (self._count(), 1.0, 1.0)
        for columns in range(1, self._count() + 1):
            lines = math.ceil(self._count() / columns)
            room_across = (width + GAP) / columns - GAP
            room_down = (height + LINE_GAP) / lines - LINE_GAP - self._below()
            room_down = (room_down + GAP) / len(self._rows) - GAP
            scale = min(room_across / wide, room_down / tall)
            if scale * wide > best[1]:
                best = (columns, scale * wide, scale * tall)
        return best


def sheet(rows: Sequence[PictureRow]) -> QImage:
    """Return all rows as one picture, each a line, enlarged in whole steps; safe in any thread.

    Null without pictures.
    """
    count = len(rows[0].pictures) if rows else 0
    if not count:
        return QImage()
    height, width = rows[0].pictures.shape[1:3]
    times = max(1, _SAVED_SIDE // max(height, width))
    across, down = width * times + GAP, height * times + GAP
    made = QImage(QSize(across * count + GAP, down * len(rows) + GAP), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    for at, row in enumerate(rows):
        for column, pixels in enumerate(row.pictures):
            place = QRect(GAP + column * across, GAP + at * down, width * times, height * times)
            painter.drawImage(place, image_of(pixels))
    painter.end()
    return made
