"""The wall on the screen: where it is scrolled to, and what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.wall.geometry import GAP, Cell, WallGeometry
from studio.ui.widgets.wall.output import Pictures

HEAD = 24
"""Pixels above the wall, for the epochs."""

WANTED = 48
"""A picture is about that large until somebody zooms."""

MARGIN = 3
"""Pixels around the wall, for the frame of what is chosen."""

_NAME_GAP = 10


class WallSurface(QAbstractScrollArea):
    """Pictures of equal size, a row for each sample, a column for each epoch, and how they lie.

    Columns come when they are wanted: `columns_wanted` names those in view that are missing. While
    the last column is the current one, the view follows those that come.

    Signals:
        columns_wanted(tuple): keys of columns that are seen and not given yet.
    """

    columns_wanted = Signal(tuple)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._keys: tuple[int, ...] = ()
        self._shape = (1, 1)
        self._columns: dict[int, QImage] = {}
        self._reduced: dict[int, QImage] = {}
        self._side = float(WANTED)
        self._geometry = WallGeometry(0, 0, 1, 1)
        self._current = Cell(0, 0)
        self._names_width = 0
        self._asked: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 120)
        theme.changed.connect(self.viewport().update)

    def current(self) -> Cell:
        """Return the row and the column that the person is at."""
        return self._current

    def keys(self) -> tuple[int, ...]:
        """Return the keys of the columns, from the left."""
        return self._keys

    def set_wall(self, names: Sequence[str], keys: Sequence[int], height: int, width: int) -> None:
        """Say which rows and columns there are; columns that were given before stay.

        Args:
            names: of the rows, a few letters each.
            keys: of the columns, ascending, such as epochs.
            height: of a picture in its own pixels.
            width: likewise.
        """
        was_last = not self._keys or self._current.column >= len(self._keys) - 1
        is_same = self._shape == (height, width) and len(names) == len(self._names)
        before = self._keys[self._current.column] if self._keys else None
        self._names, self._keys, self._shape = tuple(names), tuple(keys), (height, width)
        self._names_width = self._measure_names()
        kept = set(self._keys) if is_same else set[int]()
        self._columns = {key: one for key, one in self._columns.items() if key in kept}
        self._reduced = {}
        self._asked = ()
        column = len(self._keys) - 1
        if not was_last and before is not None and is_same:
            column = int(np.searchsorted(self._keys, before))
        self._current = Cell(
            min(self._current.row, max(len(names) - 1, 0)), min(max(column, 0), len(self._keys) - 1)
        )
        self._arrange()
        if was_last:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self._want()

    def forget(self) -> None:
        """Drop every picture: they are of another run."""
        self._columns, self._reduced = {}, {}
        self._asked = ()
        self.viewport().update()

    def set_column(self, key: int, pictures: Pictures) -> None:
        """Give the pictures of a column, (rows, height, width, 1 or 3)."""
        if key not in self._keys or len(pictures) != len(self._names):
            return
        rows, height, width, channels = pictures.shape
        one = image_of(pictures.reshape(rows * height, width, channels))
        self._reduced.pop(key, None)
        self._columns[key] = one.convertToFormat(QImage.Format.Format_RGB32)  # as the screen has it
        self.viewport().update()

    def has_column(self, key: int) -> bool:
        """Whether the pictures of a column are here."""
        return key in self._columns

    def choose_column(self, key: int) -> None:
        """Go to a column, without a signal."""
        if key in self._keys:
            self._go_to(Cell(self._current.row, self._keys.index(key)))

    def rect_of(self, cell: Cell) -> QRect:
        """Return where a picture lies in the viewport."""
        top, left = self._geometry.corner(cell)
        room = self._room()
        return QRect(
            left + room.left() - self.horizontalScrollBar().value(),
            top + room.top() - self.verticalScrollBar().value(),
            self._geometry.width,
            self._geometry.height,
        )

    def cell_at(self, point: QPoint) -> Cell | None:
        """Return the picture under a point of the viewport."""
        room = self._room()
        if not room.contains(point):
            return None
        return self._geometry.cell(
            point.y() - room.top() + self.verticalScrollBar().value(),
            point.x() - room.left() + self.horizontalScrollBar().value(),
        )

    # --- how it lies --------------------------------------------------------------------------

    def _shown(self) -> tuple[int, int]:
        """Return height and width of a picture on the screen; enlarged by whole numbers only."""
        factor = self._side / max(self._shape)
        if factor > 1:
            factor = round(factor)
        return max(1, round(self._shape[0] * factor)), max(1, round(self._shape[1] * factor))

    def _measure_names(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return widest + _NAME_GAP if widest else 0

    def _room(self) -> QRect:
        """Return the part of the viewport that pictures are drawn in."""
        return self.viewport().rect().adjusted(self._names_width, HEAD, -MARGIN, 0)

    def _arrange(self) -> None:
        before = self._geometry
        self._geometry = WallGeometry(len(self._names), len(self._keys), *self._shown())
        if self._geometry[2:] != before[2:]:
            self._reduced = {}
        room = self._room()
        high, wide = self._geometry.size
        for bar, whole, seen, step in (
            (self.verticalScrollBar(), high, room.height(), self._geometry.step[0]),
            (self.horizontalScrollBar(), wide, room.width(), self._geometry.step[1]),
        ):
            bar.setPageStep(max(seen, 1))
            bar.setSingleStep(max(step // 2, 1))
            bar.setRange(0, max(whole - seen, 0))
        self.setAccessibleDescription(
            self.tr("{rows} samples over {columns} epochs").format(
                rows=count_text(len(self._names)), columns=count_text(len(self._keys))
            )
        )
        self.viewport().update()

    def _want(self) -> None:
        """Ask for the columns in view that are missing, and for one more at each side."""
        seen = self._geometry.columns_in(self.horizontalScrollBar().value(), self._room().width())
        near = range(max(seen.start - 1, 0), min(seen.stop + 1, len(self._keys)))
        missing = tuple(self._keys[at] for at in near if self._keys[at] not in self._columns)
        if missing and missing != self._asked:
            self._asked = missing
            self.columns_wanted.emit(missing)

    def _go_to(self, cell: Cell) -> None:
        self._current = cell
        self._show_current()
        self._want()
        self.viewport().update()

    def _show_current(self) -> None:
        """Scroll as little as brings the current picture into view."""
        room, rect = self._room(), self.rect_of(self._current)
        for bar, low, high, first, last in (
            (self.horizontalScrollBar(), room.left(), room.right(), rect.left(), rect.right()),
            (self.verticalScrollBar(), room.top(), room.bottom(), rect.top(), rect.bottom()),
        ):
            if first < low:
                bar.setValue(bar.value() + first - low - GAP)
            elif last > high:
                bar.setValue(bar.value() + last - high + GAP)

    # --- what is drawn ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view: pictures, epochs above them, rows beside them."""
        painter = QPainter(self.viewport())
        room = self._room()
        rows = self._geometry.rows_in(self.verticalScrollBar().value(), room.height())
        columns = self._geometry.columns_in(self.horizontalScrollBar().value(), room.width())
        painter.save()
        painter.setClipRect(room.adjusted(-MARGIN, -MARGIN, MARGIN, 0))
        for column in columns:
            self._draw_column(painter, column, rows)
        self._draw_current(painter)
        painter.restore()
        self._draw_epochs(painter, columns)
        self._draw_names(painter, rows)

    def _draw_column(self, painter: QPainter, column: int, rows: range) -> None:
        """Draw the pictures of a column that are in view, or the places where they will be.

        Where they are shown smaller than they are they are reduced once, with smoothing, and drawn
        together; enlarged they are drawn as they are: single pixels are to be seen.
        """
        key, (height, width) = self._keys[column], self._shape
        whole = self._columns.get(key)
        if whole is not None and self._geometry.height < height:
            top = self.rect_of(Cell(0, column)).topLeft()
            painter.drawImage(top, self._reduced_column(key, whole))
            return
        track = self._theme.color("track")
        for row in rows:
            rect = self.rect_of(Cell(row, column))
            if whole is None:
                painter.fillRect(rect, track)
            else:
                painter.drawImage(rect, whole, QRect(0, row * height, width, height))

    def _reduced_column(self, key: int, whole: QImage) -> QImage:
        """Return a column as it is seen, with the gaps between its pictures."""
        made = self._reduced.get(key)
        if made is None:
            rows, high, wide = len(self._names), self._geometry.height, self._geometry.width
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            small = whole.scaled(QSize(wide, high * rows), keep, smooth)
            made = QImage(wide, self._geometry.size[0], QImage.Format.Format_ARGB32_Premultiplied)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            for row in range(rows):
                painter.drawImage(0, row * self._geometry.step[0], small, 0, row * high, wide, high)
            painter.end()
            self._reduced[key] = made
        return made

    def _draw_current(self, painter: QPainter) -> None:
        if not self._keys or not self._names:
            return
        top = self.rect_of(Cell(0, self._current.column))
        bottom = self.rect_of(Cell(len(self._names) - 1, self._current.column))
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.drawRect(top.united(bottom).adjusted(-2, -2, 1, 1))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect_of(self._current).adjusted(-1, -1, 1, 1))

    def _draw_epochs(self, painter: QPainter, columns: range) -> None:
        """Write the epochs above their columns, as many as have room; the current one always."""
        painter.setFont(self._theme.font_of(Role.CAPTION))
        metrics = painter.fontMetrics()
        widest = metrics.horizontalAdvance(count_text(self._keys[-1])) + 8 if self._keys else 1
        every = max(1, -(-widest // self._geometry.step[1]))
        band = QRect(self._room().left(), 0, self._room().width(), HEAD)
        painter.save()
        painter.setClipRect(band)
        current = self._text_rect(self._current.column, widest) if self._keys else QRect()
        for column in columns:
            is_current = column == self._current.column
            rect = self._text_rect(column, widest)
            if not is_current and (column % every or rect.intersects(current)):
                continue
            painter.setPen(self._theme.color("accent" if is_current else "dim"))
            text = count_text(self._keys[column])
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _text_rect(self, column: int, widest: int) -> QRect:
        """Return the room of the text above a column, moved in where it would be cut."""
        rect = self.rect_of(Cell(0, column))
        middle = rect.left() + rect.width() // 2
        room = self._room()
        left = min(max(middle - widest // 2, room.left()), room.right() - widest)
        return QRect(left, 0, widest, HEAD - 4)

    def _draw_names(self, painter: QPainter, rows: range) -> None:
        width = self._names_width - _NAME_GAP
        if width <= 0:
            return
        room = self._room()
        painter.setClipRect(QRect(0, room.top(), self._names_width, room.height()))
        painter.setFont(self.font())
        tall = painter.fontMetrics().height()
        every = max(1, -(-tall // self._geometry.step[0]))
        for row in rows:
            if row % every:
                continue
            rect = self.rect_of(Cell(row, 0))
            is_current = row == self._current.row and self.hasFocus()
            painter.setPen(self._theme.color("accent" if is_current else "dim"))
            middle = rect.top() + rect.height() // 2
            painter.drawText(
                QRect(0, middle - tall // 2, width, tall),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._names[row],
            )

    def sizeHint(self) -> QSize:
        """Take what there is."""
        return QSize(640, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for; the newest column stays in view where it was."""
        bar = self.horizontalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._arrange()
        if was_at_end:
            bar.setValue(bar.maximum())
        self._want()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into view, and ask for it where it is missing."""
        self._want()
        self.viewport().update()
