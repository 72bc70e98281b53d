"""A list that opens over the page, with a search field: for hundreds of choices."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.search_field import SearchField

SIZE = (260, 320)


class ListPopup(QFrame):
    """Type to search, arrow keys and Return to choose, Escape to leave.

    Signals:
        choice_chosen(str): the person chose this key; the popup closes.
    """

    choice_chosen = Signal(str)

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("variant", "popup")
        self._model = QStandardItemModel(self)
        self._hits = QSortFilterProxyModel(self)
        self._hits.setSourceModel(self._model)
        self._hits.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search = SearchField(theme, text)
        self._list = QListView()
        self._list.setModel(self._hits)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        self.resize(*SIZE)
        self.setFocusProxy(self._search)
        self._search.search_changed.connect(self._on_search_changed)
        self._search.taken.connect(self._on_search_taken)
        self._list.clicked.connect(self._choose)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, words)."""
        self._model.clear()
        for key, text in choices:
            item = QStandardItem(text)
            item.setData(key, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)

    def shown(self) -> list[str]:
        """Return the words of the hits."""
        return [str(self._hits.index(row, 0).data()) for row in range(self._hits.rowCount())]

    def open_at(self, point: QPoint) -> None:
        """Open with the upper left corner at a point of the screen, moved in where it must be."""
        self._search.clear()
        screen = self.screen().availableGeometry()
        x = min(point.x(), screen.right() - self.width())
        y = min(point.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list while the focus stays in the field."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = self._list.currentIndex().row() + step
        row = min(max(row, 0), self._hits.rowCount() - 1)
        self._list.setCurrentIndex(self._hits.index(row, 0))

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        self._hits.setFilterFixedString(text)
        self._list.setCurrentIndex(self._hits.index(0, 0))

    @Slot()
    def _on_search_taken(self) -> None:
        self._choose(self._list.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close()
            self.choice_chosen.emit(str(index.data(Qt.ItemDataRole.UserRole)))
