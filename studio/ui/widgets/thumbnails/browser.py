"""The pictures of a data set: class chips, a size slider, the grid."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.chip_group import ChipGroup
from studio.ui.widgets.thumbnails.grid import ThumbnailGrid
from studio.ui.widgets.thumbnails.loader import Load
from studio.ui.widgets.thumbnails.picture import Picture
from studio.ui.widgets.value_slider import ValueSlider

SMALLEST, LARGEST, FIRST = 48, 256, 80
ALL = ""


class ThumbnailBrowser(QWidget):
    """A grid with its filter.

    Signals:
        image_activated(int): double click or Return on this one of all pictures.
        class_shown(str): the person filtered by this class, "" for all.
    """

    image_activated = Signal(int)
    class_shown = Signal(str)

    def __init__(self, theme: Theme, load: Load, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = ChipGroup(theme, self.tr("Classes"))
        self._slider = ValueSlider(
            theme, self.tr("Size"), SMALLEST, LARGEST, 8, digits=0, shows_value=False
        )
        self.grid = ThumbnailGrid(theme, load, name)
        header = QHBoxLayout()
        header.setSpacing(GAP)
        header.addWidget(self._chips, 1)
        header.addWidget(self._slider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(header)
        column.addWidget(self.grid, 1)
        self._chips.choice_chosen.connect(self._on_class_chosen)
        self._slider.value_changed.connect(self._on_slider_changed)
        self.grid.image_activated.connect(self.image_activated)
        self._slider.set_value(FIRST)
        self.grid.set_tile_side(FIRST)
        self.set_pictures((), ())

    def set_pictures(self, pictures: Sequence[Picture], classes: Sequence[str]) -> None:
        """Show `pictures`, with a chip for every one of `classes` and one for all."""
        shown = self.shown_class()
        chips = [(ALL, self.tr("All")), *((name, name) for name in classes)]
        self._chips.set_choices(chips)
        self.grid.set_pictures(pictures)
        self.show_class(shown if shown in classes else ALL)

    def shown_class(self) -> str:
        """Return the class shown, "" for all."""
        return self._chips.choice() or ALL

    def show_class(self, name: str) -> None:
        """Filter by a class, "" for none, without a signal."""
        self._chips.set_choice(name)
        self.grid.set_class(name or None)

    @Slot(str)
    def _on_class_chosen(self, name: str) -> None:
        self.grid.set_class(name or None)
        self.class_shown.emit(name)

    @Slot(float)
    def _on_slider_changed(self, side: float) -> None:
        self.grid.set_tile_side(round(side))
