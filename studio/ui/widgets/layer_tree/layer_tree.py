"""The layer checklist on the screen."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from studio.core.networks.layers import Layer
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.layer_tree.checklist import Checklist, Note
from studio.ui.widgets.layer_tree.layer_model import (
    NAME,
    PARAMETERS,
    SEARCH_ROLE,
    SHAPE_ROLE,
    STATUS,
    LayerModel,
)

ROW_HEIGHT = 32
BOX_WIDTH = 22
_AnyIndex = QModelIndex | QPersistentModelIndex


class LayerTree(QTreeView):
    """Blocks and layers with boxes; a ticked layer trains.

    Space ticks and unticks every chosen row. What is folded out stays so when the network, the
    ticks or the notes change.

    Signals:
        checked_changed(): the person ticked or unticked; not emitted by `set_checked`.
        layer_chosen(str): another layer's row is current; "" for a block.
    """

    checked_changed = Signal()
    layer_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layers = LayerModel(theme, self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._layers)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setAutoAcceptChildRows(True)
        self._proxy.setDynamicSortFilter(False)  # ticks and notes hide nothing
        self._proxy.setFilterRole(SEARCH_ROLE)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._open_blocks: set[str] = set()
        self._is_searching = False
        self._place = 0
        self.setModel(self._proxy)
        self.setItemDelegate(_LayerDelegate(theme, self))
        self._set_up_view(name)
        self._layers.toggled.connect(self.checked_changed)
        self.expanded.connect(self._on_block_expanded)
        self.collapsed.connect(self._on_block_collapsed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.viewport().update)

    def _set_up_view(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(24)
        self.setExpandsOnDoubleClick(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        # Measured once for a network or its notes; Qt's own way measures every row at every tick.
        header.setSectionResizeMode(PARAMETERS, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(STATUS, QHeaderView.ResizeMode.Fixed)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Draw a row, and a ring around the one that the keyboard is at."""
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and index.sibling(index.row(), 0) == current.siblingAtColumn(0):
            painter.save()
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
            painter.restore()

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show a network."""
        self._layers.set_layers(layers)
        self._fit_columns()
        self._restore_open_blocks()

    def set_checked(self, names: Iterable[str]) -> None:
        """Tick exactly these layers, without a signal."""
        self._layers.set_checked(names)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether ticks are only shown; folding, scrolling and search stay possible."""
        self._layers.set_read_only(is_read_only)
        self.viewport().update()

    def is_read_only(self) -> bool:
        """Return whether ticks are only shown."""
        return self._layers.is_read_only

    def checked(self) -> frozenset[str]:
        """Return the names of the ticked layers."""
        return self._layers.checklist.checked()

    def checklist(self) -> Checklist:
        """Return what is shown, for its sums."""
        return self._layers.checklist

    def set_notes(self, notes: Mapping[str, Note]) -> None:
        """Put notes at the right of blocks, by the block's name."""
        self._layers.set_notes(notes)
        self._fit_columns()

    def set_open_blocks(self, names: Iterable[str]) -> None:
        """Fold out exactly these blocks."""
        self._open_blocks = set(names)
        self._restore_open_blocks()

    def open_blocks(self) -> frozenset[str]:
        """Return the names of the blocks that are folded out."""
        return frozenset(self._open_blocks)

    def search(self, text: str) -> None:
        """Show only layers and blocks whose name or kind has `label`, from the first on.

        "" shows all again, from where they were before or from the layer that was found.
        """
        if text and not self._is_searching:
            self._place = self.verticalScrollBar().value()
        self._is_searching = bool(text)
        self._proxy.setFilterFixedString(text)
        if text:
            self.expandAll()
            self.scrollToTop()
            return
        self._restore_open_blocks()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._place)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def hits(self) -> tuple[str, ...]:
        """Return the names of the layers that are shown, those in folded blocks too."""
        model = self._proxy
        blocks = [model.index(row, NAME) for row in range(model.rowCount())]
        rows = [model.index(at, NAME, one) for one in blocks for at in range(model.rowCount(one))]
        layers = (self._layers.layer(model_row) for model_row in map(model.mapToSource, rows))
        return tuple(layer.name for layer in layers if layer is not None)

    def show_trained(self) -> None:
        """Bring the first row that trains into view, unless one is in view already."""
        trained = self._trained_rows()
        view = self.viewport().rect()
        if trained and not any(view.contains(self.visualRect(row)) for row in trained):
            self.scrollTo(trained[0], QAbstractItemView.ScrollHint.PositionAtTop)

    def _trained_rows(self) -> list[QModelIndex]:
        """Return the rows of blocks of which something trains, from the top."""
        model, unchecked = self._proxy, Qt.CheckState.Unchecked
        rows = (model.index(row, NAME) for row in range(model.rowCount()))
        return [
            row for row in rows if row.data(Qt.ItemDataRole.CheckStateRole) not in (None, unchecked)
        ]

    def current_layer(self) -> str:
        """Return the name of the layer whose row is current, "" where none is."""
        index = self._proxy.mapToSource(self.currentIndex())
        layer = self._layers.layer(index) if index.isValid() else None
        return layer.name if layer else ""

    def show_layer(self, name: str) -> None:
        """Make a layer's row current and bring it into view."""
        index = self._proxy.mapFromSource(self._layers.index_of(name))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space whatever is chosen, in whichever column the cursor stands."""
        if event.key() == Qt.Key.Key_Space:
            rows = self.selectionModel().selectedRows(NAME)
            if not rows and self.currentIndex().isValid():
                rows = [self.currentIndex()]
            self._layers.toggle([self._proxy.mapToSource(row) for row in rows])
            event.accept()
            return
        super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        metrics = QFontMetrics(self._theme.font_of(Role.BODY))
        for column in (PARAMETERS, STATUS):
            widest = max(map(metrics.horizontalAdvance, self._layers.texts(column)), default=0)
            self.header().resizeSection(column, widest + 3 * GRID)

    def _restore_open_blocks(self) -> None:
        if self._is_searching:
            self.expandAll()
            return
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, NAME)
            self.setExpanded(index, self._block_name(index) in self._open_blocks)

    def _block_name(self, index: _AnyIndex) -> str:
        return self._layers.block(self._proxy.mapToSource(index)).name

    @Slot(QModelIndex)
    def _on_block_expanded(self, index: QModelIndex) -> None:
        if not self._is_searching:
            self._open_blocks.add(self._block_name(index))

    @Slot(QModelIndex)
    def _on_block_collapsed(self, index: QModelIndex) -> None:
        if not self._is_searching:
            self._open_blocks.discard(self._block_name(index))

    @Slot()
    def _on_current_changed(self) -> None:
        self.layer_chosen.emit(self.current_layer())


class _LayerDelegate(QStyledItemDelegate):
    """Draws a line under every row, and the output shape dim behind a layer's name."""

    def __init__(self, theme: Theme, view: LayerTree) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + (GRID * 2 if index.column() != NAME else 0), ROW_HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().initStyleOption(option, index)
        # The row's ground says where the keyboard is; a ring around one cell would say less.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self._view.is_read_only():
            option.state |= QStyle.StateFlag.State_ReadOnly

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        rect = QRect(option.rect)
        if index.column() == NAME and index.data(Qt.ItemDataRole.CheckStateRole) is None:
            self._fill_ground(painter, option)
            option.rect.setLeft(rect.left() + BOX_WIDTH)  # names stand below names
        super().paint(painter, option, index)
        if index.column() == NAME:
            self._draw_shape(painter, option, index)
        left = 0 if index.column() == NAME else rect.left()
        painter.fillRect(
            QRect(left, rect.bottom(), rect.right() - left + 1, 1), self._theme.color("line")
        )

    def _fill_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view
        )

    def _draw_shape(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex
    ) -> None:
        shape = str(index.data(SHAPE_ROLE) or "")
        if not shape:
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        text = self._view.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, full, self._view
        )
        painter.save()
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        left = text.left() + full.fontMetrics.horizontalAdvance(index.data()) + GRID + 6
        room = QRect(left, text.top(), option.rect.right() - left, text.height())
        if painter.fontMetrics().horizontalAdvance(shape) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shape)
        painter.restore()
