"""The legend of a map: which colour is what, and which groups are shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.point_map.markers import group_icon
from studio.ui.widgets.point_map.points import Coloring

WIDTH = 152

_NUMBER = int(Qt.ItemDataRole.UserRole)


class GroupList(QWidget):
    """A row a group, with a box that shows or hides its points.

    A double click, or Return, shows one group alone, and all again.

    Signals:
        shown_changed(object): numbers of the groups that are shown now, a frozenset.
    """

    shown_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._coloring: Coloring | None = None
        self.list = _Rows()
        self.list.setAccessibleName(self.tr("Legend"))
        self.list.setToolTip(
            self.tr("The boxes show and hide points. A double click shows one group alone.")
        )
        self.list.setFont(theme.font_of(Role.CAPTION))
        self.all = Button(theme, self.tr("Show all groups"), small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.all)
        self.setFixedWidth(WIDTH)
        self.all.hide()
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.activated.connect(self._on_activated)
        self.all.clicked.connect(self.show_all)
        theme.changed.connect(self._draw_icons)

    def set_coloring(self, coloring: Coloring) -> None:
        """List the groups that have points, all of them shown."""
        self._coloring = coloring
        counts = coloring.counts()
        with QSignalBlocker(self.list):
            self.list.clear()
            for number, group in enumerate(coloring.groups):
                if counts[number]:
                    count = count_text(int(counts[number]))
                    item = QListWidgetItem(f"{group.name} ({count})")
                    item.setData(_NUMBER, number)
                    item.setToolTip(plain_tip(group.name))
                    item.setCheckState(Qt.CheckState.Checked)
                    self.list.addItem(item)
        self._draw_icons()
        self.all.hide()

    def shown(self) -> frozenset[int]:
        """Return the numbers of the groups that are shown."""
        return frozenset(
            int(item.data(_NUMBER))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def show_groups(self, groups: frozenset[int]) -> None:
        """Show these groups, of those that have points now, and no other."""
        listed = {int(item.data(_NUMBER)) for item in self._items()}
        if groups & listed != self.shown():
            self._check(set(groups & listed))

    def show_only(self, number: int) -> None:
        """Show one group alone, or all again where it is alone already."""
        if self.shown() == {number}:
            self.show_all()
            return
        self._check({number})

    @Slot()
    def show_all(self) -> None:
        """Show every group."""
        self._check({int(item.data(_NUMBER)) for item in self._items()})

    def _check(self, shown: set[int]) -> None:
        with QSignalBlocker(self.list):
            for item in self._items():
                is_shown = int(item.data(_NUMBER)) in shown
                item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
        self.list.viewport().update()
        self._tell()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self) -> None:
        shown = self.shown()
        self.all.setVisible(len(shown) < self.list.count())
        self.shown_changed.emit(shown)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self._tell()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.show_only(int(index.data(_NUMBER)))

    @Slot()
    def _draw_icons(self) -> None:
        if self._coloring is None:
            return
        ratio = self.devicePixelRatioF()
        with QSignalBlocker(self.list):
            for item in self._items():
                number = int(item.data(_NUMBER))
                group = self._coloring.groups[number]
                item.setIcon(group_icon(self._theme, group, number, ratio))


class _Rows(QListWidget):
    """Rows of which Return activates the current one on every system."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
