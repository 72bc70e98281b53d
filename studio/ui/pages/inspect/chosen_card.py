"""The images that are chosen in the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

SIDE = 72


class ChosenCard(Card):
    """Thumbnails with class and answer; a double click shows one large.

    Signals:
        image_picked(str): this file is to be looked at by the other modes.
    """

    image_picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.grid = ThumbnailGrid(theme, cached_thumbnail, self.tr("Selected images"))
        self.grid.set_tile_side(SIDE)
        self.grid.set_captions(True)
        self.body.addWidget(self.grid, 1)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self.grid.image_activated.connect(self._on_image_activated)
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show what is chosen; the only picture is picked by itself."""
        title = self.tr("Selected: {count}")
        self.set_title(title.format(count=count_text(len(pictures))) if pictures else "")
        self.grid.set_empty_text(
            self.tr("Nothing selected"),
            self.tr("Click points of the map, or draw a lasso around some (key L, or Shift)."),
        )
        self.grid.set_pictures(pictures)

    @Slot()
    def _on_selection_changed(self) -> None:
        chosen = self.grid.selected()
        if len(chosen) == 1:
            self.image_picked.emit(self.grid.pictures()[chosen[0]].path)

    @Slot(int)
    def _on_image_activated(self, number: int) -> None:
        ImageDialog(self._theme, self.grid.pictures(), number, self.window()).open()
