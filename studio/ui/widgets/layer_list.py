"""The layers of a network as a plain list, to choose one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.core.networks.layers import Layer
from studio.ui.texts.format import count_text, shape_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.search_field import SearchField

ROW_HEIGHT = 44
_NAME = int(Qt.ItemDataRole.UserRole) + 1
_FACTS = int(Qt.ItemDataRole.UserRole) + 2
_POLICY = {True: Qt.FocusPolicy.StrongFocus, False: Qt.FocusPolicy.NoFocus}
"""With rows the chosen one shows the focus; without any there is nothing to move through."""

_AnyIndex = QModelIndex | QPersistentModelIndex


class LayerList(QWidget):
    """Names with kind and output shape below, a search field above.

    Signals:
        layer_chosen(str): the person chose this one; not emitted by `set_layers` or `choose`.
    """

    layer_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._hits = QSortFilterProxyModel(self)
        self._hits.setSourceModel(self._model)
        self._hits.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search = SearchField(theme, self.tr("Search layers"))
        self._view = QListView()
        self._view.setModel(self._hits)
        self._view.setUniformItemSizes(True)
        self._view.setFocusPolicy(_POLICY[False])
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setItemDelegate(_LayerDelegate(theme, self._view))
        self._view.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._search)
        column.addWidget(self._view, 1)
        self._search.search_changed.connect(self._on_search_changed)
        self._search.taken.connect(self._on_search_taken)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._view.viewport().update)

    def set_layers(self, layers: Sequence[Layer], strong: Collection[str]) -> None:
        """Show these; the one that was chosen stays where it is still there.

        Args:
            strong: names of layers that are written as usual; the others are dim.
        """
        before = self.chosen()
        with QSignalBlocker(self._view.selectionModel()):
            self._model.clear()
            for layer in layers:
                self._model.appendRow(self._row(layer, is_strong=layer.name in strong))
        self._view.setFocusPolicy(_POLICY[bool(layers)])
        self.choose(before)

    def names(self) -> list[str]:
        """Return the names of all layers, in order."""
        return [str(self._model.item(row).data(_NAME)) for row in range(self._model.rowCount())]

    def chosen(self) -> str:
        """Return the chosen layer, "" where none is."""
        return str(self._view.currentIndex().data(_NAME) or "")

    def choose(self, name: str) -> None:
        """Choose a layer without a signal; nothing where there is none of that name."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            if item.data(_NAME) == name:
                with QSignalBlocker(self._view.selectionModel()):
                    index = self._hits.mapFromSource(self._model.indexFromItem(item))
                    self._view.setCurrentIndex(index)
                self._view.scrollTo(index)
                self._view.viewport().update()
                return

    def _row(self, layer: Layer, *, is_strong: bool) -> QStandardItem:
        item = QStandardItem(layer.name)
        facts = f"{layer.kind} \N{MIDDLE DOT} {shape_text(layer.output_shape)}"
        item.setData(layer.name, _NAME)
        item.setData(facts, _FACTS)
        item.setEnabled(True)
        lines = [layer.name, facts]
        if layer.parameters:
            lines.append(self.tr("Parameters: {count}").format(count=count_text(layer.parameters)))
        if layer.receptive_field is not None:
            lines.append(self.tr("Receptive field: {side} px").format(side=layer.receptive_field))
        item.setToolTip(plain_tip("\n".join(lines)))
        item.setData(", ".join(lines), Qt.ItemDataRole.AccessibleTextRole)
        item.setData(is_strong, Qt.ItemDataRole.UserRole)
        return item

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        with QSignalBlocker(self._view.selectionModel()):
            self._hits.setFilterFixedString(text)

    @Slot()
    def _on_search_taken(self) -> None:
        if self._hits.rowCount():
            self._view.setCurrentIndex(self._hits.index(0, 0))

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.layer_chosen.emit(str(index.data(_NAME)))


class _LayerDelegate(QStyledItemDelegate):
    """Draws the facts dim below the name."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        """Return a row of two lines."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Draw the ground as every list does, then both lines."""
        name, facts = str(index.data(_NAME)), str(index.data(_FACTS))
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect = QRect(option.rect).adjusted(GRID, 4, -GRID, -4)
        is_strong = bool(index.data(Qt.ItemDataRole.UserRole))
        painter.save()
        self._draw(painter, rect, name, Role.BODY, "text" if is_strong else "dim")
        self._draw(painter, rect, facts, Role.CAPTION, "dim")
        painter.restore()

    def _draw(
        self, painter: QPainter, rect: QRect, text: str, role: Role, color: ColorName
    ) -> None:
        painter.setFont(self._theme.font_of(role))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        place = Qt.AlignmentFlag.AlignTop if role is Role.BODY else Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect, place | Qt.AlignmentFlag.AlignLeft, shown)
