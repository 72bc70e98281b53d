"""The checklist as a Qt item model: blocks at the top, their layers below."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.core.networks.layers import Layer
from studio.ui.texts.format import count_text, shape_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.layer_tree.checklist import Block, Checklist, Note, Tick
from studio.ui.widgets.plain_tip import plain_tip

_AnyIndex = QModelIndex | QPersistentModelIndex
NAME, PARAMETERS, STATUS = range(3)
SHAPE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SEARCH_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_TOP = 0
"""Internal id of a block's index; a layer's is its block's row + 1."""

_CHECK = {
    Tick.OFF: Qt.CheckState.Unchecked,
    Tick.SOME: Qt.CheckState.PartiallyChecked,
    Tick.ON: Qt.CheckState.Checked,
}


class LayerModel(QAbstractItemModel):
    """Rows of the checklist.

    Signals:
        toggled(): the person ticked or unticked something; not emitted by `set_checked`.
    """

    toggled = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checklist = Checklist()
        self._is_read_only = False

    @property
    def checklist(self) -> Checklist:
        """What is shown."""
        return self._checklist

    @property
    def is_read_only(self) -> bool:
        """Whether ticks are only shown."""
        return self._is_read_only

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether ticks are only shown."""
        self._is_read_only = is_read_only

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show another network; ticks and notes that still fit stay."""
        before = self._checklist
        self.beginResetModel()
        self._checklist = Checklist(layers)
        self._checklist.set_checked(before.checked())
        self._checklist.set_notes(before.notes)
        self.endResetModel()

    def set_checked(self, names: Iterable[str]) -> None:
        """Tick exactly these."""
        if self._checklist.set_checked(names):
            self._refresh()

    def set_notes(self, notes: Mapping[str, Note]) -> None:
        """Put notes beside blocks."""
        self._checklist.set_notes(notes)
        self._refresh_blocks(STATUS, [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole])

    def texts(self, column: int) -> set[str]:
        """Return all that a column shows, to measure it."""
        blocks = (self.index(at, column) for at in range(len(self._checklist.blocks)))
        layers = (
            self.createIndex(row, column, at + 1)
            for at, block in enumerate(self._checklist.blocks)
            for row in range(len(block.layers))
        )
        return {self._text(index) for index in (*blocks, *layers)}

    def toggle(self, indexes: Iterable[_AnyIndex]) -> None:
        """Press on every one of these rows at once; nothing happens where all is only shown."""
        if self._is_read_only:
            return
        layers = [layer for index in indexes for layer in self.layers_of(index)]
        if self._checklist.set_checked(self._checklist.toggled(layers)):
            self._refresh()
            self.toggled.emit()

    def layers_of(self, index: _AnyIndex) -> tuple[Layer, ...]:
        """Return the layer of a row, or all layers of a block's row."""
        layer = self.layer(index)
        return self.block(index).layers if layer is None else (layer,)

    def block(self, index: _AnyIndex) -> Block:
        """Return the block of a row, be it the block's own or a layer's."""
        inside = int(index.internalId())
        return self._checklist.blocks[index.row() if inside == _TOP else inside - 1]

    def layer(self, index: _AnyIndex) -> Layer | None:
        """Return the layer of a row, None for a block's."""
        inside = int(index.internalId())
        return None if inside == _TOP else self._checklist.blocks[inside - 1].layers[index.row()]

    def index_of(self, layer_name: str) -> QModelIndex:
        """Return the index of a layer's row, an invalid one where there is none."""
        for at, block in enumerate(self._checklist.blocks):
            for row, layer in enumerate(block.layers):
                if layer.name == layer_name:
                    return self.createIndex(row, NAME, at + 1)
        return QModelIndex()

    def _refresh(self) -> None:
        roles = [Qt.ItemDataRole.CheckStateRole]
        self._refresh_blocks(NAME, roles)
        for at, block in enumerate(self._checklist.blocks):
            first = self.createIndex(0, NAME, at + 1)
            last = self.createIndex(len(block.layers) - 1, NAME, at + 1)
            self.dataChanged.emit(first, last, roles)

    def _refresh_blocks(self, column: int, roles: list[Qt.ItemDataRole]) -> None:
        count = len(self._checklist.blocks)
        if count:
            self.dataChanged.emit(self.index(0, column), self.index(count - 1, column), roles)

    # Qt's side

    def index(self, row: int, column: int, parent: _AnyIndex | None = None) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent or QModelIndex()):
            return QModelIndex()
        inside = _TOP if parent is None or not parent.isValid() else parent.row() + 1
        return self.createIndex(row, column, inside)

    def parent(self, index: _AnyIndex | None = None) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        """Return the block's index of a layer's."""
        if index is None or not index.isValid() or int(index.internalId()) == _TOP:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, NAME, _TOP)

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """Return the number of blocks, or of a block's layers."""
        if parent is None or not parent.isValid():
            return len(self._checklist.blocks)
        is_block = int(parent.internalId()) == _TOP and parent.column() == NAME
        return len(self._checklist.blocks[parent.row()].layers) if is_block else 0

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        """Return 3: name, parameters, status."""
        return 3

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME and not self._is_read_only and self._tick(index) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if self.layer(index) is not None:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def setData(
        self, index: _AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick or untick; a half ticked block becomes a ticked one."""
        is_tick = role == Qt.ItemDataRole.CheckStateRole and self._tick(index) is not None
        if not is_tick or self._is_read_only:
            return False
        self.toggle([index])
        return True

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.CheckStateRole:
                tick = self._tick(index) if index.column() == NAME else None
                return None if tick is None else _CHECK[tick]
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft
                if index.column() != NAME:
                    side = Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                is_block = index.column() == NAME and self.layer(index) is None
                return self._theme.font_of(Role.STRONG if is_block else Role.BODY)
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(index)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tooltip(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._text(index)
        if role == SHAPE_ROLE and index.column() == NAME:
            layer = self.layer(index)
            return shape_text(layer.output_shape) if layer else ""
        if role == SEARCH_ROLE:
            layer = self.layer(index)
            return f"{layer.name} {layer.kind}" if layer else self.block(index).name
        return None

    def _tick(self, index: _AnyIndex) -> Tick | None:
        layer = self.layer(index)
        if layer is None:
            return self._checklist.block_tick(self.block(index))
        return self._checklist.layer_tick(layer)

    def _text(self, index: _AnyIndex) -> str:
        layer, block = self.layer(index), self.block(index)
        match index.column():
            case 0:
                return layer.name if layer else block.name
            case 1:
                return count_text(layer.parameters if layer else block.parameters)
        if layer is None:
            note = self._checklist.notes.get(block.name)
            return note.label if note else ""
        if layer.receptive_field is None:
            return ""
        return self.tr("RF {side}").format(side=count_text(layer.receptive_field))

    def _color(self, index: _AnyIndex) -> object:
        if index.column() == NAME:
            return self._theme.color("text")
        if index.column() == STATUS and self.layer(index) is None:
            note = self._checklist.notes.get(self.block(index).name)
            return self._theme.color(note.tone if note else "dim")
        return self._theme.color("dim")

    def _tooltip(self, index: _AnyIndex) -> str:
        layer = self.layer(index)
        match index.column():
            case 0 if layer:
                return f"{layer.name}\n{layer.kind} · {shape_text(layer.output_shape)}"
            case 1:
                return self.tr("Parameters: the numbers that training adjusts")
            case 2 if layer and layer.receptive_field is not None:
                return self.tr("Receptive field: side in pixels of the area that one unit sees")
        return ""
