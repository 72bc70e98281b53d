"""A grid of thumbnails to look through, choose from and open."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.clipboard import copy_image, copy_text
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.menu_place import is_by_mouse, menu_place
from studio.ui.widgets.thumbnails.grid_view import GridView
from studio.ui.widgets.thumbnails.loader import Load, ThumbnailLoader
from studio.ui.widgets.thumbnails.picture import Picture
from studio.ui.widgets.thumbnails.picture_model import PictureModel


class ThumbnailGrid(QWidget):
    """Thumbnails of any number of pictures, decoded by `load` when they come into view.

    Signals:
        image_activated(int): double click or Return on this one of all pictures.
        selection_changed(): other pictures are chosen; ask `selected`.
        delete_pressed(): the person pressed Delete on the chosen pictures.
        menu_opening(object): a QMenu for the chosen pictures, before it is shown: add to it.
    """

    image_activated = Signal(int)
    selection_changed = Signal()
    delete_pressed = Signal()
    menu_opening = Signal(object)

    def __init__(self, theme: Theme, load: Load, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = PictureModel(self)
        self._loader = ThumbnailLoader(load, parent=self)
        self._view = GridView(theme, self._model, self._loader)
        self._view.setAccessibleName(name)
        self._empty = EmptyState(theme, "image", self.tr("No pictures here"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self._view)
        self._view.activated.connect(self._on_view_activated)
        self._view.selectionModel().selectionChanged.connect(self.selection_changed)
        self._update_emptiness()

    @property
    def view(self) -> GridView:
        """The view, for its geometry and its keyboard."""
        return self._view

    @property
    def loader(self) -> ThumbnailLoader:
        """The loader, to wait for it or to drop what it keeps."""
        return self._loader

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these, from the top."""
        self._model.set_pictures(pictures)
        self._after_reset()

    def update_pictures(self, pictures: Sequence[Picture], chosen: Sequence[int]) -> None:
        """Show these as a newer state of the same list: nothing is scrolled away.

        Args:
            pictures: in their new order.
            chosen: which of them are selected, ascending.
        """
        bar = self._view.verticalScrollBar()
        place = bar.value()
        with QSignalBlocker(self):
            self.set_pictures(pictures)
            self._select_rows([self._model.row_of(number) for number in chosen])
        bar.setValue(place)
        self.selection_changed.emit()

    def pictures(self) -> Sequence[Picture]:
        """Return every picture, filter or not."""
        return self._model.pictures

    def set_filter(self, keeps: Callable[[Picture], bool] | None) -> None:
        """Show only pictures that `keeps` is true of; None shows all."""
        self._model.set_filter(keeps)
        self._after_reset()

    def set_class(self, class_name: str | None) -> None:
        """Show only pictures of a class; None shows all."""
        self.set_filter(None if class_name is None else _OfClass(class_name))

    def shown_count(self) -> int:
        """Return how many pictures the filter keeps."""
        return self._model.rowCount()

    def set_tile_side(self, side: int) -> None:
        """Make tiles about `side` pixels."""
        self._view.set_tile_side(side)

    def set_captions(self, has_captions: bool) -> None:
        """Show or leave out the captions."""
        self._view.set_captions(has_captions)

    def set_empty_text(self, text: str, explanation: str = "") -> None:
        """Say why there may be nothing."""
        self._empty.set_texts(text, explanation)

    def selected(self) -> list[int]:
        """Return which of all pictures are chosen, in order."""
        return sorted(self.iterate_selected())

    def iterate_selected(self) -> Iterator[int]:
        """Yield which of all pictures are chosen, in any order: of 100,000, the first at once."""
        selection = self._view.selectionModel().selection()
        for chosen in map(selection.at, range(selection.count())):
            yield from map(self._model.number, range(chosen.top(), chosen.bottom() + 1))

    def select(self, number: int) -> None:
        """Choose one of all pictures and bring it into view; nothing where it is filtered out."""
        row = self._model.row_of(number)
        if row >= 0:
            self._view.setCurrentIndex(self._model.index(row, 0))

    def _select_rows(self, rows: Sequence[int]) -> None:
        """Select rows, neighbours as one range; the keyboard is at the first; -1 is none."""
        selection = QItemSelection()
        shown = [row for row in rows if row >= 0]
        first = 0
        for at, row in enumerate(shown):
            if at + 1 == len(shown) or shown[at + 1] != row + 1:
                top, bottom = (self._model.index(one, 0) for one in (shown[first], row))
                selection.select(top, bottom)
                first = at + 1
        if shown:
            model, flags = self._view.selectionModel(), QItemSelectionModel.SelectionFlag
            model.setCurrentIndex(self._model.index(shown[0], 0), flags.NoUpdate)
            model.select(selection, flags.ClearAndSelect)

    def _after_reset(self) -> None:
        self._view.updateGeometries()
        self._view.verticalScrollBar().setValue(0)
        self._view.viewport().update()
        self._update_emptiness()
        self.selection_changed.emit()

    def _update_emptiness(self) -> None:
        is_empty = self._model.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if is_empty else self._view)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return whether words are shown, which take more lines where it is narrow."""
        return self._stack.currentWidget() is self._empty

    def minimumSizeHint(self) -> QSize:
        """Return what is needed by what is shown: pictures scroll, so they need less than words."""
        shown = self._empty if self.hasHeightForWidth() else self._view
        return shown.minimumSizeHint()

    @Slot(QModelIndex)
    def _on_view_activated(self, index: QModelIndex) -> None:
        self.image_activated.emit(self._model.number(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that Delete was pressed; the view has no use for it."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the picture under the mouse, or the present one."""
        view = self._view
        place = view.viewport().mapFromGlobal(event.globalPos())
        index = view.indexAt(place) if is_by_mouse(event) else view.currentIndex()
        if index.isValid():
            menu = self.make_menu(index.row())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(menu_place(event, view.viewport(), view.visualRect(index).center()))

    def make_menu(self, row: int) -> QMenu:
        """Return the menu of the picture in `row`, with what the page adds."""
        menu = QMenu(self)
        for icon, text, slot in (
            ("eye", self.tr("Open"), self._on_open_chosen),
            ("folder", self.tr("Show in folder"), self._on_show_in_folder_chosen),
            ("image", self.tr("Copy picture"), self._on_copy_picture_chosen),
            ("copy", self.tr("Copy path"), self._on_copy_path_chosen),
        ):
            action = menu.addAction(self._theme.icon(icon), text)
            action.setData(row)
            action.triggered.connect(slot)
        self.menu_opening.emit(menu)
        # Behind another list of pictures the row is another one's, or nobody's.
        self._model.modelReset.connect(menu.close)
        return menu

    def _row_of_sender(self) -> int:
        action = self.sender()
        return int(action.data()) if isinstance(action, QAction) else -1

    @Slot()
    def _on_open_chosen(self) -> None:
        self.image_activated.emit(self._model.number(self._row_of_sender()))

    @Slot()
    def _on_show_in_folder_chosen(self) -> None:
        folder = Path(self._model.picture(self._row_of_sender()).path).parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _on_copy_picture_chosen(self) -> None:
        picture = self._model.picture(self._row_of_sender())
        image = QImage(picture.path)
        if image.isNull():  # a format that Qt cannot read: the thumbnail is better than nothing
            pixmap = self._loader.pixmap(picture.path, self._view.decode_side())
            image = QImage() if pixmap is None else pixmap.toImage()
        copy_image(self, image)

    @Slot()
    def _on_copy_path_chosen(self) -> None:
        path = self._model.picture(self._row_of_sender()).path
        copy_text(self, path)


class _OfClass:
    """A filter that can be compared and named."""

    def __init__(self, class_name: str) -> None:
        self._class_name = class_name

    def __call__(self, picture: Picture) -> bool:
        return picture.class_name == self._class_name
