"""The tiles of a layer with everything around them."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.filters import FiltersFacts
from studio.core.look.mosaic import Place
from studio.core.look.table import AnyView, spec_of
from studio.core.networks.layers import Layer
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.readout import readout
from studio.ui.pages.inspect.tile_output import TileOutput
from studio.ui.pages.inspect.view_switches import ViewSwitches
from studio.ui.pages.inspect.wish import Mode, Wish
from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.saving import NPZ
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.tile_view import TileView


class PictureCard(Card):
    """Filters or maps: switches, tiles, pages, and what is under the pointer.

    Signals:
        wish_changed(): something else has to be asked for; see `view`.
        mode_chosen(): filters in place of maps, or the other way round.
        way_on_chosen(): the button of what is shown in place of the tiles.
    """

    wish_changed = Signal()
    mode_chosen = Signal()
    way_on_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._wish = Wish()
        self._seen: Seen | None = None
        self._view: AnyView | None = None
        self._modes = SegmentedControl(
            theme,
            self.tr("View"),
            (("filters", self.tr("Filters")), ("maps", self.tr("Activation maps"))),
        )
        self._modes.setToolTip(
            self.tr(
                "Filters are the weights that a layer slides over its input. Activation maps are "
                "what it makes of an image with them."
            )
        )
        self.switches = ViewSwitches(theme)
        self.tiles = TileView(theme, self.tr("Tiles"))
        self._output = TileOutput()
        self.menu = PictureMenu(
            self,
            self._output.image,
            self._output.file_stem,
            self._output.is_empty,
            {NPZ: self._output.npz_writer},
        )
        self._message = EmptyState(theme, "inspect", "")
        self._stack = QStackedWidget()
        self._readout = ElidedLabel(theme, "", Role.CAPTION)
        self._back = Button(theme, self.tr("Show all"), icon="chevron-left", small=True)
        self._before = IconButton(theme, "chevron-left", self.tr("Previous page"), small=True)
        self._pages = Label(theme, "", Role.CAPTION)
        self._after = IconButton(theme, "chevron-right", self.tr("Next page"), small=True)
        self._smaller = IconButton(theme, "minus", self.tr("Smaller (key -)"), small=True)
        self._fit = IconButton(theme, "search", self.tr("Fit all (key 0)"), small=True)
        self._larger = IconButton(theme, "plus", self.tr("Larger (key +)"), small=True)
        self._more = IconButton(theme, "save", self.tr("Copy or save"), small=True)
        self._lay_out()
        self._connect()
        self.show_message(self.tr("Choose a layer"))

    def _lay_out(self) -> None:
        self.add_action(self._modes)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tiles, 1)
        self._stack.addWidget(self._message)
        self._stack.addWidget(room)
        below = QHBoxLayout()
        below.setSpacing(4)
        for widget in (self._back, self._before, self._pages, self._after):
            below.addWidget(widget)
        below.addWidget(self._readout, 1)
        for widget in (self._smaller, self._fit, self._larger, self._more):
            below.addWidget(widget)
        self.body.addWidget(self.switches)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(below)

    def _connect(self) -> None:
        self._modes.choice_chosen.connect(self._on_mode_chosen)
        self.switches.wish_changed.connect(self._on_switched)
        self.switches.shading_changed.connect(self._draw)
        self.tiles.hovered.connect(self._on_hovered)
        self.tiles.current_changed.connect(self._on_current_changed)
        self.tiles.tile_activated.connect(self._on_tile_activated)
        self.tiles.menu_requested.connect(self.menu.open_at)
        self._message.action_chosen.connect(self.way_on_chosen)
        self._back.clicked.connect(self.show_all)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._smaller.clicked.connect(self._on_smaller_clicked)
        self._larger.clicked.connect(self._on_larger_clicked)
        self._fit.clicked.connect(self.tiles.fit)
        self._more.clicked.connect(self._on_more_clicked)

    @property
    def mode(self) -> Mode:
        """Whether filters or maps are wanted."""
        return self._wish.mode

    @property
    def is_showing(self) -> bool:
        """Whether tiles are seen, rather than a message."""
        return self._stack.currentWidget() is not self._message

    @property
    def layer(self) -> str:
        """Name of the layer whose tiles are seen, "" where none are."""
        facts = self._seen.facts if self._seen is not None else None
        return facts.layer if isinstance(facts, FiltersFacts | ActivationsFacts) else ""

    def view(self, layer: Layer, image: str) -> AnyView:
        """Return the question about `layer`."""
        return self.switches.applied(self._wish).view(layer.name, image, layer.output_shape)

    def set_mode(self, mode: Mode, *, has_filters: bool) -> None:
        """Show filters or maps; a layer without filters has maps only."""
        self._modes.set_shown("filters", has_filters)
        self._modes.set_choice(mode if has_filters else "maps")
        self._wish = Wish("filters" if self._modes.choice() == "filters" else "maps")

    def show_seen(self, view: AnyView, seen: Seen) -> None:
        """Show an answer."""
        self._view, self._seen = view, seen
        assert isinstance(seen.facts, FiltersFacts | ActivationsFacts)
        self.switches.show_facts(seen.facts, self._wish)
        self._stack.setCurrentIndex(1)
        self._draw()
        self._show_pages()

    def show_message(self, text: str, explanation: str = "", action: str = "") -> None:
        """Show words in place of the tiles, with the button that leads on."""
        self._seen = None
        self._message.set_texts(text, explanation, action)
        self._stack.setCurrentIndex(0)
        self._readout.setText("")
        self._show_pages()

    @Slot()
    def show_all(self) -> None:
        """Show the page again that a single tile was opened from."""
        if self._wish.alone is not None:
            self._set_wish(replace(self._wish, alone=None))

    def _set_wish(self, wish: Wish) -> None:
        if wish != self._wish:
            self._wish = wish
            self.wish_changed.emit()

    @Slot()
    def _draw(self) -> None:
        if self._seen is None or self._view is None:
            return
        make = spec_of(self._view).tiles
        assert make is not None, "filters and maps are pictures"
        tiles = make(self._seen.arrays, self._seen.facts, self.switches.shading())
        self.tiles.set_tiles(tiles)
        facts = self._seen.facts
        assert isinstance(facts, FiltersFacts | ActivationsFacts)
        self._output.set_content(tiles, self._seen.arrays, f"{facts.layer}-{self._wish.mode}")
        self.tiles.setAccessibleDescription(self._summary())
        self._readout.setText(self._summary())

    def _summary(self) -> str:
        """Return what is seen as one line, for a screen reader and while nothing is pointed at."""
        facts = self._seen.facts if self._seen is not None else None
        if isinstance(facts, FiltersFacts):
            height, width, *_ = facts.shape
            return self.tr("{count} filters of {height} × {width}, largest weight {value}").format(
                count=count_text(facts.total),
                height=height,
                width=width,
                value=figure_text(facts.largest),
            )
        if isinstance(facts, ActivationsFacts):
            return self.tr("{count} maps, values {lowest} to {highest}").format(
                count=count_text(facts.total),
                lowest=figure_text(facts.lowest),
                highest=figure_text(facts.highest),
            )
        return ""

    def _page(self) -> tuple[int, int, int]:
        """Return the first tile, the number on this page, and the total."""
        seen, view = self._seen, self._view
        if seen is None or view is None or not self.is_showing:
            return 0, 0, 0
        facts = seen.facts
        assert isinstance(facts, FiltersFacts | ActivationsFacts)
        name = "activations" if isinstance(view, Activations) else "filters"
        return self._wish.first, seen.arrays[name].shape[-1], facts.total

    def _show_pages(self) -> None:
        first, count, total = self._page()
        is_alone = self._wish.alone is not None and self.is_showing
        is_paged = count < total and not is_alone
        self._back.setVisible(is_alone)
        for widget in (self._before, self._pages, self._after):
            widget.setVisible(is_paged)
        words = self.tr("{first} to {last} of {total}")
        self._pages.setText(
            words.format(
                first=count_text(first), last=count_text(first + count - 1), total=count_text(total)
            )
        )
        self._before.setEnabled(first > 0)
        self._after.setEnabled(first + count < total)
        for widget in (self._smaller, self._fit, self._larger, self._more):
            widget.setEnabled(self.is_showing)

    @Slot(str)
    def _on_mode_chosen(self, mode: str) -> None:
        self._wish = Wish("filters" if mode == "filters" else "maps")
        self.mode_chosen.emit()

    @Slot()
    def _on_switched(self) -> None:
        self._wish = replace(self._wish, first=0, alone=None)
        self.wish_changed.emit()

    @Slot()
    def _on_before_clicked(self) -> None:
        first, count, _ = self._page()
        size = self._page_size() or count
        self._set_wish(replace(self._wish, first=max(first - size, 0)))

    @Slot()
    def _on_after_clicked(self) -> None:
        first, count, _ = self._page()
        self._set_wish(replace(self._wish, first=first + count))

    def _page_size(self) -> int:
        return getattr(self._view, "count", 0)

    @Slot(int)
    def _on_tile_activated(self, tile: int) -> None:
        if self._wish.alone is None:
            self._set_wish(replace(self._wish, alone=self._wish.first + tile))

    @Slot(object)
    def _on_hovered(self, place: Place | None) -> None:
        if self._seen is None:
            return
        shading = self.switches.shading()
        said = readout(self._seen, self._wish, shading.channel, place) if place else ""
        self._readout.setText(said or self._summary())

    @Slot(int)
    def _on_current_changed(self, tile: int) -> None:
        grid = self.tiles.grid
        self._on_hovered(Place(tile, grid.height // 2, grid.width // 2) if grid.total else None)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self.tiles.zoom(-1)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self.tiles.zoom(1)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.open_at(self._more.mapToGlobal(self._more.rect().bottomLeft()))
