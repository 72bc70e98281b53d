"""Tiles in rows, placed by arithmetic.

QListView lays out every item before it shows the first: 168 ms for 100,000 with all its
shortcuts on. Here the place of a tile follows from its number alone, so the first of a million
is on the screen as soon as the first of ten.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.thumbnails.loader import ThumbnailLoader
from studio.ui.widgets.thumbnails.picture_model import PictureModel
from studio.ui.widgets.thumbnails.square import middle_square

RADIUS = 6
CAPTION_HEIGHT = 22
SIDES = (64, 96, 128, 192, 256, 384, 512)
"""Sizes that are decoded; a tile shows the next larger one, so the slider moves smoothly."""

_AnyIndex = QModelIndex | QPersistentModelIndex


def side_to_decode(pixels: float) -> int:
    """Return the size to decode for a tile of `pixels` device pixels."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])


class GridView(QAbstractItemView):
    """Square tiles that fill the width exactly; keyboard and selection as in any Qt view."""

    def __init__(
        self,
        theme: Theme,
        model: PictureModel,
        loader: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = model
        self._loader = loader
        self._wanted_side = 80
        self._has_captions = False
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(15)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setModel(model)
        self._repaint.timeout.connect(self.viewport().update)
        loader.changed.connect(self._on_loader_changed)
        theme.changed.connect(self.viewport().update)

    # Geometry

    def set_tile_side(self, side: int) -> None:
        """Make tiles about `side` pixels; they grow until they fill the width."""
        anchor = self.indexAt(QPoint(1, 1))
        self._wanted_side = side
        self.updateGeometries()
        if anchor.isValid():
            self.scrollTo(anchor, QAbstractItemView.ScrollHint.PositionAtTop)
        self.viewport().update()

    def set_captions(self, has_captions: bool) -> None:
        """Show or leave out the words below the tiles."""
        self._has_captions = has_captions
        self.updateGeometries()
        self.viewport().update()

    def columns(self) -> int:
        """Return how many tiles stand side by side."""
        return max(1, (self.viewport().width() + GRID) // (self._wanted_side + GRID))

    def _tile_width(self) -> float:
        """Return the exact width of a tile in pixels."""
        columns = self.columns()
        return max(1.0, (self.viewport().width() - GRID * (columns - 1)) / columns)

    def _row_height(self) -> float:
        caption = CAPTION_HEIGHT if self._has_captions else 0
        return self._tile_width() + caption + GRID

    def _rows(self) -> int:
        return -(-self._pictures.rowCount() // self.columns())

    def _tile_rect(self, row: int) -> QRectF:
        line, column = divmod(row, self.columns())
        width = self._tile_width()
        top = line * self._row_height() - self.verticalOffset()
        return QRectF(column * (width + GRID), top, width, self._row_height() - GRID)

    def visible_rows(self, screens_beyond: float = 0.0) -> range:
        """Return the rows in view, and those of as many screens after it."""
        height = self._row_height()
        first = int(self.verticalOffset() // height)
        seen = self.viewport().height() * (1 + screens_beyond)
        last = int((self.verticalOffset() + seen) // height) + 1
        count, columns = self._pictures.rowCount(), self.columns()
        return range(min(first * columns, count), min(last * columns, count))

    def visualRect(self, index: _AnyIndex) -> QRect:
        """Return where the tile of `index` lies in the viewport."""
        return self._tile_rect(index.row()).toAlignedRect() if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the index of the tile under `point`, an invalid one between tiles."""
        line = int((point.y() + self.verticalOffset()) // self._row_height())
        column = int(point.x() // (self._tile_width() + GRID))
        row = line * self.columns() + column
        if 0 <= column < self.columns() and 0 <= row < self._pictures.rowCount():
            index = self._pictures.index(row, 0)
            if self._tile_rect(row).contains(point):
                return index
        return QModelIndex()

    def scrollTo(
        self,
        index: _AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the tile of `index` into view."""
        rect = self.visualRect(index)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def horizontalOffset(self) -> int:
        """Return 0: it scrolls up and down only."""
        return 0

    def verticalOffset(self) -> int:
        """Return how many pixels are above the viewport."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _AnyIndex) -> bool:
        """Return False: what is not shown is not in the model."""
        return False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads from the present tile."""
        count, columns = self._pictures.rowCount(), self.columns()
        if not count:
            return QModelIndex()
        screen = max(1, int(self.viewport().height() // self._row_height())) * columns
        actions = QAbstractItemView.CursorAction
        steps = {
            actions.MoveLeft: -1,
            actions.MovePrevious: -1,
            actions.MoveRight: 1,
            actions.MoveNext: 1,
            actions.MoveUp: -columns,
            actions.MoveDown: columns,
            actions.MovePageUp: -screen,
            actions.MovePageDown: screen,
            actions.MoveHome: -count,
            actions.MoveEnd: count,
        }
        now = self.currentIndex().row()
        if now < 0:
            return self._pictures.index(0, 0)
        then = now + steps.get(action, 0)
        is_line_move = action in (actions.MoveUp, actions.MoveDown)
        if is_line_move and not 0 <= then < count:
            then = now
        return self._pictures.index(min(max(then, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the tiles that a rectangle touches."""
        selection = QItemSelection()
        for first, last in self._runs_touched(rect.normalized()):
            selection.select(self._pictures.index(first, 0), self._pictures.index(last, 0))
        self.selectionModel().select(selection, command)

    def _runs_touched(self, rect: QRect) -> list[tuple[int, int]]:
        count, columns = self._pictures.rowCount(), self.columns()
        across = self._tile_width() + GRID
        top, bottom = (edge + self.verticalOffset() for edge in (rect.top(), rect.bottom()))
        left = max(0, int(rect.left() // across))
        right = min(columns - 1, int(rect.right() // across))
        first_line, last_line = int(top // self._row_height()), int(bottom // self._row_height())
        runs = []
        for line in range(max(0, first_line), min(self._rows() - 1, last_line) + 1):
            first, last = line * columns + left, min(line * columns + right, count - 1)
            if first <= last:
                runs.append((first, last))
        return runs

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what a change of the selection repaints: all that is in view."""
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: searching 100,000 names letter by letter would block."""

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the number of rows."""
        bar = self.verticalScrollBar()
        height = round(self._rows() * self._row_height()) - GRID
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(max(1, round(self._row_height() / 2)))
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles again."""
        super().resizeEvent(event)
        self.updateGeometries()

    def sizeHint(self) -> QSize:
        """Return four tiles by three."""
        step = self._wanted_side + GRID
        return QSize(4 * step, 3 * step)

    # Painting

    def decode_side(self) -> int:
        """Return the size at which the loader is asked."""
        return side_to_decode(self._tile_width() * self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles in view and ask for those that are missing."""
        rows = self.visible_rows()
        side = self.decode_side()
        ahead = self.visible_rows(1.0)
        # The view asks on every paint, so whatever scrolled away is forgotten by itself.
        self._loader.want((self._pictures.picture(row).path for row in ahead), side)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._theme.font_of(Role.CAPTION))
        for row in rows:
            rect = self._tile_rect(row)
            if rect.intersects(QRectF(event.rect())):
                self._draw_tile(painter, row, rect, side)

    def _draw_tile(self, painter: QPainter, row: int, rect: QRectF, side: int) -> None:
        picture = self._pictures.picture(row)
        tile = QRectF(rect.left(), rect.top(), rect.width(), rect.width())
        shape = QPainterPath()
        shape.addRoundedRect(tile, RADIUS, RADIUS)
        pixmap = self._loader.pixmap(picture.path, side)
        if pixmap is None:
            painter.fillPath(shape, self._theme.color("track"))
            if self._loader.error(picture.path):
                self._draw_broken(painter, tile)
        else:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(tile, pixmap, middle_square(pixmap))
            painter.restore()
        self._draw_state(painter, row, tile)
        if self._has_captions and picture.caption:
            room = QRectF(tile.left(), tile.bottom(), tile.width(), CAPTION_HEIGHT)
            painter.setPen(self._theme.color(picture.tone))
            text = painter.fontMetrics().elidedText(
                picture.caption, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_broken(self, painter: QPainter, tile: QRectF) -> None:
        icon = QRect(0, 0, 20, 20)
        icon.moveCenter(tile.center().toPoint())
        self._theme.icon("warning", "warning").paint(painter, icon)

    def _draw_state(self, painter: QPainter, row: int, tile: QRectF) -> None:
        is_chosen = self.selectionModel().isRowSelected(row, QModelIndex())
        is_current = self.hasFocus() and self.currentIndex().row() == row
        if not (is_chosen or is_current):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = tile.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(self._theme.color("surface"), 2))
        painter.drawRoundedRect(inner, RADIUS - 2, RADIUS - 2)
        painter.setPen(QPen(self._theme.color("accent" if is_chosen else "edge"), 3))
        painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    @Slot()
    def _on_loader_changed(self) -> None:
        # Sixty pictures in a moment are one repaint.
        if not self._repaint.isActive():
            self._repaint.start()
