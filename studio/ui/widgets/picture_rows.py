"""The same images in several versions, one below the other: original and restored, say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.pixel_image import image_of

Pictures = NDArray[np.uint8]
"""(images, height, width, 1 or 3), 0..255."""

GAP = 6
"""Pixels between pictures; lines of pictures are `LINE_GAP` apart."""

LINE_GAP = 16
NAME_GAP = 12
_SAVED_SIDE = 96
"""A saved picture is enlarged in whole steps up to about this many pixels."""


class PictureRow(NamedTuple):
    """One version of the images, and what it is called."""

    name: str
    pictures: Pictures


class PictureRows(QWidget):
    """Draws every image once per row, as large as the room allows, in as many lines as that needs.

    Small pictures are enlarged without smoothing: what is seen are the pixels of the network.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[PictureRow, ...] = ()
        self._images: tuple[tuple[QImage, ...], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(640, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which pictures can be told apart."""
        return QSize(240, 96)

    def rows(self) -> tuple[PictureRow, ...]:
        """Return what is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[PictureRow]) -> None:
        """Show other pictures; each row holds the same number of images of one size."""
        self._rows = tuple(rows)
        self._images = tuple(tuple(image_of(each) for each in row.pictures) for row in self._rows)
        names = " / ".join(row.name for row in self._rows)
        self.setAccessibleDescription(f"{names}: {self._count()}" if rows else "")
        self.update()

    def is_empty(self) -> bool:
        """Return whether no pictures are shown."""
        return not self._count()

    def picture(self) -> QImage:
        """Return all rows in one line at a whole multiple of their size, to be saved or copied."""
        if not self._count():
            return QImage()
        height, width = self._rows[0].pictures.shape[1:3]
        times = max(1, _SAVED_SIDE // max(height, width))
        across, down = width * times + GAP, height * times + GAP
        size = QSize(across * self._count() + GAP, down * len(self._rows) + GAP)
        made = QImage(size, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        for at, row in enumerate(self._images):
            for column, image in enumerate(row):
                place = QRect(GAP + column * across, GAP + at * down, width * times, height * times)
                painter.drawImage(place, image)
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and pictures."""
        if not self._count():
            return
        painter = QPainter(self)
        names = self._names_width()
        columns, width, height = self._grid(self.width() - names, self.height())
        is_enlarged = height * self.devicePixelRatioF() >= self._rows[0].pictures.shape[1]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_enlarged)
        lines = math.ceil(self._count() / columns)
        line_height = len(self._rows) * (height + GAP) - GAP + LINE_GAP
        top = max(0.0, (self.height() - lines * line_height + LINE_GAP) / 2)
        for line in range(lines):
            for at, row in enumerate(self._images):
                y = top + line * line_height + at * (height + GAP)
                painter.setPen(self._theme.color("dim"))
                painter.drawText(
                    QRectF(0, y, names - NAME_GAP, height),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                    self._rows[at].name,
                )
                for column, image in enumerate(row[line * columns : (line + 1) * columns]):
                    painter.drawImage(
                        QRectF(names + column * (width + GAP), y, width, height), image
                    )

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
            room_down = (height + LINE_GAP) / lines - LINE_GAP
            room_down = (room_down + GAP) / len(self._rows) - GAP
            scale = min(room_across / wide, room_down / tall)
            if scale * wide > best[1]:
                best = (columns, scale * wide, scale * tall)
        return best
