"""Thumbnails of the points in view, side by side in one pixmap."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap

from studio.ui.widgets.thumbnails.loader import Load, ThumbnailLoader
from studio.ui.widgets.thumbnails.square import middle_square

DECODED = 96
"""Pixels that are decoded; the card beside the pointer shows them all."""

COLUMNS = 64
ROWS = 32
CELLS = COLUMNS * ROWS
"""Thumbnails that are kept."""

_BATCH_MS = 30
_BUDGET = 48 * 1024 * 1024


class ThumbnailAtlas(QObject):
    """Keeps those that were wanted lately; the window's thread decodes none of them.

    A cell has as many pixels as the screen shows of it: to scale thousands of pictures each time
    that they are drawn takes a hundred times as long as to copy them.

    Attributes:
        pixmap: the cells.
        loader: what decodes them, to wait for it.

    Signals:
        changed(): further thumbnails are here.
    """

    changed = Signal()

    def __init__(self, load: Load, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pixmap = QPixmap()
        self._side = 1
        self.loader = ThumbnailLoader(load, budget=_BUDGET, parent=self)
        self._cells: OrderedDict[str, int] = OrderedDict()
        self._wanted: tuple[str, ...] = ()
        self._batch = QTimer(self)
        self._batch.setSingleShot(True)
        self._batch.setInterval(_BATCH_MS)
        self._batch.timeout.connect(self._take_in)
        self.loader.changed.connect(self._on_loader_changed)

    def set_side(self, side: int) -> None:
        """Make cells of so many pixels; another side empties them."""
        if side != self._side:
            self._side = side
            self.pixmap = QPixmap()
            self._cells.clear()
            self._wanted = ()

    def cells(self, paths: Sequence[str]) -> NDArray[np.int64]:
        """Return the cell of each thumbnail, -1 for those that are not here yet, int (n,).

        Those are decoded from now on; whatever was wanted before and is not now is not.
        """
        wanted = tuple(path for path in paths[:CELLS] if path)
        found = np.fromiter((self._cells.get(path, -1) for path in paths), np.int64, len(paths))
        if wanted != self._wanted:
            self._wanted = wanted
            for path in wanted:
                if path in self._cells:
                    self._cells.move_to_end(path)
            self.loader.want((path for path in wanted if path not in self._cells), DECODED)
            self._batch.start()  # some may be decoded already
        return found

    def picture(self, path: str) -> QPixmap | None:
        """Return one thumbnail as it was decoded, None where it is not here."""
        return self.loader.pixmap(path, DECODED) if path else None

    def has(self, path: str) -> bool:
        """Whether a thumbnail is here."""
        return path in self._cells

    def sources(self, cells: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return which parts of `pixmap` these cells are, (n, 4)."""
        found = np.full((len(cells), 4), float(self._side))
        found[:, 0] = cells % COLUMNS * self._side
        found[:, 1] = cells // COLUMNS * self._side
        return found

    def forget(self) -> None:
        """Drop every thumbnail: the files may be others."""
        self._cells.clear()
        self._wanted = ()
        self.loader.forget()

    @Slot()
    def _on_loader_changed(self) -> None:
        if not self._batch.isActive():
            self._batch.start()

    @Slot()
    def _take_in(self) -> None:
        """Copy into the atlas what was decoded."""
        new = [path for path in self._wanted if path not in self._cells]
        found = [(path, self.loader.pixmap(path, DECODED)) for path in new]
        ready = [(path, pixmap) for path, pixmap in found if pixmap is not None]
        if not ready:
            return
        side = self._side
        if self.pixmap.isNull():
            self.pixmap = QPixmap(COLUMNS * side, ROWS * side)
            self.pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self.pixmap)
        for path, pixmap in ready:
            row, column = divmod(self._free_cell(path), COLUMNS)
            place = QRectF(column * side, row * side, side, side)
            is_large = pixmap.width() >= side  # of a small one, single pixels are to be seen
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_large)
            painter.drawPixmap(place, pixmap, middle_square(pixmap))
        painter.end()
        self.changed.emit()

    def _free_cell(self, path: str) -> int:
        """Give `path` a cell; where all are taken, the one that was wanted longest ago."""
        cell = len(self._cells) if len(self._cells) < CELLS else self._cells.popitem(last=False)[1]
        self._cells[path] = cell
        return cell
